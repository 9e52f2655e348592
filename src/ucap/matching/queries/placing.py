"""What counts in the order of a list beside the score: a common plan, newness, and what was said no to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import DeclineReason, InterestState
from ucap.kernel.prepared import Many, Prepared, Row
from ucap.matching.circumstances import Circumstance, freshness, lift, part
from ucap.matching.feedback import Back, Own, Said, backs, step
from ucap.matching.models.learning import Dismissal
from ucap.matching.profile import Profile
from ucap.matching.queries.plans import Belongs, PlanOfBoth, plans_of_both
from ucap.matching.queries.standing import SAYS, Standing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS = (
    "pk",
    "language",
    "country",
    "plan",
    "city",
    "organisation__city",
    "published_at",
    "renewed_at",
    "current__published_at",
)
SAYING = ("current__content_json__languages", "current__content_json__cooperation")  # of texts, slow to read


@dataclass(frozen=True, slots=True)
class Beside:
    """What counts for or against a pair beside the two texts, in log-odds."""

    why: Circumstance | Back
    weight: float  # below 0 for what lets it step back
    plan: PlanOfBoth | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Of one candidate."""

    odds: float  # added to the score's in the order of the list
    beside: tuple[Beside, ...]  # the weightiest first


def places_of(
    one: Profile,
    others: Sequence[Profile],
    standing: Standing,
    weights: Mapping[Circumstance, float],
    today: date,
) -> dict[str, Place]:
    """Of each other entry its place. Four queries at most, however many there are."""
    # Without a no nobody asks what the texts say of languages and cooperation
    facts = facts_of([one.id, *(other.id for other in others)], said=bool(standing.noes))
    mine = facts.pop(one.id, None)
    if mine is None or not facts:
        return {}
    plans = plans_of_both(_belongs(mine), {id_: _belongs(row) for id_, row in facts.items()})
    said = _said(facts, standing, today)
    found: dict[str, Place] = {}
    here = _own(one.whole, mine)
    for other in others:
        if row := facts.get(other.id):
            values = circumstances(row, plans.get(other.id), today)
            back = backs(here, _own(other.whole, row), standing.noes, said.get(other.id))
            found[other.id] = Place(
                odds=lift(values, weights) - step(back),
                beside=tuple(_beside(values, back, weights, plans.get(other.id))),
            )
    return found


def circumstances(
    other: Mapping[str, Any], plan: PlanOfBoth | None, today: date
) -> dict[Circumstance, float]:
    """How far each holds for a pair with that other entry, one of `facts_of`."""
    appeared = other["renewed_at"] or other["published_at"]
    return {
        Circumstance.PLAN: float(plan is not None),
        Circumstance.FRESH: freshness(appeared.date() if appeared else None, today),
    }


def facts_of(ids: Sequence[str], *, said: bool = False) -> dict[str, dict[str, Any]]:
    """Of each entry what is read here, and where it is asked for what its text says of languages and cooperation. One query."""
    rows, columns = (_facts_and_said(ids=ids), COLUMNS + SAYING) if said else (_facts(ids=ids), COLUMNS)
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}


@Prepared
def _facts(ids: Many) -> QuerySet[Entry, Row]:
    return Entry.objects.filter(pk__in=ids).order_by().values_list(*COLUMNS)


@Prepared
def _facts_and_said(ids: Many) -> QuerySet[Entry, Row]:
    return Entry.objects.filter(pk__in=ids).order_by().values_list(*COLUMNS, *SAYING)


def plan_of_pair(mine: Mapping[str, Any], other: Mapping[str, Any]) -> PlanOfBoth | None:
    """A plan that these two have in common. Two queries."""
    return plans_of_both(_belongs(mine), {other["pk"]: _belongs(other)}).get(other["pk"])


def _belongs(row: Mapping[str, Any]) -> Belongs:
    return Belongs(row["plan"], frozenset(city for city in (row["city"], row["organisation__city"]) if city))


def _own(whole: "NDArray[np.float32]", row: Mapping[str, Any]) -> Own:
    languages, cooperation = (row.get(column) or () for column in SAYING)
    languages = {row["language"], *languages}
    return Own(whole, row["country"] or None, frozenset(languages), frozenset(cooperation))


def _beside(
    values: Mapping[Circumstance, float],
    back: Mapping[Back, float],
    weights: Mapping[Circumstance, float],
    plan: PlanOfBoth | None,
) -> Iterable[Beside]:
    found = [
        Beside(one, part(one, value, weights), plan if one is Circumstance.PLAN else None)
        for one, value in values.items()
        if value
    ]
    found += [Beside(why, -amount) for why, amount in back.items()]
    return sorted(found, key=lambda beside: -abs(beside.weight))


def _said(facts: Mapping[str, Mapping[str, Any]], standing: Standing, today: date) -> dict[str, Said]:
    """What the people of each entry said of it to anybody. One query."""
    rows = _noes(entries=facts)
    found: dict[str, Said] = {}
    for id_, row in facts.items():
        told = [(reason, at) for entry, reason, at in rows if entry == id_ and _still(row, at)]
        busy = [(today - at.date()).days for reason, at in told if reason == DeclineReason.CAPACITY]
        found[id_] = Said(
            found=any(reason == DeclineReason.FOUND for reason, _ in told),
            busy_since=min(busy, default=None),
            put_aside=id_ in standing.aside_by,
        )
    return found


@Prepared
def _noes(entries: Many) -> QuerySet[Interest, tuple[str, str, datetime]]:
    declined = Interest.objects.filter(
        entry__in=entries, state=InterestState.DECLINED, decline_reason__in=SAYS
    )
    aside = Dismissal.objects.filter(entry__in=entries, reason__in=SAYS)
    both = declined.order_by().values_list("entry", "decline_reason", "moved_at")
    return both.union(aside.order_by().values_list("entry", "reason", "at"), all=True)


def _still(row: Mapping[str, Any], at: datetime) -> bool:
    """Whether nothing new was said since: neither a version nor a new life."""
    return not any(since and since > at for since in (row["current__published_at"], row["renewed_at"]))
