"""The programme of an event: its rooms and its sessions, changed as a whole."""

from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction

from ucap.events.actions.changing import CHANGED
from ucap.events.actions.standing import held_to_change, note
from ucap.events.letters_itinerary import say_visit_changed
from ucap.events.models import Event, EventFile, Room, Session
from ucap.events.programme import Programme, RoomSaid, SessionSaid, as_json, checked, seal_of
from ucap.events.projection import project
from ucap.events.queries.programme import programme_of, spans_of
from ucap.kernel.errors import Conflict
from ucap.people.models import User


@transaction.atomic
def change_programme(*, event: Event, programme: Programme, seal: str, by: User, at: datetime) -> Event:
    """The event with this programme; sessions keep their documents by their ids. Raises Conflict when somebody changed it since.

    `seal` (of programme.py) marks what was seen. A session outside of the event's days, and two in one room at a time, are refused.
    """
    event = held_to_change(event, by)
    before = programme_of(event)
    if seal != seal_of(before):
        raise Conflict(CHANGED)
    programme = checked(programme, spans_of(event))
    rooms = _keep_rooms(event, programme.rooms)
    _keep_sessions(event, programme.sessions, rooms)
    after = programme_of(event)
    if after == before:
        return event
    event.edited_at = at
    event.save(update_fields=["edited_at"])
    project(event)
    note("event.programme_changed", event, by=by, at=at, before=as_json(before), after=as_json(after))
    say_visit_changed(event, before, after, by=by, at=at)
    return event


def _keep_rooms(event: Event, rooms: tuple[RoomSaid, ...]) -> dict[str, Room]:
    """The event's rooms, by name."""
    event.rooms.exclude(name__in=[one.name for one in rooms]).delete()
    kept = {}
    for place, one in enumerate(rooms):
        defaults = {"link": one.link, "place": place}
        kept[one.name], _ = Room.objects.update_or_create(event=event, name=one.name, defaults=defaults)
    return kept


def _keep_sessions(event: Event, sessions: tuple[SessionSaid, ...], rooms: dict[str, Room]) -> None:
    there = {one.pk: one for one in event.sessions.all()}
    for said in sessions:
        session = there.pop(said.id, None) or Session(event=event)
        session.title, session.text, session.speakers = said.title, said.text, said.speakers
        session.starts_at, session.ends_at, session.is_break = said.starts_at, said.ends_at, said.is_break
        session.room = rooms[said.room] if said.room else None
        session.save()
    _take_out(list(there.values()))


def _take_out(sessions: list[Session]) -> None:
    """Nothing; these sessions are gone, and their documents once that is kept."""
    names = [one.file.name for one in EventFile.objects.filter(session__in=sessions) if one.file.name]
    Session.objects.filter(pk__in=[one.pk for one in sessions]).delete()

    def delete() -> None:
        for name in names:
            default_storage.delete(name)

    transaction.on_commit(delete)
