"""What lists, maps and search need of a version, written beside it with every edit, in the same transaction."""

from collections.abc import Callable
from typing import Any

from ucap.language.words import words
from ucap.places.actions import ensure_city
from ucap.places.models import City
from ucap.plans.content import PlanContent
from ucap.plans.dates import first_day, last_day
from ucap.plans.models import (
    Version,
    VersionActivity,
    VersionCity,
    VersionCountry,
    VersionGoal,
    VersionTheme,
    VersionTopic,
)


def project(version: Version, content: PlanContent, *, touched: frozenset[str] | None = None) -> None:
    """Rewrites the version's columns and tables from its content; the caller saves the version and holds the transaction.

    `touched`: the fields of the content that changed since the last time; None: all of them.
    """
    version.title = content.title[:300]
    version.language = content.language[:35]
    version.starts = first_day(content.period.start)
    version.ends = last_day(content.period.end)
    for field, table, rows in REPEATED:
        if touched is None or field in touched:
            table.objects.filter(version=version).delete()
            table.objects.bulk_create(rows(version, content))
    version.words = _words(content, list(version.cities.select_related("city")))


def _cities(version: Version, content: PlanContent) -> list[VersionCity]:
    places = {city.place for side in content.sides for city in side.cities if city.place}
    known = City.objects.in_bulk(places)
    return [
        VersionCity(
            version=version,
            side=side_index,
            position=position,
            name=city.name[:200],
            country=city.country or "",
            city=(known.get(city.place) or ensure_city(city.place)) if city.place else None,
        )
        for side_index, side in enumerate(content.sides)
        for position, city in enumerate(side.cities)
    ]


def _countries(version: Version, content: PlanContent) -> list[VersionCountry]:
    codes = (
        code
        for side in content.sides
        for code in (*(city.country for city in side.cities), *side.countries)
        if code
    )
    return [VersionCountry(version=version, country=code) for code in dict.fromkeys(codes)]


def _goals(version: Version, content: PlanContent) -> list[VersionGoal]:
    return [VersionGoal(version=version, goal=goal) for goal in content.sdgs]


def _topics(version: Version, content: PlanContent) -> list[VersionTopic]:
    return [VersionTopic(version=version, topic=topic[:120]) for topic in content.urban_agenda]


def _themes(version: Version, content: PlanContent) -> list[VersionTheme]:
    return [
        VersionTheme(version=version, position=position, name=theme.name[:300])
        for position, theme in enumerate(content.themes)
    ]


def _activities(version: Version, content: PlanContent) -> list[VersionActivity]:
    return [
        VersionActivity(
            version=version,
            item=activity.id,
            position=position,
            kind=activity.kind.value,
            starts=first_day(activity.start),
            ends=last_day(activity.end or activity.start),
            text=activity.text,
        )
        for position, activity in enumerate(content.activities)
    ]


def _words(content: PlanContent, cities: list[VersionCity]) -> str:
    """ " word word …", each word once: everything the plan says, and its cities' names in every language."""
    passages = [*content.focus, *content.challenges]
    texts = [
        content.title,
        *(side.name or "" for side in content.sides),
        *(city.name for city in cities),
        *(name for row in cities if row.city for _, name in sorted(row.city.names.items())),
        *(theme.name for theme in content.themes),
        *(theme.text for theme in content.themes),
        *(passage.topic or "" for passage in passages),
        *(passage.text for passage in passages),
        *content.objectives,
        *(activity.text for activity in content.activities),
        *(result.text for result in content.expected_results),
        *content.urban_agenda,
    ]
    return " " + " ".join(dict.fromkeys(word for text in texts for word in words(text))) + " "


# the field of the content -> the table that repeats it, and its rows
REPEATED: tuple[tuple[str, Any, Callable[[Version, PlanContent], list[Any]]], ...] = (
    ("sides", VersionCity, _cities),
    ("sides", VersionCountry, _countries),
    ("sdgs", VersionGoal, _goals),
    ("urban_agenda", VersionTopic, _topics),
    ("themes", VersionTheme, _themes),
    ("activities", VersionActivity, _activities),
)
