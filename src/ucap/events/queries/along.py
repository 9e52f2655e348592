"""Who comes along to a meeting beside its two, and whom of their house these could bring."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from ucap.events.models import Absence, BroughtAlong, Event, Meeting, MeetingRequest, Registration
from ucap.events.queries.cards import Words, words_of
from ucap.events.rules.meeting import may_bring, may_end_along, may_schedule, may_see_along
from ucap.events.states import WANTED, AskedState, RegistrationState, TimetableState
from ucap.people.models import User

MOST_ALONG = 3  # colleagues of one side of a meeting
HOUSES = ("organisation_id", "city_id", "delegation_id")
OF_REQUEST = ("asker__event__organisation", "asker__event__city", "asked__event", "event")


@dataclass(frozen=True, slots=True)
class Along:
    """Who comes along to a meeting, as one of its sides sees it."""

    ours: tuple[BroughtAlong, ...] = ()
    theirs: tuple[BroughtAlong, ...] = ()
    possible: tuple[Registration, ...] = ()  # whom the reader could bring now

    @property
    def their_names(self) -> tuple[str, ...]:
        return tuple(one.who.name for one in self.theirs)


NOBODY = Along()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two of a meeting."""

    one: Registration
    along: tuple[BroughtAlong, ...]
    possible: tuple[Registration, ...]  # whom the reader could bring now
    is_mine: bool  # the reader brings and lets go


@dataclass(frozen=True, slots=True)
class AlongPage:
    """One meeting with all who come to it."""

    event: Event
    words: Words
    request: MeetingRequest
    sides: tuple[Side, Side]  # who asked stands first
    is_over: bool
    is_host: bool


def along_of(requests: Iterable[str]) -> Mapping[str, tuple[BroughtAlong, ...]]:
    """By id of the request those who come along, as far as they come at all. One query."""
    coming = BroughtAlong.objects.filter(request__in=list(requests), who__state=RegistrationState.CONFIRMED)
    found: dict[str, list[BroughtAlong]] = defaultdict(list)
    for one in coming.select_related("who"):
        found[one.request_id].append(one)
    return {id_: tuple(some) for id_, some in found.items()}


def meetings_along(registration: Registration) -> QuerySet[MeetingRequest]:
    """The requests to whose meetings somebody comes along, withdrawn and declined ones not."""
    rows = MeetingRequest.objects.filter(state__in=WANTED)
    return rows.filter(pk__in=BroughtAlong.objects.filter(who=registration).values("request"))


def along_to(mine: Registration) -> tuple[BroughtAlong, ...]:
    """To which meetings of colleagues somebody comes along. One query."""
    rows = BroughtAlong.objects.filter(who=mine, request__state__in=WANTED)
    return tuple(rows.select_related("beside", "request__asker", "request__asked"))


def colleagues_of(beside: Registration, viewer: User) -> QuerySet[Registration]:
    """Those of their house who come, as far as the reader may name them to others: they agreed to be listed, or are the reader's own.

    The hosts may name everybody.
    """
    same = Q(pk=None)
    for house in HOUSES:
        if id_ := getattr(beside, house):
            same |= Q(**{house: id_})
    rows = Registration.objects.filter(same, event=beside.event_id).confirmed().exclude(pk=beside.pk)
    if not may_schedule(viewer, beside.event):
        own = Q(by=viewer) | Q(person=viewer) | Q(delegation__by=viewer)
        rows = rows.filter(Q(listed=True) | own)
    return rows.order_by("name", "pk")


def stands_for(request: MeetingRequest, beside: Registration) -> bool:
    """Whether they want the meeting: whoever asks, as long as it was not declined; the other once they have accepted."""
    return request.state == AskedState.ACCEPTED or (
        request.state == AskedState.WAITING and beside.pk == request.asker_id
    )


def over(requests: Iterable[str], at: datetime) -> frozenset[str]:
    """Those of the requests (ids) whose meeting of the published timetable is over. One query."""
    rows = Meeting.objects.filter(
        request__in=list(requests), timetable__state=TimetableState.PUBLISHED, slot__ends_at__lte=at
    )
    return frozenset(rows.values_list("request", flat=True))


def along_for(
    requests: Sequence[MeetingRequest], mine: Registration, viewer: User, at: datetime
) -> Mapping[str, Along]:
    """By id of the request who comes along, and whom the reader could bring beside `mine`. Three queries and those of a rule."""
    ids = [one.pk for one in requests]
    there, past = along_of(ids), over(ids, at)
    colleagues = list(colleagues_of(mine, viewer)) if ids else []
    return {
        one.pk: _for_mine(one, mine, there.get(one.pk, ()), colleagues, one.pk in past) for one in requests
    }


def cannot_be_there(who: Registration, request: MeetingRequest) -> bool:
    """Whether the published timetable holds that meeting when they are in another one, or cannot come. Three queries at most."""
    held = Meeting.objects.filter(timetable__state=TimetableState.PUBLISHED, slot__isnull=False)
    there = held.filter(request=request).first()
    if there is None:
        return False
    along = BroughtAlong.objects.filter(who=who).values("request")
    theirs = Q(request__asker=who) | Q(request__asked=who) | Q(request__in=along)
    busy = held.filter(theirs, slot=there.slot_id, request__state__in=WANTED).exclude(request=request)
    return busy.exists() or Absence.objects.filter(registration=who, slot=there.slot_id).exists()


def along_page(request_id: str, viewer: User, at: datetime) -> AlongPage:
    """All this; raises Http404 for whoever may not see it. Ten queries at most."""
    request = MeetingRequest.objects.select_related(*OF_REQUEST).filter(pk=request_id).first()
    if request is None or not may_see_along(viewer, request):
        raise Http404
    there, is_over = along_of([request.pk]).get(request.pk, ()), bool(over([request.pk], at))
    event = request.event
    return AlongPage(
        event=event,
        words=words_of([event])[event.pk],
        request=request,
        sides=(
            _side(request, request.asker, there, viewer, is_over),
            _side(request, request.asked, there, viewer, is_over),
        ),
        is_over=is_over,
        is_host=may_schedule(viewer, event),
    )


def along_to_end(along_id: str, viewer: User) -> BroughtAlong:
    """The one of that id, for whoever may say that they do not come along; raises Http404."""
    rows = BroughtAlong.objects.select_related(
        "request__event", "who__delegation", "beside__event__organisation", "beside__event__city"
    )
    along = rows.filter(pk=along_id).first()
    if along is None or not may_end_along(viewer, along):
        raise Http404
    return along


def _for_mine(
    request: MeetingRequest,
    mine: Registration,
    there: Sequence[BroughtAlong],
    colleagues: Iterable[Registration],
    is_over: bool,
) -> Along:
    ours = tuple(one for one in there if one.beside_id == mine.pk)
    theirs = tuple(one for one in there if one.beside_id != mine.pk)
    possible = () if is_over else _possible(request, mine, there, colleagues)
    return Along(ours, theirs, possible)


def _side(
    request: MeetingRequest,
    one: Registration,
    there: Sequence[BroughtAlong],
    viewer: User,
    is_over: bool,
) -> Side:
    is_mine = may_bring(viewer, one)
    bring = is_mine and not is_over
    return Side(
        one=one,
        along=tuple(along for along in there if along.beside_id == one.pk),
        possible=_possible(request, one, there, colleagues_of(one, viewer)) if bring else (),
        is_mine=is_mine,
    )


def _possible(
    request: MeetingRequest,
    beside: Registration,
    there: Sequence[BroughtAlong],
    colleagues: Iterable[Registration],
) -> tuple[Registration, ...]:
    """Of the colleagues those who could still come along."""
    if not stands_for(request, beside) or sum(one.beside_id == beside.pk for one in there) >= MOST_ALONG:
        return ()
    inside = {request.asker_id, request.asked_id, *(one.who_id for one in there)}
    return tuple(one for one in colleagues if one.pk not in inside)
