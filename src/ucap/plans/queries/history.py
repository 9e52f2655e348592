"""What happened to a plan, from the journal: to the public by whom in which role, to its officers by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ucap.journal.models import Entry
from ucap.journal.queries import whole, whole_details
from ucap.people.models import User
from ucap.places.models import City
from ucap.plans.models import Plan, Version
from ucap.plans.queries.cards import CityOfPlan

# What everybody may know; the rest is the officers' work, and who asked for what is nobody's business.
PUBLIC_VERBS = (
    "plan.created",
    "version.submitted",
    "version.confirmed",
    "plan.published",
    "plan.close",
    "plan.reopen",
    "plan.archive",
    "plan.restore",
)
LENGTH = 60  # entries looked at


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened; `times` for several of the same, one after another, by the same person."""

    verb: str
    at: datetime
    detail: Mapping[str, Any]
    side: tuple[CityOfPlan, ...]  # the cities of the side it was about, if of one
    cities: tuple[City, ...]  # of the plan, those the person speaks for
    secretariat: bool
    person: str  # a name, only for officers; "" else
    times: int = 1


def happenings(
    plan: Plan, *, sides: Mapping[int, tuple[CityOfPlan, ...]], for_editor: bool
) -> tuple[Happening, ...]:
    """The latest things first; `sides` are the cities of the plan's sides. Four queries at most."""
    entries = Entry.objects.about("plan", plan.id).defer("before", "after")
    if not for_editor:
        entries = entries.filter(verb__in=PUBLIC_VERBS)
    latest = list(entries[:LENGTH])
    people = _people(latest)
    # What persons wrote is kept apart, and no public verb has any of it.
    details = whole_details(latest) if for_editor else {entry.pk: entry.detail for entry in latest}
    return tuple(
        _together(
            _happening(entry, details[entry.pk], people.get(entry.actor), sides, for_editor)
            for entry in latest
        )
    )


@dataclass(frozen=True, slots=True)
class SentBack:
    """A review that ended because somebody did not agree."""

    person: str
    at: datetime
    reason: str


def sent_back(version: Version) -> SentBack | None:
    """Who sent the version back from its latest review, and why; None where nobody did."""
    steps = ("version.submitted", "version.taken_back", "version.sent_back")
    entries = Entry.objects.about("plan", version.plan_id).filter(
        verb__in=steps, detail__version=version.number, at__gte=version.created_at
    )
    entry = entries.first()
    if entry is None or entry.verb != "version.sent_back":
        return None
    person = User.objects.filter(pk=entry.actor).first()
    return SentBack(str(person or ""), entry.at, whole(entry).detail.get("reason", ""))


def asked_by(version: Version) -> str:
    """The public id of whoever sent the version for its latest review; "" where nobody did."""
    entries = Entry.objects.about("plan", version.plan_id).filter(
        verb="version.submitted", detail__version=version.number
    )
    return entries.values_list("actor", flat=True).first() or ""


def _people(entries: Sequence[Entry]) -> Mapping[str, User]:
    actors = {entry.actor for entry in entries if entry.actor}
    return User.objects.prefetch_related("cities").in_bulk(actors)


def _happening(
    entry: Entry,
    detail: Mapping[str, Any],
    person: User | None,
    sides: Mapping[int, tuple[CityOfPlan, ...]],
    for_editor: bool,
) -> Happening:
    slugs = {city.slug for side in sides.values() for city in side}
    return Happening(
        verb=entry.verb,
        at=entry.at,
        detail=detail,
        side=sides.get(detail.get("side", -1), ()),
        cities=tuple(one for one in person.cities.all() if one.slug in slugs) if person else (),
        secretariat=bool(person and person.is_secretariat),
        person=str(person) if person and for_editor else "",
    )


def _together(happenings: Iterator[Happening]) -> Iterator[Happening]:
    """The same things, with edits that one person made one after another on a day counted as one."""
    held: Happening | None = None
    for one in happenings:
        if held and _same_work(held, one):
            held = replace(held, times=held.times + 1)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _same_work(later: Happening, earlier: Happening) -> bool:
    return (
        later.verb == earlier.verb == "plan.edited"
        and later.person == earlier.person
        and later.at.date() == earlier.at.date()
    )
