"""Colleagues of whom one always stays free for something else."""

from django.db import models
from django.db.models import F, Q

from ucap.events.models.registration import Registration
from ucap.kernel.ids import new_id


class KeptApart(models.Model):
    """Two who come and are never in different meetings at the same time; the one whose id is the lower stands first."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    one = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_are_kept_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="nobody_is_apart_from_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
