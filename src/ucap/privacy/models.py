"""Exports that people asked for, and accounts that are to be erased."""

from datetime import datetime

from django.db import models

from ucap.kernel.ids import new_id
from ucap.people.models import User
from ucap.privacy.states import ExportState


class Export(models.Model):
    """Everything that is stored about somebody, as a file for them alone; deleted after a week."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="exports")
    at = models.DateTimeField()
    state = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in ExportState], default=ExportState.WAITING
    )
    file = models.FileField(upload_to="exports/%Y/%m", blank=True)
    size = models.PositiveBigIntegerField(default=0)  # bytes
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def pending(self) -> "ErasureQuerySet":
        """Those that are neither done nor taken back."""
        return self.filter(done_at=None, taken_back_at=None)

    def due(self, at: datetime) -> "ErasureQuerySet":
        """Those whose time is come."""
        return self.pending().filter(due_at__lte=at)


class Erasure(models.Model):
    """Somebody wants their account erased. Of whom it was, nothing is left afterwards but the id."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="erasures")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    hand_over = models.BooleanField(default=False)  # what they alone look after goes to the secretariat
    taken_back_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(done_at=None, taken_back_at=None),
                name="one_pending_erasure_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.due_at:%Y-%m-%d}"
