"""The demand of a conference, for its hosts: who asks whom, what can be held, who has no meeting yet and whom they could meet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count

from ucap.events.models import Absence, BroughtAlong, Event, Matchmaking, MeetingRequest, Registration
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.parties import OF_PARTY, Party, owner_key, parties_of
from ucap.events.queries.suggestions import best_for, people_by_owner, pool_of, titles_of
from ucap.events.states import AskedState
from ucap.matching.score import percent
from ucap.people.rules import Viewer

PAGE = 50
MOST_WANTED = 5
NONE, UNANSWERED, UNWANTED = "none", "unanswered", "unasked"
SORTS = ("name", "asks", "asked_by", "accepted", "along", "to_answer", "free")


@dataclass(frozen=True, slots=True)
class AskedOfDemand:
    """What of the participants is looked for; "" for all."""

    words: str = ""
    show: str = ""
    sort: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Line:
    """One participant as the hosts see them."""

    party: Party
    owner: str
    asks: int  # requests of theirs that were not withdrawn
    asked_by: int  # of others
    to_answer: int  # that wait for their answer
    accepted: int
    free: int  # slots in which they can meet
    beside: tuple[str, ...] = ()  # with whom they come along: a name for each accepted meeting

    @property
    def along(self) -> int:
        """Accepted meetings of colleagues to which they come along."""
        return len(self.beside)

    @property
    def meetings(self) -> int:
        """In how many they are, their own and those of colleagues."""
        return self.accepted + self.along


@dataclass(frozen=True, slots=True)
class CouldMeet:
    """Somebody who fits a participant without a meeting, and why."""

    party: Party
    percent: int
    mine: str  # the title of an entry
    theirs: str


@dataclass(frozen=True, slots=True)
class Demand:
    """All that is asked for, against what there is room for."""

    event: Event
    words: Words
    arranged: Matchmaking | None
    states: Mapping[str, int]
    slots: int
    room: int  # meetings that slots and tables have room for
    total: int  # participants
    without: int  # of them those in no accepted meeting, nor along to one
    wanted: tuple[Line, ...]
    page: "Page[Line]"
    could_meet: Mapping[str, CouldMeet]  # by id of the registration

    @property
    def accepted(self) -> int:
        return self.states.get(AskedState.ACCEPTED, 0)

    @property
    def rows(self) -> tuple[tuple[Line, CouldMeet | None], ...]:
        """The participants of the page, each with whom they could meet."""
        return tuple((one, self.could_meet.get(one.party.id)) for one in self.page.object_list)

    @property
    def share(self) -> int:
        """Of the room, in percent."""
        return round(100 * self.accepted / self.room) if self.room else 0


def demand_of(event: Event, asked: AskedOfDemand, viewer: Viewer, at: datetime) -> Demand:
    """The demand, with one page of participants. Sixteen queries at most, however many there are."""
    arranged = Matchmaking.objects.filter(event=event).first()
    counted = MeetingRequest.objects.filter(event=event).order_by().values_list("state")
    lines = lines_of(event)
    page = Paginator(_sorted(_looked_for(lines, asked), asked.sort), PAGE).get_page(asked.page)
    slots = event.slots.count()
    lonely = [one for one in page.object_list if not one.meetings]
    return Demand(
        event=event,
        words=words_of([event])[event.pk],
        arranged=arranged,
        states=dict(counted.annotate(number=Count("pk"))),
        slots=slots,
        room=slots * tables_of(arranged),
        total=len(lines),
        without=sum(not one.meetings for one in lines),
        wanted=tuple(_sorted([one for one in lines if one.asked_by], "-asked_by")[:MOST_WANTED]),
        page=page,
        could_meet=_could_meet(event, lonely, lines, viewer, at.date()),
    )


def looked_for(event: Event, asked: AskedOfDemand) -> Sequence[Line]:
    """All that the table shows, on every page of it. Six queries."""
    return _sorted(_looked_for(lines_of(event), asked), asked.sort)


def lines_of(event: Event) -> list[Line]:
    """Every participant. Six queries, however many."""
    coming = list(event.registrations.confirmed().select_related(*OF_PARTY))
    parties = parties_of(coming)
    slots = event.slots.count()
    requests = list(MeetingRequest.objects.filter(event=event).values_list("asker", "asked", "state"))
    stand = [row for row in requests if row[2] != AskedState.WITHDRAWN]
    asks, asked_by = Counter(row[0] for row in stand), Counter(row[1] for row in stand)
    to_answer = Counter(asked for _, asked, state in stand if state == AskedState.WAITING)
    accepted = Counter(id_ for one in stand if one[2] == AskedState.ACCEPTED for id_ in one[:2])
    away = Absence.objects.filter(registration__event=event).order_by().values_list("registration")
    absent = dict(away.annotate(number=Count("pk")))
    beside = _beside(event)
    return [
        Line(
            party=parties[one.pk],
            owner=owner_key(one),
            asks=asks[one.pk],
            asked_by=asked_by[one.pk],
            to_answer=to_answer[one.pk],
            accepted=accepted[one.pk],
            free=slots - absent.get(one.pk, 0),
            beside=tuple(beside.get(one.pk, ())),
        )
        for one in coming
    ]


def _beside(event: Event) -> Mapping[str, list[str]]:
    """By id of the registration with whom they come along to accepted meetings. One query."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = BroughtAlong.objects.filter(request__event=event, request__state=AskedState.ACCEPTED)
    for who, name in rows.order_by("beside__name", "pk").values_list("who", "beside__name"):
        found[who].append(name)
    return found


def tables_of(arranged: Matchmaking | None) -> int:
    """How many meetings can be held at once."""
    if arranged is None:
        return 0
    return max(0, arranged.tables - len(arranged.closed_tables)) + arranged.virtual_tables


def two_of(event: Event, one: str, other: str) -> tuple[Registration, Registration] | None:
    """Two who come to the event, by their ids. One query."""
    found = event.registrations.confirmed().select_related("event").in_bulk([one, other])
    return (found[one], found[other]) if one in found and other in found else None


def _could_meet(
    event: Event, lonely: Sequence[Line], lines: Iterable[Line], viewer: Viewer, today: date
) -> Mapping[str, CouldMeet]:
    """For each of them whoever fits best, of those they have not asked. Six queries."""
    owners = {one.owner for one in lonely if one.party.listed} - {""}
    if not owners:
        return {}
    pool, people = pool_of(event, viewer, today, owners), people_by_owner(event)
    by_id = {one.party.id: one for one in lines}
    between = _between([one.party.id for one in lonely])
    best = {owner: best_for(pool, owner) for owner in owners}
    chosen = {}
    for line in lonely:
        for found in best.get(line.owner, ()) if line.party.listed else ():
            free = [id_ for id_ in people.get(found.owner, ()) if (line.party.id, id_) not in between]
            if free:
                chosen[line.party.id] = (found, by_id[min(free, key=lambda id_: by_id[id_].accepted)])
                break
    titles = titles_of([found for found, _ in chosen.values()])
    return {
        id_: CouldMeet(
            other.party,
            percent(found.fit.score),
            titles.get(found.mine.id, ""),
            titles.get(found.theirs.id, ""),
        )
        for id_, (found, other) in chosen.items()
    }


def _between(ids: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Whom these have to do with already, either way, unless it was withdrawn."""
    rows = MeetingRequest.objects.exclude(state=AskedState.WITHDRAWN)
    mine = rows.filter(asker__in=ids).values_list("asker", "asked")
    theirs = rows.filter(asked__in=ids).values_list("asked", "asker")
    return frozenset((*mine, *theirs))


def _looked_for(lines: Iterable[Line], asked: AskedOfDemand) -> list[Line]:
    words = asked.words.casefold().split()
    return [one for one in lines if _is_shown(one, asked.show) and _has(one.party, words)]


def _is_shown(line: Line, show: str) -> bool:
    if show == NONE:
        return not line.meetings
    if show == UNANSWERED:
        return line.to_answer > 0
    return not (line.asks or line.asked_by) if show == UNWANTED else True


def _has(party: Party, words: Iterable[str]) -> bool:
    said = f"{party.name} {party.house} {party.place}".casefold()
    return all(word in said for word in words)


def _sorted(lines: Iterable[Line], sort: str) -> list[Line]:
    column = sort.removeprefix("-")
    named = sorted(lines, key=lambda one: (one.party.name.casefold(), one.party.id))
    if column == "name":
        return named[::-1] if sort.startswith("-") else named
    if column not in SORTS:
        return sorted(named, key=lambda one: one.meetings)  # who has none first
    return sorted(named, key=lambda one: getattr(one, column), reverse=sort.startswith("-"))
