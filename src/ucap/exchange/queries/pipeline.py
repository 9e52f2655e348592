"""How far all conversations are, for the secretariat: who with whom, stages and outcomes, never the messages."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count

from ucap.exchange.models import Interest
from ucap.exchange.queries.interests import Side, sides_of
from ucap.exchange.rules import MODERATORS_ONLY, may_see_pipeline
from ucap.exchange.states import TALKING, InterestStage
from ucap.kernel.errors import NotAllowed
from ucap.people.rules import Viewer

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the pipeline is looked at; "" for all."""

    stage: str = ""
    state: str = ""
    outcome: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many conversations ever came this far, are there now, and ended there."""

    stage: str
    reached: int
    open: int
    over: int


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation without a word of what was said."""

    entry_title: str
    entry_language: str
    entry_slug: str
    asker: Side
    answerer: Side
    state: str
    stage: str
    outcome: str
    began: datetime
    moved: datetime


@dataclass(frozen=True, slots=True)
class Pipeline:
    stages: tuple[StageCount, ...]
    states: Counter[str]
    outcomes: Counter[str]
    declined: Counter[str]  # reason -> how often
    page: "Page[Interest]"
    lines: tuple[Line, ...]


def pipeline(asked: Asked, viewer: Viewer) -> Pipeline:
    """Everything there is, counted, and a page of what is looked at. Five queries."""
    if not may_see_pipeline(viewer):
        raise NotAllowed(MODERATORS_ONLY)
    rows = Interest.objects.order_by().values_list("stage", "state", "outcome", "decline_reason")
    counts = Counter({tuple(row): number for *row, number in rows.annotate(number=Count("pk"))})
    found = Interest.objects.filter(
        **{name: value for name in ("stage", "state", "outcome") if (value := getattr(asked, name))}
    ).select_related("entry__organisation", "entry__city", "organisation", "city")
    page = Paginator(found.order_by("-moved_at", "pk"), PAGE).get_page(asked.page)
    shown = list(page.object_list)
    sides = sides_of(shown)
    return Pipeline(
        stages=tuple(_stages(counts)),
        states=_by(counts, 1),
        outcomes=_by(counts, 2),
        declined=_by(counts, 3),
        page=page,
        lines=tuple(_line(one, *sides[one.pk]) for one in shown),
    )


def _stages(counts: Counter[tuple[str, ...]]) -> list[StageCount]:
    order = [stage.value for stage in InterestStage]
    open_states = {state.value for state in TALKING}
    found = []
    for number, stage in enumerate(order):
        there = _states_at(counts, stage)
        still = sum(n for state, n in there.items() if state in open_states)
        reached = sum(n for row, n in counts.items() if row[0] in order[number:])
        found.append(StageCount(stage, reached, still, sum(there.values()) - still))
    return found


def _states_at(counts: Counter[tuple[str, ...]], stage: str) -> Counter[str]:
    return _by(Counter({row: n for row, n in counts.items() if row[0] == stage}), 1)


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
        asker=asker,
        answerer=answerer,
        state=interest.state,
        stage=interest.stage,
        outcome=interest.outcome,
        began=interest.at,
        moved=interest.moved_at,
    )
