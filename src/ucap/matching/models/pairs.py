"""Who stands in whose list of matches, who was told of it, and from which score on they want to be."""

from django.db import models

from ucap.exchange.models import Entry
from ucap.matching.models.meaning import Index
from ucap.people.models import User


class Pair(models.Model):
    """One of the entries that fit an entry best."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="pairs")
    other = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="listed_in")
    score = models.FloatField()
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-score", "other"]
        indexes = [models.Index(fields=["-score", "entry", "other"], name="pairs_by_score")]
        constraints = [models.UniqueConstraint(fields=["entry", "other"], name="a_pair_once_a_list")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.other_id}"


class Paired(models.Model):
    """Of which text of an entry its pairs were looked for."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="paired")
    index = models.ForeignKey(Index, on_delete=models.CASCADE, related_name="+")
    stamp = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.entry_id


class Told(models.Model):
    """Somebody was told that another entry fits one of theirs; never again."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "entry", "other"], name="told_once_of_a_pair")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.entry_id} {self.other_id}"


class AlertLevel(models.Model):
    """From which score on a person is told of matches; who never chose has no row."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="alert_level")
    least = models.FloatField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.least}"
