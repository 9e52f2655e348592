"""Colleagues who come along to a meeting of somebody of their house."""

from django.db import models

from ucap.events.models.meeting import MeetingRequest
from ucap.events.models.registration import Registration
from ucap.kernel.ids import new_id


class BroughtAlong(models.Model):
    """One who comes along to the meeting of a request, on the side of one of its two."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    request = models.ForeignKey(MeetingRequest, on_delete=models.CASCADE, related_name="along")
    beside = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")  # one of the two
    who = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="brought_to")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "who"], name="brought_along_once"),
            models.CheckConstraint(
                condition=~models.Q(beside=models.F("who")), name="nobody_brings_oneself_along"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.who_id}"
