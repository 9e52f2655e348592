"""What entries say in other languages: by the operator's translation service, or corrected by an entry's own people.

A translation belongs to the text it was made of, by the text's digest: beside another text it is never shown.
"""

from django.db import models

from ucap.exchange.models.entry import Entry, choices
from ucap.exchange.states import TextPart
from ucap.people.models import User


class EntryTranslation(models.Model):
    """One text of an entry in one other language."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="translations")
    part = models.CharField(max_length=8, choices=choices(TextPart))
    original = models.TextField()
    digest = models.CharField(max_length=64)  # of the original and its language: exchange/digests.py
    source = models.CharField(max_length=35)  # BCP 47, as `target`
    target = models.CharField(max_length=35)
    machine = models.TextField(blank=True)  # "" until the service has answered
    corrected = models.TextField(blank=True)  # "" where its people leave it to the machine
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")  # who corrected it
    at = models.DateTimeField()  # when it last changed

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["-at"], name="translations_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "target", "part", "digest"], name="one_translation_a_text_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.part} {self.target}"

    @property
    def text(self) -> str:
        """What readers are shown."""
        return self.corrected or self.machine


class EntryTranslated(models.Model):
    """How far the service has come with an entry: of which version, and when it is asked again."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="translated")
    version = models.PositiveIntegerField()  # its number
    revision = models.PositiveIntegerField()
    done = models.BooleanField(default=False)  # in every language of the interface
    failures = models.PositiveSmallIntegerField(default=0)  # one after the other
    due_at = models.DateTimeField()  # not before this, unless it is done or its text has changed

    class Meta:
        indexes = [models.Index(fields=["done", "due_at"], name="translated_by_time")]

    def __str__(self) -> str:
        return f"{self.entry_id} v{self.version}"


class TranslationPause(models.Model):
    """At most one row: the service did not answer, and is let alone for a while."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    failures = models.PositiveSmallIntegerField()  # one after the other
    until = models.DateTimeField()
    error = models.TextField()  # what `ucap check` says of it

    def __str__(self) -> str:
        return f"until {self.until}"
