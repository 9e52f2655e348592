"""The programme of an event as it is kept."""

from datetime import datetime

from ucap.events.models import Event, Session
from ucap.events.programme import Programme, RoomSaid, SessionSaid
from ucap.events.times import span


def programme_of(event: Event) -> Programme:
    """Its rooms and its sessions, in the order of time. Two queries."""
    sessions = event.sessions.select_related("room").order_by("starts_at", "ends_at", "id")
    return Programme(
        tuple(RoomSaid(one.name, one.link) for one in event.rooms.all()),
        tuple(
            SessionSaid(
                id=one.pk,
                title=one.title,
                text=one.text,
                speakers=one.speakers,
                room=one.room.name if one.room else "",
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                is_break=one.is_break,
            )
            for one in sessions
        ),
    )


def spans_of(event: Event) -> tuple[tuple[datetime, datetime], ...]:
    """Its days as instants, in UTC. One query."""
    days = event.days.filter(dropped=False)
    return tuple(span(day.date, day.begins, day.ends, event.time_zone) for day in days)


def sessions_with_files(event: Event) -> list[Session]:
    """The sessions, breaks aside, with their documents. Two queries."""
    return list(event.sessions.filter(is_break=False).prefetch_related("files"))
