"""Delegations: registering several who come together, and looking after them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from ucap.api.shapes.delegations import (
    DelegationAnswer,
    WrittenCompanion,
    WrittenCompanions,
    WrittenDelegation,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_registrations
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.events import SLUG
from ucap.api.views.hosts import for_whom
from ucap.api.views.offering import Section
from ucap.events import actions
from ucap.events.actions.delegations import Companion
from ucap.events.forms.delegation import CompanionRow, DelegationForm
from ucap.events.forms.registering import ALONE
from ucap.events.models import Event
from ucap.events.queries.events import seen_event
from ucap.events.queries.registering import delegation_page
from ucap.events.states import Mode
from ucap.kernel.clock import now
from ucap.people.models import User

delegations = Section(
    "Delegations",
    "Several who come to an event together, registered by one person. Each of them has a registration of their own, "
    "which is changed, withdrawn and brought back as every other.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
PEOPLE = [
    {"name": "Li Na", "email": "li.na@example.org"},
    {"name": "Wang Wei", "house": "Yangzhou Water Group"},
]


@delegations.write(
    "POST",
    "/events/{slug}/delegations",
    DelegationAnswer,
    status=201,
    where=SLUG,
    body={"name": "City of Yangzhou, Water Office", "city": "1787227", "people": PEOPLE},
    **WRITES,
)
def register_delegation(
    request: PersonCall, response: HttpResponse, slug: Slug, sent: WrittenDelegation
) -> DelegationAnswer:
    """Registers several who come together, each as if alone; the hosts are told once, those with an address at theirs."""
    event = seen_event(slug, request.user)
    people, whose = _people(event, sent.people), for_whom(sent.organisation, sent.city)
    said = {"name": _name(sent), "people": people, "language": sent.language or "", **whose}
    made = actions.register_delegation(event=event, **said, by=request.user, at=now())
    response["Location"] = f"/api/v1/delegations/{made.pk}"
    return _answer(made.pk, request.user)


@delegations.read("/delegations/{delegation_id}", DelegationAnswer)
def read_delegation(request: PersonCall, delegation_id: Id) -> DelegationAnswer:
    """A delegation that you registered: its people, where each stands, and what you can do."""
    return _answer(delegation_id, request.user)


@delegations.write(
    "POST", "/delegations/{delegation_id}/people", DelegationAnswer, body={"people": PEOPLE}, **WRITES
)
def add_to_delegation(request: PersonCall, delegation_id: Id, sent: WrittenCompanions) -> DelegationAnswer:
    """Registers more people of a delegation of yours, at the end of the list; the hosts are told once."""
    found = delegation_page(delegation_id, request.user, now())
    people = _people(found.event, sent.people)
    actions.add_to_delegation(delegation=found.delegation, people=people, by=request.user, at=now())
    return _answer(delegation_id, request.user)


def _people(event: Event, sent: Sequence[WrittenCompanion]) -> list[Companion]:
    """Those who were sent, each checked as a row of the page's form."""
    rows = [CompanionRow(one.model_dump(), mixed=event.mode == Mode.MIXED) for one in sent]
    for number, row in enumerate(rows):
        checked(row, at=f"/people/{number}")
    return [row.companion() for row in rows]


def _name(sent: WrittenDelegation) -> str:
    """The delegation's name, checked as the page's form checks it; in whose name they come the action's rule decides."""
    form = DelegationForm({"name": sent.name, "acting": ALONE}, possible=())
    return str(checked(form)["name"])


def _answer(delegation_id: str, viewer: User) -> DelegationAnswer:
    """The delegation as it stands now."""
    return as_registrations.delegation(delegation_page(delegation_id, viewer, now()))
