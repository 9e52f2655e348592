"""Events: what, when and where; by whom; of which parts they are made."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from ucap.events.models.seeing import visible
from ucap.events.states import LISTED, EventKind, EventState, Facet, Mode
from ucap.exchange.states import Visibility
from ucap.kernel.ids import new_id
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.plans.models import Plan

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_DESCRIPTION = 200, 600, 8000
LONGEST_LINK = 500


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, viewer: Viewer) -> "EventQuerySet":
        """Those that this reader may open: the one place that says so."""
        return self.filter(visible(viewer))

    def listed(self) -> "EventQuerySet":
        """Those that lists, calendars and maps show to whoever sees them."""
        return self.filter(state__in=LISTED)


class Event(models.Model):
    """One event; of the two hosts (an organisation, a city) at most one: without, the programme itself holds it."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    slug = models.SlugField(unique=True, max_length=100)  # its id until it is announced
    kind = models.CharField(max_length=12, choices=choices(EventKind))
    state = models.CharField(max_length=12, choices=choices(EventState), default=EventState.DRAFT)
    visibility = models.CharField(max_length=8, choices=choices(Visibility), default=Visibility.PUBLIC)
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="events")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="events")
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="events")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="events")
    # Where
    mode = models.CharField(max_length=8, choices=choices(Mode), default=Mode.PLACE)
    place = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="events_here")
    venue = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=LONGEST_LINK, blank=True)  # shown to those who are registered
    recording = models.URLField(max_length=LONGEST_LINK, blank=True)
    # When: of the days, in time order; days.py
    time_zone = models.CharField(max_length=40, default="UTC")  # IANA: the venue's, or the hosts'
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    # Registration
    opens_at = models.DateTimeField(null=True)  # None: as soon as it is announced
    closes_at = models.DateTimeField(null=True)  # None: until it begins
    capacity = models.PositiveIntegerField(null=True)  # None for no limit
    by_approval = models.BooleanField(default=False)  # the hosts say who comes
    # Its own words, of its main language: EventText holds them in the others
    language = models.CharField(max_length=35)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    summary = models.TextField(max_length=LONGEST_SUMMARY, blank=True)
    description = models.TextField(max_length=LONGEST_DESCRIPTION, blank=True)
    why_cancelled = models.TextField(max_length=LONGEST_SUMMARY, blank=True)
    minutes = models.TextField(max_length=LONGEST_DESCRIPTION, blank=True)  # of what was held
    minutes_public = models.BooleanField(default=False)  # everybody reads them, not only those who came
    sequence = models.PositiveIntegerField(default=0)  # of its calendar entries (RFC 5545, 3.8.7.4)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    is_example = models.BooleanField(default=False)  # made for a demonstration, and says so on its page

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["state", "starts_at", "id"], name="events_by_state"),
            models.Index(fields=["ends_at"], name="events_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(city=None), name="an_event_has_one_first_host"
            )
        ]

    def __str__(self) -> str:
        return self.title or self.slug


class EventText(models.Model):
    """What an event says in one more language."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=35)  # BCP 47
    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.TextField(max_length=LONGEST_SUMMARY, blank=True)
    description = models.TextField(max_length=LONGEST_DESCRIPTION, blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["event", "language"], name="a_language_once_an_event")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.language}"


class EventWords(models.Model):
    """The words of an event in one of its languages: what a search looks through (projection.py)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="words")
    title = models.CharField(max_length=LONGEST_TITLE)
    words = models.TextField()  # " word word … "

    def __str__(self) -> str:
        return self.event_id


class EventDay(models.Model):
    """One day of an event, by the clocks of its time zone."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="days")
    date = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()  # not after begins: on the next day
    dropped = models.BooleanField(default=False)  # was announced and is no more: calendars are told

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["event", "date"], name="a_day_once_an_event")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.date}"


class EventHost(models.Model):
    """An organisation or a city that holds the event together with the first host, once it has said so."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="hosts")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="an_organisation_hosts_once"),
            models.UniqueConstraint(fields=["event", "city"], name="a_city_hosts_once"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, city__isnull=True)
                | Q(organisation__isnull=True, city__isnull=False),
                name="a_host_is_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.organisation_id or self.city_id}"


class EventCity(models.Model):
    """A city whose people see an event of the visibility "cities"."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="seen_in")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "city"], name="a_city_sees_an_event_once")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.city_id}"


class EventTag(models.Model):
    """One thing that an event can be found by."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tags")
    facet = models.CharField(max_length=12, choices=choices(Facet))
    value = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["facet", "value", "event"], name="events_by_tag")]
        constraints = [
            models.UniqueConstraint(fields=["event", "facet", "value"], name="a_tag_once_an_event")
        ]

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"


class Room(models.Model):
    """A room of the venue, or of a video service."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=120)
    link = models.URLField(max_length=LONGEST_LINK, blank=True)  # of a video service
    place = models.PositiveSmallIntegerField(default=0)  # in the order of rooms

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="a_room_once_an_event")]

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """One part of the programme: a talk, a workshop, a lunch, a ride of a visit."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_DESCRIPTION, blank=True)
    speakers = models.TextField(max_length=1000, blank=True)  # one a line
    room = models.ForeignKey(Room, null=True, on_delete=models.SET_NULL, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_break = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at", "ends_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="a_session_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title


class EventFile(models.Model):
    """A document of the event or of one of its sessions, kept as it was given."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="files")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to="events/%Y/%m")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()  # bytes
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
