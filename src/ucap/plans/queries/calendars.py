"""The dated activities of a plan, of a city's plans, and of all plans; read from the columns, no text is parsed."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from ucap.plans.calendar import Dated
from ucap.plans.content import ActivityKind
from ucap.plans.models import Plan, VersionActivity, VersionCity
from ucap.plans.states import PUBLIC, PlanState

LOOKING_BACK = timedelta(days=366)  # what lies further back is in the plans, not in calendars of many of them
# Of all plans together: what is near. Calendar programs refuse files of more than about a megabyte.
LATELY = timedelta(days=31)
MOST = 1000  # entries


def of_plan(plan: Plan) -> list[Dated]:
    """Every dated activity of the plan's public text."""
    return list(_dated(VersionActivity.objects.filter(version=plan.current_id), date.min))


def of_city(city_id: str, today: date) -> list[Dated]:
    """Those of the plans of a city, from a year ago on."""
    versions = VersionCity.objects.filter(city=city_id).values("version")
    return list(_dated(VersionActivity.objects.filter(version__in=versions), today - LOOKING_BACK))


def of_all(today: date) -> list[Dated]:
    """The next MOST of all public plans, from a month ago on."""
    return list(_dated(VersionActivity.objects.all(), today - LATELY, most=MOST))


def _dated(activities: QuerySet[VersionActivity], since: date, *, most: int | None = None) -> Iterable[Dated]:
    """Those of public texts that end after that day, as they come; what has no date is left out."""
    rows = (
        activities.filter(version__current_of__state__in=PUBLIC)
        .annotate(
            first=Coalesce("starts", "ends"),
            last=Coalesce("ends", "starts"),
            plan_slug=F("version__current_of__slug"),
            plan_state=F("version__current_of__state"),
        )
        .filter(last__gte=since)
    )
    columns = (
        "item", "kind", "first", "last", "text", "plan_slug", "plan_state", "version__title", "version__language",
        "version__number", "version__published_at", "version__edited_at",
    )  # fmt: skip

    @cache  # a plan has several activities
    def address(slug: str) -> str:
        return settings.PUBLIC_URL + reverse("plans:plan", args=[slug])

    for row in rows.order_by("first", "item").values(*columns)[:most]:
        first, last = row["first"], row["last"]
        yield Dated(
            id=row["item"],
            kind=ActivityKind(row["kind"]),
            starts=first,
            ends=max(first, last),
            text=row["text"],
            plan=row["version__title"],
            url=address(row["plan_slug"]),
            language=row["version__language"],
            version=row["version__number"],
            changed=row["version__published_at"] or row["version__edited_at"],
            cancelled=row["plan_state"] == PlanState.ARCHIVED,
        )
