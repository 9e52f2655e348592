"""Colleagues at a conference: who of one house is kept apart, and who comes along to a meeting."""

from collections.abc import Mapping
from typing import Any

from ucap.api.shapes.colleagues import (
    AlongAnswer,
    BringAlong,
    ColleagueAlong,
    ColleaguesAnswer,
    KeepApart,
    PairKeptApart,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_colleagues
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import unusable
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.events import actions
from ucap.events.models import Registration
from ucap.events.queries.along import AlongPage, along_page, along_to_end
from ucap.events.queries.apart import ColleaguesPage, colleagues_page, pair_to_end
from ucap.kernel.clock import now

colleagues = Section(
    "Colleagues",
    "Those who come to a conference for one organisation or city, or in one delegation: of whom one always stays free, and who comes "
    "along to a meeting.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
TWO = {"one": "0a1b2c3d4e5f", "other": "5f4e3d2c1b0a"}
ALONG = {"beside": "0a1b2c3d4e5f", "who": "5f4e3d2c1b0a"}


@colleagues.read("/events/{slug}/colleagues", ColleaguesAnswer, where=SLUG)
def list_colleagues(request: PersonCall, slug: Slug) -> ColleaguesAnswer:
    """Colleagues at a conference, and which of them are kept apart: to its hosts all, to others those whom they registered."""
    return as_colleagues.colleagues(colleagues_page(slug, request.user))


@colleagues.write(
    "POST", "/events/{slug}/kept-apart", PairKeptApart, status=201, where=SLUG, body=TWO, **WRITES
)
def keep_apart(request: PersonCall, slug: Slug, sent: KeepApart) -> PairKeptApart:
    """Keeps two colleagues apart: from the next timetable on they are never in different meetings at the same time."""
    page = colleagues_page(slug, request.user)
    one, other = _colleague(page, "one", sent.one), _colleague(page, "other", sent.other)
    return as_colleagues.pair(actions.keep_apart(one=one, other=other, by=request.user, at=now()))


@colleagues.write("DELETE", "/kept-apart/{pair_id}", PairKeptApart, **SILENT)
def end_apart(request: PersonCall, pair_id: Id) -> PairKeptApart:
    """Lets two colleagues be in different meetings at the same time again; the answer says who they were."""
    pair = pair_to_end(pair_id, request.user)
    ended = as_colleagues.pair(pair)
    actions.end_apart(pair=pair, by=request.user, at=now())
    return ended


@colleagues.read("/meeting-requests/{meeting_id}/along", AlongAnswer)
def read_along(request: PersonCall, meeting_id: Id) -> AlongAnswer:
    """Who comes along to a meeting of yours, or of a conference of yours, beside its two, and whom you could bring."""
    return as_colleagues.along(along_page(meeting_id, request.user, now()))


@colleagues.write(
    "POST", "/meeting-requests/{meeting_id}/along", ColleagueAlong, status=201, body=ALONG, **WRITES
)
def bring_along(request: PersonCall, meeting_id: Id, sent: BringAlong) -> ColleagueAlong:
    """Brings a colleague along to a meeting; they and the other side are told. Once more changes nothing."""
    page = along_page(meeting_id, request.user, now())
    beside, who = _two(page, sent)
    there = actions.bring_along(request=page.request, beside=beside, who=who, by=request.user, at=now())
    return as_colleagues.one_along(there)


@colleagues.write("DELETE", "/along/{along_id}", ColleagueAlong, **SILENT)
def end_along(request: PersonCall, along_id: Id) -> ColleagueAlong:
    """Says that a colleague, or you yourself, does not come along any more; the answer says who it was."""
    there = along_to_end(along_id, request.user)
    ended = as_colleagues.one_along(there)
    actions.end_along(along=there, by=request.user, at=now())
    return ended


def _colleague(page: ColleaguesPage, name: str, id_: str) -> Registration:
    """One of those whom the caller may choose, as on the page."""
    found = next((one for house in page.houses for one in house.people if one.pk == id_), None)
    if found is None:
        raise unusable(name)
    return found


def _two(page: AlongPage, sent: BringAlong) -> tuple[Registration, Registration]:
    """One of the two who meet, and a colleague whom the caller may choose, or who comes along already."""
    side = next((one for one in page.sides if one.one.pk == sent.beside), None)
    if side is None:
        raise unusable("beside")
    known = (*side.possible, *(one.who for one in side.along))
    who = next((one for one in known if one.pk == sent.who), None)
    if who is None:
        raise unusable("who")
    return side.one, who
