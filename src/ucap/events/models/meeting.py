"""The meetings of a matching conference: its slots, who asks whom, timetables, and how meetings went."""

from django.db import models
from django.db.models import F, Q

from ucap.events.models.event import Event, choices
from ucap.events.models.interpreting import Interpreter
from ucap.events.models.registration import Registration
from ucap.events.rooms import WALKING
from ucap.events.states import WANTED, AskedState, Priority, TimetableState, Went
from ucap.exchange.models import Entry
from ucap.kernel.ids import new_id
from ucap.people.models import User

LONGEST_TEXT = 1000


class Matchmaking(models.Model):
    """How the meetings of a conference are arranged."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="matchmaking")
    asks_until = models.DateTimeField(null=True)  # None: until the timetable is published
    tables = models.PositiveSmallIntegerField(default=10)
    virtual_tables = models.PositiveSmallIntegerField(default=0)  # rooms of a video service
    closed_tables = models.JSONField(default=list)  # numbers of tables that cannot be used any more
    rooms = models.JSONField(default=list)  # of the venue's tables: [name, numbers]
    walking = models.PositiveSmallIntegerField(default=WALKING)  # minutes from room to room
    virtual_link = models.URLField(max_length=500, blank=True)  # "{table}" stands for the room's number
    most_a_person = models.PositiveSmallIntegerField(null=True)  # meetings
    most_requests = models.PositiveSmallIntegerField(default=30)  # a participant may have waiting or accepted

    def __str__(self) -> str:
        return self.event_id


class Slot(models.Model):
    """A time in which one meeting fits. Slots of an event do not overlap."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["event", "starts_at"], name="a_slot_once_an_event"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_slot_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.starts_at:%Y-%m-%d %H:%M}"


class Absence(models.Model):
    """A slot in which a participant cannot meet anybody."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="absences")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="absences")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["registration", "slot"], name="an_absence_once")]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.slot_id}"


class MeetingRequest(models.Model):
    """Somebody asks somebody else for a meeting, perhaps about an entry of theirs or of the other's."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="requests")
    asker = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="asks")
    asked = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="asked_by")
    priority = models.CharField(max_length=5, choices=choices(Priority), default=Priority.WANT)  # the asker's
    answer = models.CharField(max_length=5, choices=choices(Priority), default=Priority.WANT)  # the other's
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    entry = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="+")  # the asker's
    other = models.ForeignKey(
        Entry, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # whom it answers
    state = models.CharField(max_length=12, choices=choices(AskedState), default=AskedState.WAITING)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    why = models.TextField(max_length=LONGEST_TEXT, blank=True)  # of a refusal
    # Given its time by hand: a timetable leaves it there
    fixed_slot = models.ForeignKey(Slot, null=True, on_delete=models.SET_NULL, related_name="+")
    fixed_table = models.PositiveSmallIntegerField(null=True)
    interpreter = models.ForeignKey(  # given by hand
        Interpreter, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    unaided = models.BooleanField(default=False)  # a host said that it needs none

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["event", "state"], name="requests_by_state")]
        constraints = [
            models.CheckConstraint(condition=~Q(asker=F("asked")), name="nobody_meets_oneself"),
            models.UniqueConstraint(
                fields=["asker", "asked"],
                condition=Q(state__in=[state.value for state in WANTED]),
                name="asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asker_id} {self.asked_id} {self.state}"


class Timetable(models.Model):
    """One timetable of a conference: being made, to be looked at, published, replaced."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="timetables")
    number = models.PositiveIntegerField()  # of this event, from 1: the SEQUENCE of its calendar entries
    state = models.CharField(max_length=12, choices=choices(TimetableState), default=TimetableState.WAITING)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    repairs = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="repaired_by")
    longest = models.PositiveSmallIntegerField(default=60)  # seconds it may take
    stop_asked = models.BooleanField(default=False)
    began_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)  # the worker was at it
    ended_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=12, blank=True)  # timetable.Status
    lost = models.FloatField(null=True)  # weight of what is not held
    breaks = models.PositiveIntegerField(null=True)
    bound = models.PositiveIntegerField(null=True)  # of the breaks
    unfairness = models.PositiveIntegerField(null=True)
    moves = models.PositiveIntegerField(null=True)  # None where no table stands in a room
    course = models.JSONField(default=list)  # how it went: [seconds, breaks, bound] as it got better
    conflict = models.JSONField(default=list)  # of demands that cannot go together: [template, values]
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["event", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="timetables_are_numbered"),
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(state=TimetableState.PUBLISHED.value),
                name="one_published_timetable",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.number}"


class Meeting(models.Model):
    """A meeting in a timetable; without a slot, why it is not held."""

    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="meetings")
    request = models.ForeignKey(MeetingRequest, on_delete=models.CASCADE, related_name="meetings")
    slot = models.ForeignKey(Slot, null=True, on_delete=models.CASCADE, related_name="meetings")
    table = models.PositiveSmallIntegerField(null=True)  # from 1; see is_virtual
    is_virtual = models.BooleanField(default=False)  # the table is a room of a video service
    interpreter = models.ForeignKey(Interpreter, null=True, on_delete=models.SET_NULL, related_name="+")
    because = models.JSONField(default=list)  # [template, values]

    class Meta:
        ordering = ["slot__starts_at", "table", "id"]
        constraints = [
            models.UniqueConstraint(fields=["timetable", "request"], name="a_meeting_once"),
            models.UniqueConstraint(
                fields=["timetable", "slot", "table", "is_virtual"],
                condition=Q(slot__isnull=False),
                name="a_table_for_one_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.timetable_id} {self.request_id}"


class MeetingReview(models.Model):
    """How a meeting went, in the words of one of the two."""

    request = models.ForeignKey(MeetingRequest, on_delete=models.CASCADE, related_name="reviews")
    by = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="reviews")
    went = models.CharField(max_length=8, choices=choices(Went))
    goes_on = models.BooleanField(default=False)  # they want to follow it up
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["request", "by"], name="each_reviews_once")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.by_id} {self.went}"
