"""Plans as lists show them, read from the columns beside their texts: no text is parsed for a list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from ucap.plans.models import Plan, VersionCity, VersionGoal, VersionTheme
from ucap.plans.standing import Standing, standing
from ucap.plans.states import PUBLIC

LINE = 110  # characters


@dataclass(frozen=True, slots=True)
class CityOfPlan:
    """A city as a plan names it and, once placed, as the gazetteer knows it."""

    name: str
    country: str
    names: Mapping[str, str] = field(default_factory=dict)
    slug: str = ""  # of its page; "" when no place is known
    latitude: float | None = None
    longitude: float | None = None
    region: str = ""
    region_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def href(self) -> str:
        """Its page."""
        return reverse("city", args=[self.slug]) if self.slug else ""


@dataclass(frozen=True, slots=True)
class PlanCard:
    """What a list shows of a plan."""

    id: str
    version: int  # its key in the store
    slug: str
    title: str
    language: str
    standing: Standing
    is_example: bool
    published_at: datetime | None
    starts: date | None
    ends: date | None
    sides: tuple[tuple[CityOfPlan, ...], ...]
    goals: tuple[int, ...]
    themes: tuple[str, ...]

    @property
    def years(self) -> str:
        """ "2019–2020", "2019", "–2020" where the begin is open; "" without dates."""
        begin = str(self.starts.year) if self.starts else ""
        end = (
            f"–{self.ends.year}"
            if self.ends and not (self.starts and self.starts.year == self.ends.year)
            else ""
        )
        return begin + end

    @property
    def themes_in_short(self) -> str:
        """The themes on one line, cut where it would be too long."""
        line = " · ".join(self.themes)
        return line if len(line) <= LINE else f"{line[: LINE - 1].rstrip()}…"


COLUMNS = ("id", "slug", "state", "is_example", "published_at")
OF_VERSION = ("current_id", "current__title", "current__language", "current__starts", "current__ends")


def cards(ids: Sequence[str], today: date) -> list[PlanCard]:
    """The public plans of these ids, in this order; four queries, however many."""
    # By their ids alone: asked for their state as well, SQLite looks through all plans of that state.
    there = Plan.objects.filter(pk__in=ids, current__isnull=False).order_by().values(*COLUMNS, *OF_VERSION)
    rows = {row["id"]: row for row in there if row["state"] in PUBLIC}
    versions = [row["current_id"] for row in rows.values()]
    sides = sides_of(versions)
    goals = _by_version(VersionGoal.objects.filter(version__in=versions).values_list("version_id", "goal"))
    themes = _by_version(VersionTheme.objects.filter(version__in=versions).values_list("version_id", "name"))
    return [_card(rows[one], sides, goals, themes, today) for one in ids if one in rows]


def sides_of(versions: Sequence[int]) -> Mapping[int, tuple[tuple[CityOfPlan, ...], ...]]:
    """Of each version its sides with their cities; a side without a city is not there."""
    found: dict[int, dict[int, list[CityOfPlan]]] = defaultdict(lambda: defaultdict(list))
    rows = VersionCity.objects.filter(version__in=versions).values_list(
        "version_id", "side", "name", "country", "city__name", "city__country", "city__names", "city__slug"
    )
    for version, side, name, country, *placed in rows:
        city = CityOfPlan(*placed) if placed[0] else CityOfPlan(name, country)
        found[version][side].append(city)
    return {version: tuple(tuple(sides[n]) for n in sorted(sides)) for version, sides in found.items()}


def city_of_plan(row: VersionCity) -> CityOfPlan:
    """The city with its names and where it is; the plan's own word where no place is known."""
    city = row.city
    if city is None:
        return CityOfPlan(row.name, row.country)
    return CityOfPlan(
        name=city.name,
        country=city.country,
        names=city.names,
        slug=city.slug,
        latitude=city.latitude,
        longitude=city.longitude,
        region=city.region,
        region_names=city.region_names,
    )


def _card(
    row: Mapping[str, Any],
    sides: Mapping[int, tuple[tuple[CityOfPlan, ...], ...]],
    goals: Mapping[int, list[Any]],
    themes: Mapping[int, list[Any]],
    today: date,
) -> PlanCard:
    version, starts, ends = row["current_id"], row["current__starts"], row["current__ends"]
    return PlanCard(
        id=row["id"],
        version=version,
        slug=row["slug"],
        title=row["current__title"],
        language=row["current__language"],
        standing=standing(row["state"], starts, ends, today),
        is_example=row["is_example"],
        published_at=row["published_at"],
        starts=starts,
        ends=ends,
        sides=sides.get(version, ()),
        goals=tuple(goals[version]),
        themes=tuple(dict.fromkeys(themes[version])),
    )


def _by_version(pairs: Iterable[tuple[int, Any]]) -> Mapping[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for version, value in pairs:
        grouped[version].append(value)
    return grouped
