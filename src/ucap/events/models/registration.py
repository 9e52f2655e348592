"""Who comes to an event: registrations, the organiser's own questions, delegations."""

from django.db import models
from django.db.models import Q

from ucap.events.models.event import Event, choices
from ucap.events.states import ALIVE, Mode, QuestionKind, RegistrationState
from ucap.kernel.ids import new_id
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City

LONGEST_QUESTION, LONGEST_ANSWER, LONGEST_WHY = 300, 2000, 600
LONGEST_HOUSE = 200
KEY = 20  # characters of a badge's key: 100 bits, so that none is guessed


def new_key() -> str:
    """What a badge's QR code holds."""
    return new_id(KEY)


class Question(models.Model):
    """One question of the organiser's own."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField(default=0)  # in the order of questions
    kind = models.CharField(max_length=8, choices=choices(QuestionKind))
    wording = models.CharField(max_length=LONGEST_QUESTION)
    options = models.JSONField(default=list)  # of a choice: texts
    needed = models.BooleanField(default=False)
    dropped = models.BooleanField(default=False)  # asked no more; its answers stay

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.wording


class Delegation(models.Model):
    """Several who come together, registered by one of them or by somebody at home."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="delegations")
    name = models.CharField(max_length=200)
    language = models.CharField(
        max_length=35, blank=True
    )  # in which it was registered: its guests are written to in it
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="delegations")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.name


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def confirmed(self) -> "RegistrationQuerySet":
        """Those who come."""
        return self.filter(state=RegistrationState.CONFIRMED)

    def of(self, person: User) -> "RegistrationQuerySet":
        """A person's own, and those that they made for others."""
        return self.filter(Q(person=person) | Q(by=person))


class Registration(models.Model):
    """One who comes, or would like to; whoever has no account is registered by somebody who has."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    state = models.CharField(max_length=12, choices=choices(RegistrationState))
    person = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="registrations")
    name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)  # in lower case; of whoever has no account
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="registrations"
    )
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="+")
    house = models.CharField(
        max_length=LONGEST_HOUSE, blank=True
    )  # an organisation of one of a delegation; else the delegation's
    delegation = models.ForeignKey(
        Delegation, null=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="registrations_made")
    mode = models.CharField(max_length=8, choices=choices(Mode), default=Mode.PLACE)  # how they come
    languages = models.JSONField(default=list)  # they can work in, BCP 47
    listed = models.BooleanField(default=False)  # agreed to be seen by the other participants
    answers = models.JSONField(default=dict)  # question id -> text, list of texts, or True
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    why = models.TextField(max_length=LONGEST_WHY, blank=True)  # of a refusal
    key = models.CharField(max_length=32, unique=True, default=new_key)
    checked_in_at = models.DateTimeField(null=True)
    checked_in_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    most_meetings = models.PositiveSmallIntegerField(null=True)  # they want; None: the conference's limit

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["event", "state", "at"], name="registrations_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(person__isnull=False),
                name="a_person_registers_once",
            ),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(state__in=[state.value for state in ALIVE]) & ~Q(email=""),
                name="an_address_registers_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
