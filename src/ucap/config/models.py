"""What the platform remembers of itself: when each thing that is done by the clock was done."""

from django.db import models


class ChoreRun(models.Model):
    """When a chore (ucap.config.chores) is due next, and how it went the last time."""

    name = models.CharField(primary_key=True, max_length=60)
    due_at = models.DateTimeField()
    # Somebody is at it until then at most: a worker that was killed holds nobody up for longer
    held_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    error = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
