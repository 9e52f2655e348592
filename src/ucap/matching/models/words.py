"""The words of everything public: what a misspelt word can be mended to."""

from django.db import models

from ucap.matching.spelling import LONGEST


class Word(models.Model):
    """One word in Latin letters, folded. Only of what everybody may see: a page says it to whoever misspells it."""

    word = models.CharField(max_length=LONGEST, unique=True)
    letters = models.PositiveSmallIntegerField()
    things = models.PositiveIntegerField()  # in which it stands, about: counted anew every night

    class Meta:
        indexes = [models.Index(fields=["letters"], name="words_by_letters")]

    def __str__(self) -> str:
        return self.word
