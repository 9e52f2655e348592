"""Writing the programme of an event: all of it at once, or session by session."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404

from ucap.api.shapes.programmes import (
    ChangedSession,
    ProgrammeAnswer,
    SessionKept,
    WrittenProgramme,
    WrittenSession,
    programme_said,
    said_of,
)
from ucap.api.shapes.shape import Id
from ucap.api.states import Scope
from ucap.api.views import as_programmes
from ucap.api.views.calling import PersonCall
from ucap.api.views.hosting import EVENT
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.models import Event
from ucap.events.programme import Programme, SessionSaid, seal_of
from ucap.events.queries.programme import programme_of, spans_of
from ucap.events.queries.writing import event_to_edit
from ucap.kernel.clock import now
from ucap.people.models import User

programmes = Section(
    "Programmes",
    "For the hosts of an event: its rooms and sessions with their speakers, written all at once or one by one. "
    "Everybody reads them with the event.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
SEAL = {"seal": "0123456789abcdef0123"}
SESSION = {
    "title": "Cool yards",
    "speakers": ["Li Na, City of Yangzhou", "Ana Ruiz, University of Granada"],
    "room": "Canal Hall",
    "starts_at": "2027-03-23T01:30:00Z",
    "ends_at": "2027-03-23T02:15:00Z",
}


def _answer(event_id: str, viewer: User) -> ProgrammeAnswer:
    """The programme as it is kept."""
    event = event_to_edit(event_id, viewer)
    return as_programmes.programme(event, programme_of(event), spans_of(event))


PROGRAMME = Subject("event", event_to_edit, _answer)


@programmes.read("/events/{event_id}/programme", ProgrammeAnswer, where=EVENT)
def read_programme(request: PersonCall, event_id: Id) -> ProgrammeAnswer:
    """The rooms and sessions of an event of yours, and which sessions lie outside of its days."""
    return _answer(event_id, request.user)


@programmes.write(
    "PUT",
    "/events/{event_id}/programme",
    ProgrammeAnswer,
    where=EVENT,
    body={"rooms": [{"name": "Canal Hall"}], "sessions": [SESSION], **SEAL},
    **WRITES,
)
def change_programme(request: PersonCall, event_id: Id, sent: WrittenProgramme) -> ProgrammeAnswer:
    """Writes the whole programme; all of it is sent. Sessions keep their documents by their ids."""
    said = {"programme": programme_said(sent), "seal": sent.seal}
    return PROGRAMME.after(request, event_id, actions.change_programme, **said)


@programmes.write(
    "POST",
    "/events/{event_id}/programme/sessions",
    SessionKept,
    status=201,
    where=EVENT,
    body=SESSION,
    **WRITES,
)
def add_session(request: PersonCall, event_id: Id, sent: WrittenSession) -> SessionKept:
    """Adds a session to the programme."""
    event = event_to_edit(event_id, request.user)
    before = programme_of(event)
    _change(request, event, (*before.sessions, said_of(sent)), before=before, seal=seal_of(before))
    there = {one.id for one in before.sessions}
    return _session(event, next(one.id for one in programme_of(event).sessions if one.id not in there))


@programmes.write(
    "PUT",
    "/events/{event_id}/programme/sessions/{session_id}",
    SessionKept,
    where=EVENT,
    body={**SESSION, **SEAL},
    **WRITES,
)
def change_session(request: PersonCall, event_id: Id, session_id: Id, sent: ChangedSession) -> SessionKept:
    """Changes a session; all of it is sent. It keeps its documents."""
    event = event_to_edit(event_id, request.user)
    before = programme_of(event)
    sessions = (*_others(before, session_id), said_of(sent, session_id))
    _change(request, event, sessions, before=before, seal=sent.seal)
    return _session(event, session_id)


@programmes.write(
    "DELETE",
    "/events/{event_id}/programme/sessions/{session_id}",
    ProgrammeAnswer,
    where=EVENT,
    **SILENT,
)
def remove_session(request: PersonCall, event_id: Id, session_id: Id) -> ProgrammeAnswer:
    """Takes a session out of the programme, with its documents."""
    event = event_to_edit(event_id, request.user)
    before = programme_of(event)
    _change(request, event, _others(before, session_id), before=before, seal=seal_of(before))
    return _answer(event_id, request.user)


def _change(
    request: PersonCall, event: Event, sessions: Iterable[SessionSaid], *, before: Programme, seal: str
) -> None:
    """Nothing; the programme has these sessions, its rooms stay as they are."""
    programme = replace(before, sessions=tuple(sessions))
    actions.change_programme(event=event, programme=programme, seal=seal, by=request.user, at=now())


def _others(programme: Programme, session_id: str) -> tuple[SessionSaid, ...]:
    """Its sessions but that of this id; raises Http404 where there is none."""
    others = tuple(one for one in programme.sessions if one.id != session_id)
    if len(others) == len(programme.sessions):
        raise Http404
    return others


def _session(event: Event, session_id: str) -> SessionKept:
    """The session of that id as it is kept."""
    kept = programme_of(event)
    return as_programmes.session(next(one for one in kept.sessions if one.id == session_id), kept)
