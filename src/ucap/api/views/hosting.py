"""Events of one's own: begun, written, announced, opened and closed, cancelled and brought back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.event_texts import (
    ChangedEvent,
    EventDraft,
    EventVerb,
    WhyCancelled,
    WrittenEvent,
    content_of,
)
from ucap.api.shapes.events import EventPiece
from ucap.api.shapes.shape import Id
from ucap.api.states import Scope
from ucap.api.views import as_events, as_hosting
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.entries import AskedPieceOfMine
from ucap.api.views.hosts import for_whom
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.events import actions
from ucap.events.content import EventContent
from ucap.events.forms.beginning import BeginForm
from ucap.events.models import Event
from ucap.events.queries import writing
from ucap.events.queries.cards import cards
from ucap.events.queries.mine import own
from ucap.events.queries.writing import event_to_edit
from ucap.events.views.changing import DEEDS
from ucap.kernel.clock import now
from ucap.organisations.acting import Acting

hosting = Section("Hosting events", "Events that you hold: written, announced, opened, closed, cancelled.")
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
SAYS: Mapping[str, Any] = {
    "kind": "training",
    "title": "Cool yards",
    "summary": "How schools keep their yards cool.",
    "days": [{"date": "2027-05-03", "begins": "09:00", "ends": "17:00"}],
}
EVENT = {"event_id": "0a1b2c3d4e5f"}


@hosting.read("/me/events", EventPiece)
def list_my_events(request: PersonCall, response: HttpResponse, asked: Query[AskedPieceOfMine]) -> EventPiece:
    """The events that you hold, also drafts and those withheld or deleted, the earliest first."""
    ids = list(own(request.user).values_list("pk", flat=True))
    found = piece(request, response, ids, asked.cursor, asked.limit)
    items = [as_events.in_list(one) for one in cards(ids[found.start : found.stop], request.user, now())]
    return EventPiece(**counted(found, ids), items=items)


@hosting.write("POST", "/events", EventDraft, status=201, body={"city": "1787227", **SAYS}, **WRITES)
def draft_event(request: PersonCall, response: HttpResponse, sent: WrittenEvent) -> EventDraft:
    """Begins an event as a draft, which others do not see, for an organisation or a city of yours."""
    whose = for_whom(sent.organisation, sent.city)
    content = content_of(sent, _begins_with(sent))
    made = actions.begin_event(content=content, **whose, by=request.user, at=now())
    response["Location"] = f"{request.path}/{made.pk}/content"
    return _answer(made)


@hosting.read("/events/{event_id}/content", EventDraft, where=EVENT)
def read_event_content(request: PersonCall, event_id: Id) -> EventDraft:
    """What an event of yours says, in all its languages, and what is missing before it can be announced."""
    return _answer(event_to_edit(event_id, request.user))


@hosting.write(
    "PUT",
    "/events/{event_id}/content",
    EventDraft,
    where=EVENT,
    body={"seal": "0123456789abcdef0123", "place": "1787227", **SAYS},
    **WRITES,
)
def change_event(request: PersonCall, event_id: Id, sent: ChangedEvent) -> EventDraft:
    """Changes what an event says; all of it is sent. Who comes to an announced event is told where it moves."""
    event = event_to_edit(event_id, request.user)
    content = content_of(sent, EventContent(time_zone=event.time_zone))
    return _answer(
        actions.change_event(event=event, content=content, seal=sent.seal, by=request.user, at=now())
    )


@hosting.write(
    "POST", "/events/{event_id}/state/{verb}", EventDraft, where={**EVENT, "verb": "announce"}, **SILENT
)
def change_event_state(request: PersonCall, event_id: Id, verb: EventVerb) -> EventDraft:
    """Announces an event, opens or closes its registration, says that it was held, or brings it back; deletes a draft, for a day."""
    event = event_to_edit(event_id, request.user)
    return _answer(DEEDS[verb].does(event=event, by=request.user, at=now()))


@hosting.write("POST", "/events/{event_id}/cancel", EventDraft, where=EVENT, **WRITES)
def cancel_event(request: PersonCall, event_id: Id, sent: WhyCancelled) -> EventDraft:
    """Cancels an event: its page says so and why, and those who are registered are told. It can be brought back."""
    event = event_to_edit(event_id, request.user)
    return _answer(actions.cancel_event(event=event, why=sent.why, by=request.user, at=now()))


def _begins_with(sent: WrittenEvent) -> EventContent:
    """What follows from the host and the kind, as on the page that begins an event: where it is, by which clocks."""
    kind = "organisation" if sent.organisation else "city" if sent.city else "self"
    host = Acting(kind, sent.organisation or sent.city or "", "")  # type: ignore[arg-type] # one of the three
    data = {"kind": sent.kind, "title": sent.title, "acting": host.key}
    form = BeginForm(data, hosts=(host,), chosen=None, content=EventContent(language=sent.language))
    checked(form)
    return replace(form.content(), title=sent.title)


def _answer(event: Event) -> EventDraft:
    """The event as it is kept."""
    kept = Event.objects.get(pk=event.pk)
    return as_hosting.draft(kept, writing.content_of(kept))
