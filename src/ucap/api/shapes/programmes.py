"""The programme of an event, as its hosts write it: rooms and sessions."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from ucap.api.shapes.event_texts import Instant
from ucap.api.shapes.shape import Answer, Id, Line, Sent, Text
from ucap.api.shapes.writing import Address, Named
from ucap.events.programme import (
    LONGEST,
    LONGEST_ROOM,
    MOST_ROOMS,
    MOST_SESSIONS,
    Programme,
    RoomSaid,
    SessionSaid,
)

MOST_SPEAKERS = 100  # all of them together fit into one text of the programme
Seal = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{20}$")]


class RoomOfProgramme(Answer):
    name: str
    link: str
    """Of a room of a video service; only those who come to the event see it."""


class SessionAnswer(Answer):
    id: str
    title: str
    text: str
    """What it is about."""
    speakers: list[str]
    room: str
    """The name of a room."""
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    is_break: bool


class ProgrammeAnswer(Answer):
    event: str
    """Slug."""
    time_zone: str
    """IANA: the clocks that the event goes by."""
    seal: str
    """A mark of what the programme says now. Send it as `seal` when you change it."""
    rooms: list[RoomOfProgramme]
    sessions: list[SessionAnswer]
    """In the order of time."""
    outside: list[str]
    """The ids of those that are not within the hours of any day of the event."""


class SessionKept(SessionAnswer):
    seal: str
    """A mark of what the whole programme says now."""


class WrittenRoom(Sent):
    name: Annotated[Named, StringConstraints(max_length=LONGEST_ROOM)]
    link: Address = None


class WrittenSession(Sent):
    title: Annotated[Named, StringConstraints(max_length=LONGEST["title"])]
    text: Annotated[Text, StringConstraints(max_length=LONGEST["text"])] = ""
    speakers: Annotated[list[Line], Field(max_length=MOST_SPEAKERS)] = []
    room: Annotated[Line, StringConstraints(max_length=LONGEST_ROOM)] = ""
    """The name of a room; one that is not there yet is added."""
    starts_at: Instant
    """Within the hours of one of the event's days."""
    ends_at: Instant
    is_break: bool = False


class ChangedSession(WrittenSession):
    """All of it is sent."""

    seal: Seal
    """The `seal` of the programme that you have seen: 409 when somebody changed it since."""


class SessionOfProgramme(WrittenSession):
    id: Id | None = None
    """Of a session that is there already; null for a new one."""


class WrittenProgramme(Sent):
    """All of the programme: what is left out is taken out, sessions with their documents."""

    rooms: Annotated[list[WrittenRoom], Field(max_length=MOST_ROOMS)] = []
    sessions: Annotated[list[SessionOfProgramme], Field(max_length=MOST_SESSIONS)] = []
    seal: Seal
    """The `seal` that you have seen: 409 when somebody changed the programme since."""


def said_of(sent: WrittenSession, session_id: str = "") -> SessionSaid:
    """The session that was sent, as an event's programme has it."""
    said = sent.model_dump(include=set(WrittenSession.model_fields) - {"speakers"})
    return SessionSaid(**said, id=session_id, speakers="\n".join(sent.speakers))


def programme_said(sent: WrittenProgramme) -> Programme:
    """The same of the whole."""
    return Programme(
        tuple(RoomSaid(one.name, one.link or "") for one in sent.rooms),
        tuple(said_of(one, one.id or "") for one in sent.sessions),
    )
