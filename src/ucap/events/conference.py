"""A matching conference before its timetable: who wants to meet whom, when and at how many tables.

The shapes are those of `ucap schedule` (docs/commands.md). Everything is named by ids of the conference's own.
"""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slot:
    """A time in which one meeting fits; slots do not overlap, and a conference's are in the order of time."""

    id: str
    start: dt.datetime | None = None
    end: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Where one meeting at a time is held: a table in a room, or a room of a video service."""

    id: str
    virtual: bool = False
    slots: tuple[str, ...] | None = None  # in which it is there; None for all
    room: str = ""  # in which it stands


@dataclass(frozen=True, slots=True)
class Participant:
    id: str
    unavailable: tuple[str, ...] = ()  # slots in which nobody can meet them
    most: int | None = None  # meetings that they have; None: as many as are asked for


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody, or something, that a meeting needs beside a table, and that is at one at a time."""

    id: str
    slots: tuple[str, ...] | None = None  # in which they are there; None for all


@dataclass(frozen=True, slots=True)
class Meeting:
    """Those who want to meet, two or more."""

    id: str
    participants: tuple[str, ...]
    weight: float = 1.0  # what is lost when it is not held; counted in thousandths
    required: bool = False  # a timetable without it is none
    slots: tuple[str, ...] | None = None  # in which it may be held; None for all
    virtual: bool | None = None  # whether its table has to be a virtual one or one of the venue; None: any
    interpreters: tuple[str, ...] | None = None  # of whom one has to be there; None: it needs none


@dataclass(frozen=True, slots=True)
class Fixed:
    """A meeting that somebody has already given its time, perhaps its table too."""

    meeting: str
    slot: str
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    participants: tuple[Participant, ...]
    meetings: tuple[Meeting, ...]
    fixed: tuple[Fixed, ...] = ()
    before: tuple[tuple[str, str], ...] = field(default=())  # the first ends before the second begins
    interpreters: tuple[Interpreter, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()  # participants who are never in two meetings at the same time
    walking: int = 5  # minutes that people need from one room to another
