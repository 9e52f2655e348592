"""The programme of an event as one value: its rooms and its sessions, and what of it cannot be. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import combinations
from typing import Any

from ucap.kernel.errors import BadInput
from ucap.kernel.hygiene import clean_line, clean_text, links_in, too_long
from ucap.kernel.messages import Message, gettext_noop

MOST_ROOMS, MOST_SESSIONS = 40, 400
LONGEST = {"title": 200, "speakers": 1000, "text": 8000}
LONGEST_ROOM, LONGEST_LINK = 120, 500
MOST_LINKS = {"title": 0, "speakers": 3, "text": 10}

NO_TITLE = gettext_noop("Give every session a title.")
NO_NAME = gettext_noop("Give every room a name.")
BACKWARDS = gettext_noop("“%(title)s” has to end after it begins.")
OUTSIDE = gettext_noop(
    "“%(title)s” is not within the hours of any day of the event. Change its time, or the days of the event."
)
OVERLAP = gettext_noop(
    "“%(one)s” and “%(other)s” are in the same room, %(room)s, at the same time. Move one of them."
)
MANY_SESSIONS = gettext_noop("A programme has at most %(limit)d sessions. Take some out.")
MANY_ROOMS = gettext_noop("An event has at most %(limit)d rooms. Take some out.")
LONG = gettext_noop(
    "“%(title)s” says too much: one of its texts has more than %(limit)d characters. Shorten it."
)
LINKS = gettext_noop("“%(title)s” has too many addresses of web pages. Take some out.")
LONG_NAME = gettext_noop("The name of a room has at most %(limit)d characters. Shorten “%(name)s”.")
SAME_NAME = gettext_noop("Two rooms are called %(name)s. Give one of them another name.")
NO_ADDRESS = gettext_noop("The link of %(name)s has to begin with https:// or http://. Copy it whole.")

Spans = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class RoomSaid:
    """A room of the venue, or with a link one of a video service."""

    name: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSaid:
    """One part of the programme; `id` is empty for a new one, `room` a room's name."""

    title: str
    starts_at: datetime
    ends_at: datetime
    id: str = ""
    text: str = ""
    speakers: str = ""  # one a line
    room: str = ""
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    rooms: tuple[RoomSaid, ...] = ()
    sessions: tuple[SessionSaid, ...] = ()


def checked(programme: Programme, days: Spans) -> Programme:
    """The programme with clean texts, in the order of time; rooms that only sessions name are among its rooms.

    Raises BadInput for the first thing that cannot be; `days` are those of the event.
    """
    clean = tidied(programme)
    for _, message in problems_of(clean, days):
        raise BadInput(message.template, **message.values)
    return clean


def tidied(programme: Programme) -> Programme:
    """The programme with clean texts, in the order of time, its rooms complete."""
    sessions = [
        replace(
            one,
            title=clean_line(one.title),
            text=clean_text(one.text),
            speakers="\n".join(filter(None, map(clean_line, one.speakers.splitlines()))),
            room=clean_line(one.room),
        )
        for one in programme.sessions
    ]
    rooms = [RoomSaid(clean_line(one.name), one.link.strip()) for one in programme.rooms]
    there = {one.name for one in rooms}
    named = dict.fromkeys(one.room for one in sessions if one.room and one.room not in there)
    return Programme(
        (*rooms, *map(RoomSaid, named)),
        tuple(sorted(sessions, key=lambda one: (one.starts_at, one.ends_at, one.id, one.title))),
    )


def problems_of(programme: Programme, days: Spans) -> Iterator[tuple[int, Message]]:
    """What cannot be, each with the place of the session in the programme (-1: of the whole)."""
    yield from ((-1, message) for message in _of_rooms(programme.rooms))
    if len(programme.sessions) > MOST_SESSIONS:
        yield -1, Message(MANY_SESSIONS, {"limit": MOST_SESSIONS})
        return
    for place, session in enumerate(programme.sessions):
        yield from ((place, message) for message in _of_session(session, days))
    for (_, one), (place, other) in combinations(enumerate(programme.sessions), 2):
        if one.room and one.room == other.room and _overlap(one, other):
            names: dict[str, str | int] = {"one": one.title, "other": other.title, "room": one.room}
            yield place, Message(OVERLAP, names)


def is_within(starts_at: datetime, ends_at: datetime, days: Spans) -> bool:
    """Whether it lies within the hours of one day."""
    return any(begins <= starts_at and ends_at <= ends for begins, ends in days)


def as_json(programme: Programme) -> dict[str, Any]:
    """Plain lists, dicts and strings."""
    return {
        "rooms": [{"name": one.name, "link": one.link} for one in programme.rooms],
        "sessions": [
            {
                "id": one.id,
                "title": one.title,
                "starts_at": one.starts_at.astimezone(UTC).isoformat(),
                "ends_at": one.ends_at.astimezone(UTC).isoformat(),
                "room": one.room,
                "speakers": one.speakers,
                "text": one.text,
                "is_break": one.is_break,
            }
            for one in programme.sessions
        ],
    }


def seal_of(programme: Programme) -> str:
    """A mark of what it says, as that of what is said of the event."""
    return sha256(repr(as_json(programme)).encode()).hexdigest()[:20]


def _of_rooms(rooms: Sequence[RoomSaid]) -> Iterator[Message]:
    if len(rooms) > MOST_ROOMS:
        yield Message(MANY_ROOMS, {"limit": MOST_ROOMS})
    seen: set[str] = set()
    for room in rooms:
        if not room.name:
            yield Message(NO_NAME)
        elif room.name in seen:
            yield Message(SAME_NAME, {"name": room.name})
        elif too_long(room.name, LONGEST_ROOM):
            yield Message(LONG_NAME, {"name": room.name[:40], "limit": LONGEST_ROOM})
        if room.link and not (
            room.link.startswith(("https://", "http://")) and len(room.link) <= LONGEST_LINK
        ):
            yield Message(NO_ADDRESS, {"name": room.name})
        seen.add(room.name)


def _of_session(session: SessionSaid, days: Spans) -> Iterator[Message]:
    title = {"title": session.title[:80]}
    if not session.title:
        yield Message(NO_TITLE)
    for name, limit in LONGEST.items():
        text = getattr(session, name)
        if too_long(text, limit):
            yield Message(LONG, {**title, "limit": limit})
        if links_in(text) > MOST_LINKS[name]:
            yield Message(LINKS, title)
    if session.ends_at <= session.starts_at:
        yield Message(BACKWARDS, title)
    elif not is_within(session.starts_at, session.ends_at, days):
        yield Message(OUTSIDE, title)


def _overlap(one: SessionSaid, other: SessionSaid) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
