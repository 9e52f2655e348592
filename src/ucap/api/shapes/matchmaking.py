"""How the meetings of a conference are arranged: slots, tables with their rooms, limits."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from ucap.api.shapes.event_texts import Clock, DayOfYear, DayWritten, Instant
from ucap.api.shapes.hosting import SlotAnswer
from ucap.api.shapes.shape import Answer, Line, Sent
from ucap.api.shapes.writing import Address
from ucap.events.actions.arranging import MOST_REQUESTS, MOST_TABLES
from ucap.events.content import MOST_DAYS
from ucap.events.forms.arranging import BREAKS
from ucap.events.rooms import LONGEST_NAME, LONGEST_WALK, MOST_ROOMS, WALKING
from ucap.events.slots_of_days import LONGEST, LONGEST_GAP, SHORTEST

TableNumber = Annotated[int, Field(ge=1, le=MOST_TABLES)]
TableNumbers = Annotated[list[TableNumber], Field(max_length=MOST_TABLES)]
RoomName = Annotated[Line, StringConstraints(min_length=1, max_length=LONGEST_NAME)]


class RoomOfTables(Answer):
    name: str
    tables: list[int]
    """Their numbers."""


class SpanAnswer(Answer):
    starts_at: datetime
    """UTC."""
    ends_at: datetime


class ArrangementAnswer(Answer):
    event: str
    time_zone: str
    is_arranged: bool
    """False while nothing is kept: then this is what is usual."""
    days: list[DayWritten]
    """Of the event: slots are made from them."""
    slots: list[SlotAnswer]
    room: int
    """Meetings that slots and tables have room for."""
    requests: int
    """Meetings that were asked for already."""
    tables: int
    """Of the venue: they have the numbers from 1 on."""
    closed_tables: list[int]
    """Numbers of those that cannot be used."""
    rooms: list[RoomOfTables]
    """In which the tables stand; none: all stand together."""
    walking: int
    """Minutes from room to room."""
    virtual_tables: int
    """Rooms online."""
    virtual_link: str
    """Their address; {table} stands for the number of the room."""
    asks_until: datetime | None
    """null for until the timetable is published."""
    most_a_person: int | None
    """Meetings; null for any number."""
    most_requests: int
    """Of a participant's own that wait or were accepted."""


class BreakOfDay(Sent):
    begins: Clock
    """By the clocks of the event."""
    ends: Clock


class SlotsOfDays(Sent):
    """How slots are cut out of the days of the event, by its clocks."""

    days: Annotated[list[DayOfYear], Field(max_length=MOST_DAYS)] | None = None
    """null for all of the event."""
    begins: Clock | None = None
    """No slot before; null: as the day begins."""
    ends: Clock | None = None
    """No slot after; null: until the day ends."""
    length: Annotated[int, Field(ge=SHORTEST, le=LONGEST)]
    """Minutes of a meeting."""
    gap: Annotated[int, Field(ge=0, le=LONGEST_GAP)] = 0
    """Minutes between two meetings."""
    around: bool = True
    """No slot while something of the programme goes on."""
    breaks: Annotated[list[BreakOfDay], Field(max_length=len(BREAKS))] = []
    """Of every day."""


class WrittenRoomOfTables(Sent):
    name: RoomName
    tables: Annotated[TableNumbers, Field(min_length=1)]
    """Their numbers."""


class WrittenArrangement(Sent):
    """All of it is sent; slots of the published timetable stay as they are, and so do those that a meeting was given by hand."""

    slots: SlotsOfDays | None = None
    """null keeps those that are there."""
    tables: Annotated[int, Field(ge=0, le=MOST_TABLES)]
    closed_tables: TableNumbers = []
    rooms: Annotated[list[WrittenRoomOfTables], Field(max_length=MOST_ROOMS)] = []
    walking: Annotated[int, Field(ge=0, le=LONGEST_WALK)] = WALKING
    virtual_tables: Annotated[int, Field(ge=0, le=MOST_TABLES)] = 0
    virtual_link: Address = None
    asks_until: Instant | None = None
    most_a_person: Annotated[int, Field(ge=1, le=MOST_REQUESTS)] | None = None
    most_requests: Annotated[int, Field(ge=1, le=MOST_REQUESTS)] = 30


class PreviewAnswer(Answer):
    """What would be; nothing is kept."""

    event: str
    slots: list[SpanAnswer]
    room: int
    """Meetings that these slots and tables have room for."""
