"""What queries find about the programme of an event, as its hosts write it, as shapes."""

from ucap.api.shapes.programmes import ProgrammeAnswer, RoomOfProgramme, SessionAnswer, SessionKept
from ucap.events.models import Event
from ucap.events.programme import Programme, SessionSaid, Spans, is_within, seal_of


def programme(event: Event, kept: Programme, days: Spans) -> ProgrammeAnswer:
    outside = (one for one in kept.sessions if not is_within(one.starts_at, one.ends_at, days))
    return ProgrammeAnswer(
        event=event.slug,
        time_zone=event.time_zone,
        seal=seal_of(kept),
        rooms=[RoomOfProgramme.of(one) for one in kept.rooms],
        sessions=[SessionAnswer.of(one, speakers=one.speakers.splitlines()) for one in kept.sessions],
        outside=[one.id for one in outside],
    )


def session(one: SessionSaid, kept: Programme) -> SessionKept:
    return SessionKept.of(one, speakers=one.speakers.splitlines(), seal=seal_of(kept))
