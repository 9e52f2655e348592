"""The append-only record of who did what, when, from what to what."""

from django.db import models

from ucap.journal.apart import PARTS


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, kind: str, id: str) -> "EntryQuerySet":  # noqa: A002 - the field's name
        return self.filter(subject_kind=kind, subject_id=id)


class Entry(models.Model):
    """One thing that happened. Rows are never changed or deleted: the database itself refuses (migration 0001).

    The actor is the public id of a person, not a name, so that a person can be forgotten while the record stands; what
    before, after and detail say of a person is in `Private`.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=32, blank=True)  # "" for somebody without an account
    verb = models.CharField(max_length=40)  # "plan.published"
    subject_kind = models.CharField(max_length=20)  # "plan"
    subject_id = models.CharField(max_length=32)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    detail = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-id"]),
            # How many plans were published, and the last: asked with every list (plans/queries/catalogue.py)
            models.Index(fields=["verb", "id"], name="journal_by_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject_id}"


class Private(models.Model):
    """What an entry says of a person: beside the entry, so that it can be erased. The only part of the journal that changes."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="private")
    part = models.CharField(max_length=6, choices=[(part, part) for part in PARTS])
    data = models.JSONField()  # the keys that are missing in the entry's own part
    erased_at = models.DateTimeField(null=True)  # when something of it was last erased

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "part"], name="private_once_a_part")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.part}"
