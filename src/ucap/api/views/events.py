"""Events: found and read by everybody whom their visibility lets; who else comes."""

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.events import (
    AskedEvents,
    AskedParticipants,
    EventAnswer,
    EventPiece,
    ParticipantPiece,
    RegistrationFormAnswer,
)
from ucap.api.shapes.shape import Slug
from ucap.api.views import as_events
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.events.queries.asked import questions_of
from ucap.events.queries.cards import cards
from ucap.events.queries.events import event_page, seen_event
from ucap.events.queries.listing import Asked, find
from ucap.events.queries.participants import (
    AskedOfParticipants,
    event_with_participants,
    participants_by_id,
    wanted_ids,
)
from ucap.events.queries.parties import parties_of
from ucap.events.queries.registering import registration_box
from ucap.events.queries.stamp import stamp
from ucap.events.wording import FILTERS
from ucap.kernel.clock import now
from ucap.kernel.hygiene import plain_words

events = Section(
    "Events",
    "Conferences, visits, expos and trainings that cities and organisations hold: found, read, and who else comes. "
    "All times are UTC; `time_zone` names the clocks that an event goes by.",
)
SLUG = {"slug": "canal-cities-meet"}


def as_of() -> str:
    """What is another after every change of what events show."""
    return str(stamp())


@events.read("/events", EventPiece, visitors=True, as_of=as_of)
def list_events(request: Call, response: HttpResponse, asked: Query[AskedEvents]) -> EventPiece:
    """The events that you may see, those to come or those that are over, filtered and searched as on their page."""
    chosen = {name: tuple(str(one) for one in getattr(asked, name)) for name in FILTERS}
    past, at = asked.when == "past", now()
    looked_for = Asked(words=plain_words(asked.q), chosen=chosen, past=past, order=asked.sort)
    ids = find(looked_for, request.user, at).ids
    found = piece(request, response, ids, asked.cursor, asked.limit)
    items = [as_events.in_list(one) for one in cards(ids[found.start : found.stop], request.user, at)]
    return EventPiece(**counted(found, ids), items=items)


@events.read("/events/{slug}", EventAnswer, visitors=True, as_of=as_of, where=SLUG)
def read_event(request: Call, slug: Slug) -> EventAnswer:
    """An event as far as you may see it: words, days, hosts, clocks, programme with rooms and speakers, places left."""
    return as_events.event_answer(event_page(slug, request.user, now()))


@events.read("/events/{slug}/registration-form", RegistrationFormAnswer, where=SLUG)
def read_registration_form(request: PersonCall, slug: Slug) -> RegistrationFormAnswer:
    """Whether you can register, what its hosts ask, and the id of your registration if you have one."""
    event = seen_event(slug, request.user)
    return as_events.registration_form(registration_box(event, request.user, now()), questions_of(event))


@events.read("/events/{slug}/participants", ParticipantPiece, where=SLUG)
def list_participants(
    request: PersonCall, response: HttpResponse, slug: Slug, asked: Query[AskedParticipants]
) -> ParticipantPiece:
    """Who comes to an event that you come to or hold: those who agreed to be listed, never their addresses or answers."""
    event = event_with_participants(slug, request.user)
    ids = wanted_ids(
        event,
        AskedOfParticipants(words=plain_words(asked.q), country=asked.country, language=asked.language),
    )
    found = piece(request, response, ids, asked.cursor, asked.limit)
    rows = participants_by_id(event, ids[found.start : found.stop])
    parties = parties_of(rows)
    items = [as_events.party(parties[one.pk]) for one in rows]
    return ParticipantPiece(**counted(found, ids), items=items)
