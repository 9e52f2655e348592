"""Expressions of interest, and the conversations that come of them."""

from django.db import models
from django.db.models import Q

from ucap.exchange.models.entry import Entry, choices
from ucap.exchange.states import TALKING, DeclineReason, InterestStage, InterestState, Outcome
from ucap.kernel.ids import new_id
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City

LONGEST_MESSAGE = 5000
LONGEST_REASON = 1000


class Interest(models.Model):
    """An organisation or a city is interested in an entry of another one."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="interests")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="interests")
    # For whom: an organisation or a city
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="interests"
    )
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="interests")
    own_entry = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="led_to")
    state = models.CharField(max_length=10, choices=choices(InterestState), default=InterestState.WAITING)
    stage = models.CharField(max_length=12, choices=choices(InterestStage), default=InterestStage.CONTACT)
    handled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    moved_at = models.DateTimeField()  # when its state or stage last changed
    last_at = models.DateTimeField()  # of the last message that both sides read
    answered_at = models.DateTimeField(null=True)
    # Number of the latest message of the other side that this side has read, those who are interested and the entry's; 0: none
    asker_read = models.PositiveBigIntegerField(default=0)
    entry_read = models.PositiveBigIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)  # that an answer is waited for
    decline_reason = models.CharField(max_length=10, blank=True, choices=choices(DeclineReason))
    decline_text = models.TextField(blank=True, max_length=LONGEST_REASON)
    outcome = models.CharField(max_length=10, blank=True, choices=choices(Outcome))
    outcome_text = models.TextField(blank=True, max_length=LONGEST_REASON)

    class Meta:
        ordering = ["-last_at", "id"]
        indexes = [
            models.Index(fields=["state", "-last_at"], name="interests_by_state"),
            models.Index(fields=["stage", "-moved_at"], name="interests_by_stage"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, city__isnull=True)
                | Q(organisation__isnull=True, city__isnull=False),
                name="an_interest_is_somebodys",
            ),
            models.UniqueConstraint(
                fields=["entry", "organisation"],
                condition=Q(state__in=[one.value for one in TALKING]),
                name="one_open_interest_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["entry", "city"],
                condition=Q(state__in=[one.value for one in TALKING]),
                name="one_open_interest_a_city",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.id} {self.state}"


class Message(models.Model):
    """One word of a conversation, or a note that only its writer's side reads."""

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    from_asker = models.BooleanField()  # of the side that is interested; else of the entry's
    note = models.BooleanField(default=False)
    text = models.TextField(max_length=LONGEST_MESSAGE)
    at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True)  # taken down by a moderator: a word stands in its place

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.interest_id} {self.pk}"


class MessageFile(models.Model):
    """A file that came with a message, read by whoever reads that."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to="messages/%Y/%m", blank=True)  # "" once whoever gave it has left
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField()  # bytes

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
