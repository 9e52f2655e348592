"""What lists and maps are asked from says what the plan says."""

from dataclasses import replace
from datetime import date

import pytest

from tests.plans.factories import make_draft, yangzhou_content
from ucap.plans.content import City, PlanContent, Side, to_json
from ucap.plans.models import Version
from ucap.plans.projection import project

pytestmark = pytest.mark.django_db


def rows(version: Version) -> dict[str, list[object]]:
    """Everything the tables repeat of a version."""
    return {
        "cities": list(version.cities.values_list("side", "position", "name", "country", "city_id")),
        "countries": sorted(version.countries.values_list("country", flat=True)),
        "goals": list(version.goals.values_list("goal", flat=True)),
        "topics": list(version.topics.values_list("topic", flat=True)),
        "themes": list(version.themes.values_list("position", "name")),
        "activities": list(version.activities.values_list("item", "kind", "starts", "ends", "text")),
        "columns": [version.title, version.language, version.starts, version.ends, version.words],
    }


def test_the_yangzhou_plan() -> None:
    version = make_draft()
    assert rows(version)["goals"] == [4, 9, 11]
    assert rows(version)["cities"][0] == (0, 0, "Yangzhou", "CN", "1787227")
    assert (version.starts, version.ends) == (date(2019, 11, 1), date(2020, 11, 30))
    first = version.activities.first()
    assert first is not None
    assert (first.starts, first.ends) == (date(2019, 11, 1), date(2019, 11, 30))
    for word in ("yangzhou", "扬州", "blockchain", "horticulture", "granada"):
        assert f" {word} " in version.words


def test_a_city_without_a_place_is_kept_by_name() -> None:
    version = make_draft(PlanContent(sides=(Side(cities=(City(name="Civita", country="IT"),)),)))
    assert rows(version)["cities"] == [(0, 0, "Civita", "IT", None)]
    assert " civita " in version.words


def test_a_country_without_a_city_is_kept_beside_those_of_the_cities() -> None:
    yangzhou, partner = yangzhou_content().sides
    named = replace(partner, countries=("ES", "IT", "FR", "DE", "GB"))
    assert rows(make_draft(sides=(yangzhou, named)))["countries"] == ["CN", "DE", "ES", "FR", "GB", "IT"]


def test_an_unknown_place_is_no_error() -> None:
    version = make_draft(PlanContent(sides=(Side(cities=(City(name="Atlantis", place="0"),)),)))
    assert rows(version)["cities"] == [(0, 0, "Atlantis", "", None)]


def test_rewriting_what_was_touched_is_rewriting_everything() -> None:
    before = make_draft()
    content = replace(before.content, themes=(), sdgs=(1,), objectives=("Live",))
    before.content_json = to_json(content)
    project(before, content, touched=frozenset({"themes", "sdgs", "objectives"}))
    partly = rows(before)
    project(before, content)
    whole = rows(before)
    assert partly == whole
    assert partly["goals"] == [1]
