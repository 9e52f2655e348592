"""An officer's work: what they draft, what waits for them, what is public, what is being read, who asks."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from ucap.people.models import User
from ucap.people.rules import is_secretariat, officer_cities
from ucap.plans.models import AccessRequest, Confirmation, Import, Plan, Version, VersionCity
from ucap.plans.queries.cards import CityOfPlan, sides_of
from ucap.plans.queries.importing import BeingRead, being_read
from ucap.plans.states import OPEN, PUBLIC, ImportState, PlanState, RequestState, VersionState

FORGOTTEN = timedelta(days=7)  # after which a document that could not be read is no longer shown
SHOWN = 50  # of each kind; the rest is found by the list of plans


@dataclass(frozen=True, slots=True)
class Work:
    """A version somebody works on, or a published one."""

    version: Version
    sides: tuple[tuple[CityOfPlan, ...], ...]
    confirmed: int
    for_me: bool  # waits for the viewer's confirmation

    @property
    def plan(self) -> Plan:
        return self.version.plan


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What somebody has to do, or has begun."""

    to_confirm: tuple[Work, ...]
    drafts: tuple[Work, ...]
    in_review: tuple[Work, ...]
    to_release: tuple[Work, ...]  # confirmed; a moderator has taken the plan down
    reading: tuple[BeingRead, ...]
    requests: tuple[AccessRequest, ...]


@dataclass(frozen=True, slots=True)
class MyWork(OpenWork):
    """The same, and what is public."""

    published: tuple[Work, ...]
    published_count: int

    @property
    def empty(self) -> bool:
        return not any(
            (
                self.to_confirm,
                self.drafts,
                self.in_review,
                self.to_release,
                self.published,
                self.reading,
                self.requests,
            )
        )


def open_work(viewer: User, at: datetime) -> OpenWork:
    """What waits for this officer and what they work on. A constant number of queries."""
    return OpenWork(**_open(viewer, at))


def my_work(viewer: User, at: datetime) -> MyWork:
    """Everything that concerns this officer; of the secretariat, everything there is. A constant number of queries."""
    public = _versions(viewer).filter(current_of__state__in=(*PUBLIC, PlanState.WITHHELD))
    return MyWork(**_open(viewer, at), published=_work(public, viewer), published_count=public.count())


def _open(viewer: User, at: datetime) -> dict[str, Any]:
    works = _work(_versions(viewer).filter(state__in=OPEN), viewer)
    return {
        "to_confirm": tuple(work for work in works if work.for_me),
        "drafts": tuple(work for work in works if work.version.state == VersionState.DRAFT),
        "in_review": tuple(
            work for work in works if work.version.state == VersionState.IN_REVIEW and not work.for_me
        ),
        "to_release": tuple(work for work in works if work.version.state == VersionState.CONFIRMED),
        "reading": _being_read(viewer, at),
        "requests": _requests(viewer),
    }


def _versions(viewer: User) -> QuerySet[Version]:
    """Those of the plans that the viewer may edit."""
    versions = Version.objects.select_related("plan").defer("content_json", "words")
    if is_secretariat(viewer):
        return versions
    cities = officer_cities(viewer)
    own = Q(plan__created_by=viewer, plan__state="draft")
    return versions.filter(Q(plan__in=Plan.objects.of_cities(cities).values("pk")) | own)


def _work(versions: QuerySet[Version], viewer: User) -> tuple[Work, ...]:
    rows = list(versions.order_by("-edited_at")[:SHOWN])
    shown = [version.pk for version in rows]
    sides = sides_of(shown)
    # Counted of those that are shown: as a column of the question above, of every version there is.
    confirmed = Counter(Confirmation.objects.filter(version__in=shown).values_list("version", flat=True))
    waiting = _waiting_for(viewer, [v.pk for v in rows if v.state == VersionState.IN_REVIEW])
    return tuple(
        Work(version, sides.get(version.pk, ()), confirmed[version.pk], version.pk in waiting)
        for version in rows
    )


def _waiting_for(viewer: User, in_review: list[int]) -> set[int]:
    """Those of the versions with a side that has not confirmed and that the viewer may confirm for."""
    if not in_review:
        return set()
    confirmed: dict[int, set[int]] = defaultdict(set)
    pairs = Version.objects.filter(pk__in=in_review, confirmations__isnull=False)
    for version, side in pairs.values_list("pk", "confirmations__side"):
        confirmed[version].add(side)
    rows = VersionCity.objects.filter(version__in=in_review)
    mine = rows.filter(city__in=officer_cities(viewer))
    may = set(mine.values_list("version", "side"))
    if is_secretariat(viewer):
        spoken_for = set(rows.filter(city__officers__is_active=True).values_list("version", "side"))
        may |= set(rows.values_list("version", "side")) - spoken_for
    return {version for version, side in may if side not in confirmed[version]}


def _being_read(viewer: User, at: datetime) -> tuple[BeingRead, ...]:
    lately = Q(at__gt=at - FORGOTTEN) | ~Q(state=ImportState.FAILED)
    imports = Import.objects.filter(lately, by=viewer).exclude(state=ImportState.READ)[:SHOWN]
    return tuple(being_read(one, at) for one in imports)


def _requests(viewer: User) -> tuple[AccessRequest, ...]:
    waiting = AccessRequest.objects.filter(state=RequestState.WAITING).select_related("plan__current")
    waiting = waiting.defer("plan__current__content_json", "plan__current__words")
    if not is_secretariat(viewer):
        waiting = waiting.filter(plan__in=Plan.objects.of_cities(officer_cities(viewer)).values("pk"))
    return tuple(waiting.order_by("at")[:SHOWN])
