"""What people are told."""

from django.db import models

from ucap.notices.states import Kind
from ucap.people.models import User


class Notice(models.Model):
    """One thing one person is told. Its words are made when they are read, in the reader's language."""

    to = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    # An English %-template and its values each, as a kernel Message
    title = models.JSONField()
    text = models.JSONField(null=True)
    # Where it leads: the name of an address and its arguments
    address = models.CharField(max_length=60, blank=True)
    arguments = models.JSONField(default=list)
    # Notices about one thing are one thread
    subject_kind = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=32)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"
