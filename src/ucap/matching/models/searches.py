"""Searches that people keep, to hear of whatever is new to them."""

from django.db import models
from django.db.models import Q

from ucap.kernel.ids import new_id
from ucap.people.models import User

LONGEST_NAME = 80
LONGEST_SEARCH = 300  # characters
MOST_TOLD = 1000  # results that are remembered as known, the latest of them


class SavedSearch(models.Model):
    """What one person searched, and goes on searching."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=LONGEST_NAME)
    text = models.CharField(max_length=LONGEST_SEARCH)
    filters = models.JSONField(default=dict)  # filter -> values
    at = models.DateTimeField()
    alerts = models.BooleanField(default=True)  # whether it goes on
    looked_at = models.DateTimeField()  # up to which new things were looked at
    told = models.JSONField(default=list)  # ["entry:…"]: known when it was kept, or told since
    deleted_at = models.DateTimeField(null=True)  # can be brought back for a while

    class Meta:
        verbose_name_plural = "saved searches"
        ordering = ["-at", "id"]
        indexes = [
            models.Index(
                fields=["looked_at"], condition=Q(alerts=True, deleted_at=None), name="searches_to_look_at"
            )
        ]

    def __str__(self) -> str:
        return self.name
