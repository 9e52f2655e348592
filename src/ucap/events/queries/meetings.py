"""Whom somebody could meet at a conference, and whom they have asked: the page of one participant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404

from ucap.events.models import BroughtAlong, Event, Matchmaking, MeetingRequest, Registration
from ucap.events.queries.along import NOBODY, Along, along_for, along_to
from ucap.events.queries.asking_time import asking_is_open
from ucap.events.queries.cards import Words, own_clock, readers_clock, words_of
from ucap.events.queries.events import seen_event
from ucap.events.queries.parties import OF_PARTY, Party, key_of, owner_key, parties_of
from ucap.events.queries.suggestions import Suggestion, suggestions
from ucap.events.rules.meeting import NOT_MEETING, may_meet
from ucap.events.states import WANTED, AskedState, EventKind
from ucap.events.times import Clock
from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import visible_entries
from ucap.kernel.errors import NotAllowed
from ucap.organisations.models import OrganisationName
from ucap.people.models import User
from ucap.people.rules import Viewer

PAGE = 30
OF_REQUEST = (
    *(f"{side}__{part}" for side in ("asker", "asked") for part in OF_PARTY),
    *("entry", "other", "event"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting request for one of its two."""

    request: MeetingRequest
    other: Party
    i_asked: bool
    entry: Entry | None  # of the reader's side, as far as the reader sees it
    others_entry: Entry | None
    along: Along = NOBODY

    @property
    def is_waiting_for_me(self) -> bool:
        return not self.i_asked and self.request.state == AskedState.WAITING


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody's organisation or city that fits, with who comes for it."""

    suggestion: Suggestion
    people: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """One who comes and agreed to be listed."""

    party: Party
    request: MeetingRequest | None  # between the reader's side and them


@dataclass(frozen=True, slots=True)
class People:
    page: "Page[Registration]"
    found: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Everything of one participant's meetings but the timetable."""

    event: Event
    words: Words
    mine: Registration  # for whom
    party: Party
    possible: tuple[Registration, ...]  # all for whom the reader may arrange meetings
    arranged: Matchmaking | None
    is_open: bool  # one can still ask
    asked: tuple[Asked, ...]  # the latest first
    suggested: tuple[Suggested, ...]
    people: People
    clocks: tuple[Clock, ...]  # the event's, and the reader's where it is another
    along_to: tuple[BroughtAlong, ...]  # meetings of colleagues, to which they come along

    @property
    def to_answer(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.is_waiting_for_me)

    @property
    def waiting(self) -> tuple[Asked, ...]:
        return self._in(AskedState.WAITING, i_asked=True)

    @property
    def accepted(self) -> tuple[Asked, ...]:
        return self._in(AskedState.ACCEPTED)

    @property
    def declined(self) -> tuple[Asked, ...]:
        return self._in(AskedState.DECLINED)

    @property
    def withdrawn(self) -> tuple[Asked, ...]:
        return self._in(AskedState.WITHDRAWN)

    @property
    def left(self) -> int:
        """How many more they may ask for."""
        most = self.arranged.most_requests if self.arranged else 0
        wanted = sum(one.i_asked and one.request.state in WANTED for one in self.asked)
        return max(0, most - wanted)

    def _in(self, state: AskedState, *, i_asked: bool | None = None) -> tuple[Asked, ...]:
        return tuple(
            one
            for one in self.asked
            if one.request.state == state and (i_asked is None or one.i_asked is i_asked)
        )


def meetings_of(
    slug: str, viewer: User, chosen: str, at: datetime, *, words: str = "", page: str = "1"
) -> Meetings:
    """The page of the participant `chosen` (an id, "" for the reader); raises Http404, NotAllowed. Twenty-four queries at most."""
    event, mine, possible = for_whom(slug, viewer, chosen)
    arranged = Matchmaking.objects.filter(event=event).first()
    asked = with_along(asked_of(mine, viewer), mine, viewer, at)
    known = {key_of(one.organisation_id, one.city_id) for one in _others(mine, asked)}
    suggested = suggestions(event, owner_key(mine), viewer, at.date(), known)
    between = {one.other.id: one.request for one in reversed(asked)}
    return Meetings(
        event=event,
        words=words_of([event])[event.pk],
        mine=mine,
        party=parties_of([mine])[mine.pk],
        possible=possible,
        arranged=arranged,
        is_open=arranged is not None and asking_is_open(event, arranged, at),
        asked=asked,
        suggested=_with_people(suggested, mine),
        people=people_of(event, mine, between, words, page),
        clocks=both_clocks(event, viewer),
        along_to=along_to(mine),
    )


def for_whom(slug: str, viewer: User, chosen: str) -> tuple[Event, Registration, tuple[Registration, ...]]:
    """The conference; for which of those that the reader registered, themselves first; and all of them. Two queries and those of the rule."""
    event = seen_event(slug, viewer)
    if event.kind != EventKind.CONFERENCE:
        raise Http404
    if not may_meet(viewer, event):
        raise NotAllowed(NOT_MEETING)
    rows = event.registrations.of(viewer).confirmed().select_related(*OF_PARTY)
    possible = tuple(sorted(rows, key=lambda one: (one.person_id != viewer.pk, one.name.casefold(), one.pk)))
    mine = next((one for one in possible if one.pk == chosen), None) if chosen else possible[0]
    if mine is None:
        raise Http404
    return event, mine, possible


def asked_of(mine: Registration, viewer: User) -> tuple[Asked, ...]:
    """All requests of one participant, the latest first. Three queries."""
    rows = MeetingRequest.objects.filter(Q(asker=mine) | Q(asked=mine)).select_related(*OF_REQUEST)
    requests = list(rows.order_by("-at", "pk"))
    parties = parties_of(_other(mine, one) for one in requests)
    seen = _seen_entries(requests, viewer)
    return tuple(_asked(one, mine, parties, seen) for one in requests)


def people_of(
    event: Event, mine: Registration, between: Mapping[str, MeetingRequest], words: str, page: str
) -> People:
    """Those who come and agreed to be listed, by name, as far as the words are found. Three queries."""
    rows = event.registrations.confirmed().filter(listed=True).exclude(pk=mine.pk)
    for word in words.split():
        rows = rows.filter(_with_word(word))
    found = Paginator(rows.select_related(*OF_PARTY).order_by("name", "pk"), PAGE).get_page(page)
    parties = parties_of(found.object_list)
    some = tuple(Somebody(parties[one.pk], between.get(one.pk)) for one in found.object_list)
    return People(found, some)


def both_clocks(event: Event, viewer: Viewer) -> tuple[Clock, ...]:
    """The event's clock, and the reader's where they have chosen another."""
    mine = [one for one in readers_clock(viewer) if one.zone != event.time_zone]
    return (own_clock(event), *mine)


def request_of(request_id: str, viewer: User) -> MeetingRequest:
    """The request, for either of its two and whoever registered them; raises Http404."""
    theirs = Registration.objects.of(viewer).values("pk")
    rows = MeetingRequest.objects.filter(Q(asker__in=theirs) | Q(asked__in=theirs), pk=request_id)
    found = rows.select_related(*OF_REQUEST).first()
    if found is None:
        raise Http404
    return found


def with_along(asked: Sequence[Asked], mine: Registration, viewer: User, at: datetime) -> tuple[Asked, ...]:
    """The same with who comes along, where they are to meet. Three queries and those of a rule."""
    stand = [one.request for one in asked if one.request.state in WANTED]
    along = along_for(stand, mine, viewer, at)
    return tuple(replace(one, along=along.get(one.request.pk, NOBODY)) for one in asked)


def _with_word(word: str) -> Q:
    """In the name of the person, of their organisation in any language, or of their city."""
    named = OrganisationName.objects.filter(name__icontains=word).values("organisation")
    return (
        Q(name__icontains=word)
        | Q(organisation__in=named)
        | Q(city__name__icontains=word)
        | Q(organisation__city__name__icontains=word)
    )


def _with_people(suggested: Sequence[Suggestion], mine: Registration) -> tuple[Suggested, ...]:
    """Two queries, however many."""
    ids = {id_ for one in suggested for id_ in one.people}
    parties = parties_of(Registration.objects.filter(pk__in=ids).select_related(*OF_PARTY)) if ids else {}
    return tuple(
        Suggested(one, tuple(parties[id_] for id_ in one.people if id_ in parties and id_ != mine.pk))
        for one in suggested
    )


def _other(mine: Registration, request: MeetingRequest) -> Registration:
    return request.asked if request.asker_id == mine.pk else request.asker


def _others(mine: Registration, asked: Iterable[Asked]) -> list[Registration]:
    """Of the requests that stand or were declined: nobody is suggested to whom one said no."""
    stand = (one for one in asked if one.request.state != AskedState.WITHDRAWN)
    return [_other(mine, one.request) for one in stand]


def _seen_entries(requests: Sequence[MeetingRequest], viewer: User) -> frozenset[str]:
    ids = {id_ for one in requests for id_ in (one.entry_id, one.other_id) if id_}
    if not ids:
        return frozenset()
    seen: QuerySet[Entry, str] = visible_entries(viewer).filter(pk__in=ids).values_list("pk", flat=True)
    return frozenset(seen)


def _asked(
    request: MeetingRequest, mine: Registration, parties: Mapping[str, Party], seen: frozenset[str]
) -> Asked:
    i_asked = request.asker_id == mine.pk
    entry = request.entry if request.entry_id in seen else None
    other = request.other if request.other_id in seen else None
    return Asked(
        request,
        parties[_other(mine, request).pk],
        i_asked,
        entry if i_asked else other,
        other if i_asked else entry,
    )
