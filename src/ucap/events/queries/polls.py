"""The times that are proposed for an event, what people say of them, and those that could be proposed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404
from django.utils.translation import get_language

from ucap.events.models import Event, Poll, PollTime, PollVote
from ucap.events.polling import Kindness, Proposal, judged, preselected, proposals
from ucap.events.queries.cards import Words, clocks_of, hosts_of, words_of
from ucap.events.queries.events import seen_event
from ucap.events.rules.hosting import may_change
from ucap.events.rules.reading import may_vote
from ucap.events.states import CAN_BE_CHANGED, EventKind, Vote
from ucap.events.times import Clock, zone_place
from ucap.people.models import User
from ucap.people.rules import Viewer

OFFERED, PRESELECTED = 24, 6  # times of which the hosts choose what they propose, and how many are ticked


@dataclass(frozen=True, slots=True)
class KindTo:
    """How kind a time is to those at one clock."""

    place: str
    kindness: Kindness


@dataclass(frozen=True, slots=True)
class Time:
    """A proposed time, and what people say of it."""

    id: int
    starts: datetime
    ends: datetime
    kind_to: tuple[KindTo, ...]
    counts: Mapping[str, int]  # vote -> people
    names: Mapping[str, tuple[str, ...]]  # the same by name; for the hosts alone
    mine: str  # what this reader said, "" for nothing
    fits_most: bool

    @property
    def yes(self) -> int:
        return self.counts.get(Vote.YES, 0)

    @property
    def if_need_be(self) -> int:
        return self.counts.get(Vote.IF_NEED_BE, 0)

    @property
    def no(self) -> int:
        return self.counts.get(Vote.NO, 0)


@dataclass(frozen=True, slots=True)
class PollPage:
    """The poll of one event for one reader."""

    event: Event
    words: Words
    clocks: tuple[Clock, ...]
    poll: Poll | None
    times: tuple[Time, ...]
    voters: int
    may_vote: bool  # and it is asked still
    may_change: bool

    @property
    def best(self) -> int:
        """The first of those that suit most; 0 where nobody has answered."""
        return next((one.id for one in self.times if one.fits_most), 0)

    @property
    def chosen(self) -> Time | None:
        return next((one for one in self.times if self.poll and one.id == self.poll.chosen_id), None)


@dataclass(frozen=True, slots=True)
class Offered:
    """A time that could be proposed."""

    starts: datetime
    ends: datetime
    kind_to: tuple[KindTo, ...]
    ticked: bool


def is_asked(poll: Poll, at: datetime) -> bool:
    """Whether one can say which times suit."""
    asked = poll.chosen_id is None and poll.event.state in CAN_BE_CHANGED
    return asked and (poll.closes_at is None or at < poll.closes_at)


def poll_page(slug: str, viewer: Viewer, at: datetime) -> PollPage:
    """The poll of that event; raises Http404 where the reader sees neither the event nor, as one of its hosts, could ask."""
    event = seen_event(slug, viewer)
    poll = Poll.objects.filter(event=event).first()
    editable = may_change(viewer, event) and event.state in CAN_BE_CHANGED
    if poll is None and not editable:
        raise Http404
    if poll:
        poll.event = event
    clocks = poll_clocks(event, poll.zones if poll else (), viewer)
    votes = list(PollVote.objects.filter(time__poll=poll).select_related("person")) if poll else []
    return PollPage(
        event=event,
        words=words_of([event])[event.pk],
        clocks=clocks,
        poll=poll,
        times=_times(poll, votes, clocks, viewer, named=editable) if poll else (),
        voters=len({one.person_id for one in votes}),
        may_vote=poll is not None and is_asked(poll, at) and may_vote(viewer, event),
        may_change=editable,
    )


def poll_to_change(slug: str, viewer: Viewer, at: datetime) -> PollPage:
    """The same for its hosts, as long as the event can be changed; raises Http404 for everybody else."""
    page = poll_page(slug, viewer, at)
    if not page.may_change:
        raise Http404
    return page


def poll_of(slug: str, viewer: Viewer) -> Poll:
    """The poll of an event that this reader sees; raises Http404."""
    poll = Poll.objects.filter(event=seen_event(slug, viewer)).select_related("event").first()
    if poll is None:
        raise Http404
    return poll


def poll_clocks(event: Event, zones: Sequence[str], viewer: Viewer) -> tuple[Clock, ...]:
    """Every clock that matters, those of the poll's zones too. Two queries."""
    known = clocks_of(event, hosts_of([event])[event.pk], viewer)
    language = get_language() or "en"
    there = {clock.zone for clock in known}
    others = (Clock(zone, zone_place(zone, language)) for zone in zones if zone not in there)
    return (*known, *others)


def offered(
    days: Sequence[date], minutes: int, zones: Sequence[str], clocks: Sequence[Clock], at: datetime
) -> list[Offered]:
    """The kindest times of these days, in time order, the kindest of all ticked. Raises BadInput."""
    found = [one for one in proposals(days, minutes, zones) if one.starts > at]
    ticked = {one.starts for one in preselected(found, zones[0], PRESELECTED)}
    shown = preselected(found, zones[0], OFFERED)
    return [
        Offered(one.starts, one.ends, _kind_to(one, zones, clocks), one.starts in ticked) for one in shown
    ]


def _times(
    poll: Poll, votes: Sequence[PollVote], clocks: Sequence[Clock], viewer: Viewer, *, named: bool
) -> tuple[Time, ...]:
    by_time: dict[int, list[PollVote]] = defaultdict(list)
    for one in votes:
        by_time[one.time_id].append(one)
    rows = list(poll.times.all())
    best = max((_fits(by_time[row.pk]) for row in rows), default=(0, 0))
    return tuple(
        _time(poll, row, by_time[row.pk], clocks, viewer, best=best if votes else None, named=named)
        for row in rows
    )


def _fits(votes: Sequence[PollVote]) -> tuple[int, int]:
    """The more people can come the better; of as many, the more it suits."""
    counts = Counter(one.vote for one in votes)
    return counts[Vote.YES] + counts[Vote.IF_NEED_BE], counts[Vote.YES]


def _time(
    poll: Poll,
    row: PollTime,
    votes: Sequence[PollVote],
    clocks: Sequence[Clock],
    viewer: Viewer,
    *,
    best: tuple[int, int] | None,
    named: bool,
) -> Time:
    person = viewer.pk if isinstance(viewer, User) else ""
    names: dict[str, list[str]] = defaultdict(list)
    for one in votes if named else ():
        names[one.vote].append(str(one.person))
    return Time(
        id=row.pk,
        starts=row.starts_at,
        ends=row.starts_at + timedelta(minutes=poll.minutes),
        kind_to=_kind_to(judged(row.starts_at, poll.minutes, poll.zones), poll.zones, clocks),
        counts=Counter(one.vote for one in votes),
        names={said: tuple(sorted(some)) for said, some in names.items()},
        mine=next((one.vote for one in votes if one.person_id == person), ""),
        fits_most=best is not None and _fits(votes) == best,
    )


def _kind_to(one: Proposal, zones: Sequence[str], clocks: Sequence[Clock]) -> tuple[KindTo, ...]:
    """To whom it is not good, by place."""
    places = {clock.zone: clock.place for clock in reversed(clocks)}
    return tuple(
        KindTo(places.get(zone, zone), burden.worst)
        for zone, burden in zip(zones, one.burdens, strict=True)
        if burden.worst > Kindness.GOOD
    )


@dataclass(frozen=True, slots=True)
class PollBox:
    """What an event's page says of its poll."""

    times: int
    may_vote: bool
    has_voted: bool
    may_propose: bool  # the hosts; there is no poll yet


def poll_box(event: Event, viewer: Viewer, at: datetime) -> PollBox | None:
    """None where nothing is asked, and the reader could not ask. One query for a visitor."""
    poll = Poll.objects.filter(event=event, chosen=None).first()
    if poll is None:
        due = event.state in CAN_BE_CHANGED and event.kind in (
            EventKind.WEBINAR,
            EventKind.VISIT,
            EventKind.TRAINING,
        )
        begins = due and not Poll.objects.filter(event=event).exists() and may_change(viewer, event)
        return PollBox(0, may_vote=False, has_voted=False, may_propose=True) if begins else None
    poll.event = event
    if not is_asked(poll, at):
        return None
    mine = isinstance(viewer, User) and PollVote.objects.filter(time__poll=poll, person=viewer).exists()
    return PollBox(poll.times.count(), may_vote=may_vote(viewer, event), has_voted=mine, may_propose=False)
