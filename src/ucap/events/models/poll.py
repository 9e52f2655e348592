"""Finding a time that suits people in several time zones."""

from django.db import models

from ucap.events.models.event import Event, choices
from ucap.events.states import Vote
from ucap.kernel.ids import new_id
from ucap.people.models import User


class Poll(models.Model):
    """Times that are proposed for an event; whoever sees the event says which suit them."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="poll")
    minutes = models.PositiveSmallIntegerField()  # how long the event takes
    zones = models.JSONField(default=list)  # IANA names of those who are to come
    closes_at = models.DateTimeField(null=True)
    chosen = models.ForeignKey("PollTime", null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.event_id


class PollTime(models.Model):
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["poll", "starts_at"], name="a_time_once_a_poll")]

    def __str__(self) -> str:
        return f"{self.poll_id} {self.starts_at:%Y-%m-%d %H:%M}"


class PollVote(models.Model):
    time = models.ForeignKey(PollTime, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="poll_votes")
    vote = models.CharField(max_length=12, choices=choices(Vote))

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["time", "person"], name="one_vote_a_time")]

    def __str__(self) -> str:
        return f"{self.time_id} {self.person_id} {self.vote}"


class FeedKey(models.Model):
    """The secret in the address of somebody's own calendar: whoever holds it reads that calendar, and nothing else."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="feed_key")
    key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.person_id
