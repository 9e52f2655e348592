"""Expos and festivals: the cities that are invited, what they show, and where."""

from django.db import models
from django.db.models import F, Q

from ucap.events.models.event import Event, choices
from ucap.events.states import ExhibitKind, ExhibitState, InvitedState
from ucap.kernel.ids import new_id
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City

LONGEST_TEXT = 2000


class CityInvitation(models.Model):
    """A city is invited to show something."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="event_invitations")
    state = models.CharField(max_length=12, choices=choices(InvitedState), default=InvitedState.INVITED)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    answer_by = models.DateField(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.TextField(max_length=LONGEST_TEXT, blank=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "city"], name="a_city_is_invited_once")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.city_id} {self.state}"


class Spot(models.Model):
    """A place on the plan of the grounds, in parts of a thousand of the plan's width and height."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="spots")
    name = models.CharField(max_length=60)
    square_metres = models.PositiveIntegerField(null=True)
    left = models.PositiveSmallIntegerField(default=0)
    top = models.PositiveSmallIntegerField(default=0)
    width = models.PositiveSmallIntegerField(default=100)
    height = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="a_spot_once_an_event")]

    def __str__(self) -> str:
        return self.name


class Exhibit(models.Model):
    """A garden, a stand, a performance that a city, or an organisation of it, shows."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="exhibits")
    invitation = models.ForeignKey(CityInvitation, on_delete=models.PROTECT, related_name="exhibits")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=choices(ExhibitKind))
    state = models.CharField(max_length=12, choices=choices(ExhibitState), default=ExhibitState.PROPOSED)
    language = models.CharField(max_length=35)
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    square_metres = models.PositiveIntegerField(null=True)  # that it needs
    needs = models.TextField(max_length=LONGEST_TEXT, blank=True)  # electricity, water, …
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    begins = models.TimeField(null=True)  # of a performance
    spot = models.ForeignKey(Spot, null=True, on_delete=models.SET_NULL, related_name="exhibits")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    why = models.TextField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        ordering = ["starts_on", "begins", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="an_exhibit_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title
