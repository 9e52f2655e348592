"""How far all conversations are, for the secretariat: who with whom, stages and outcomes, never the messages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from ucap.exchange.funnel import Band, bands
from ucap.exchange.models import Interest
from ucap.exchange.queries.courses import days_at_stages
from ucap.exchange.queries.interests import Side, sides_of, with_sides
from ucap.exchange.rules import MODERATORS_ONLY, may_see_pipeline
from ucap.exchange.states import TALKING, InterestStage
from ucap.kernel.errors import NotAllowed
from ucap.people.rules import Viewer
from ucap.places.models import City

PAGE = 50
OF_TABLE = ("stage", "state", "outcome")  # what narrows the table alone, not the counts above it


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the pipeline is looked at; "" and 0 for all."""

    stage: str = ""
    state: str = ""
    outcome: str = ""
    days: int = 0  # begun within so many
    area: str = ""
    country: str = ""  # of either side
    city: str = ""  # of either side
    page: str = "1"


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many conversations ever came this far, are there now, and ended there; and how long they were there."""

    stage: str
    reached: int
    open: int
    over: int
    days: float | None  # the median
    band: Band


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation without a word of what was said."""

    entry_title: str
    entry_language: str
    entry_slug: str
    area: str
    asker: Side
    answerer: Side
    state: str
    stage: str
    outcome: str
    decline_reason: str
    began: datetime
    moved: datetime


@dataclass(frozen=True, slots=True)
class Pipeline:
    total: int
    stages: tuple[StageCount, ...]
    states: Counter[str]
    outcomes: Counter[str]
    declined: Counter[str]  # reason -> how often
    page: "Page[Interest]"
    lines: tuple[Line, ...]


def pipeline(asked: Asked, viewer: Viewer, at: datetime) -> Pipeline:
    """What there is of the asked slice, counted, and a page of it. Five queries."""
    some = _slice(asked, viewer, at)
    rows = some.order_by().values_list("stage", "state", "outcome", "decline_reason")
    counts = Counter({tuple(row): number for *row, number in rows.annotate(number=Count("pk"))})
    page = Paginator(_lines_asked(some, asked), PAGE).get_page(asked.page)
    return Pipeline(
        total=counts.total(),
        stages=tuple(_stages(counts, days_at_stages(some, at))),
        states=_by(counts, 1),
        outcomes=_by(counts, 2),
        declined=_by(counts, 3),
        page=page,
        lines=tuple(lines_of(list(page.object_list))),
    )


def asked_ids(asked: Asked, viewer: Viewer, at: datetime) -> list[str]:
    """The ids of all lines that are looked at, in order."""
    return list(_lines_asked(_slice(asked, viewer, at), asked).values_list("pk", flat=True))


def lines_by_id(ids: list[str]) -> list[Line]:
    """These conversations as lines, in this order. Two queries."""
    found = with_sides(Interest.objects.all()).in_bulk(ids)
    return lines_of([found[id_] for id_ in ids if id_ in found])


def lines_of(interests: list[Interest]) -> list[Line]:
    """These conversations as lines. One query."""
    sides = sides_of(interests)
    return [_line(one, *sides[one.pk]) for one in interests]


def cities_there(viewer: Viewer) -> list[City]:
    """Every city that either side of a conversation is in. One query."""
    if not may_see_pipeline(viewer):
        return []
    places = ("entry__place", "city", "organisation__city")
    ids = (Interest.objects.exclude(**{place: None}).order_by().values(place) for place in places)
    first, second, third = ids
    return list(City.objects.filter(Q(pk__in=first) | Q(pk__in=second) | Q(pk__in=third)).order_by("name"))


def countries_there(viewer: Viewer) -> set[str]:
    """Every country that either side of a conversation is in. One query."""
    if not may_see_pipeline(viewer):
        return set()
    rows = Interest.objects.order_by().values_list("entry__country", "organisation__country", "city__country")
    return {code for row in rows.distinct() for code in row if code}


def _slice(asked: Asked, viewer: Viewer, at: datetime) -> "QuerySet[Interest]":
    if not may_see_pipeline(viewer):
        raise NotAllowed(MODERATORS_ONLY)
    some = Interest.objects.all()
    if asked.days:
        some = some.filter(at__gte=at - timedelta(days=asked.days))
    if asked.area:
        some = some.filter(entry__area=asked.area)
    if asked.country:
        theirs = Q(organisation__country=asked.country) | Q(city__country=asked.country)
        some = some.filter(theirs | Q(entry__country=asked.country))
    if asked.city:
        theirs = Q(organisation__city=asked.city) | Q(city=asked.city)
        some = some.filter(theirs | Q(entry__place=asked.city))
    return some


def _lines_asked(some: "QuerySet[Interest]", asked: Asked) -> "QuerySet[Interest]":
    chosen = {name: value for name in OF_TABLE if (value := getattr(asked, name))}
    return with_sides(some.filter(**chosen)).order_by("-moved_at", "pk")


def _stages(counts: Counter[tuple[str, ...]], days: Mapping[str, float]) -> list[StageCount]:
    order = [stage.value for stage in InterestStage]
    open_states = {state.value for state in TALKING}
    reached = [
        sum(n for row, n in counts.items() if row[0] in order[number:]) for number in range(len(order))
    ]
    found = []
    for stage, came, band in zip(order, reached, bands(reached), strict=True):
        there = _by(Counter({row: n for row, n in counts.items() if row[0] == stage}), 1)
        still = sum(n for state, n in there.items() if state in open_states)
        found.append(StageCount(stage, came, still, there.total() - still, days.get(stage), band))
    return found


def _by(counts: Counter[tuple[str, ...]], column: int) -> Counter[str]:
    """Summed by that column, without what is empty."""
    found: Counter[str] = Counter()
    for row, number in counts.items():
        if row[column]:
            found[row[column]] += number
    return found


def _line(interest: Interest, asker: Side, answerer: Side) -> Line:
    return Line(
        entry_title=interest.entry.title,
        entry_language=interest.entry.language,
        entry_slug=interest.entry.slug,
        area=interest.entry.area,
        asker=asker,
        answerer=answerer,
        state=interest.state,
        stage=interest.stage,
        outcome=interest.outcome,
        decline_reason=interest.decline_reason,
        began=interest.at,
        moved=interest.moved_at,
    )
