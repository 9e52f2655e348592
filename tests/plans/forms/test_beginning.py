"""A plan from nothing."""

import pytest

from tests.plans.factories import PLACES
from ucap.plans.content import PlanContent
from ucap.plans.forms.beginning import BeginForm


def begun(**said: str) -> PlanContent:
    form = BeginForm({"title": "Gardens", "language": "en", **said})
    assert form.is_valid(), form.errors
    return form.content()


def test_cities_in_any_language_with_any_comma() -> None:
    content = begun(here="扬州", there="Bologna， 罗马、Stuttgart;Bologna\nManchester")
    assert [city.name for city in content.sides[1].cities] == ["Bologna", "罗马", "Stuttgart", "Manchester"]
    assert content.sides[0].cities[0].place == PLACES["Yangzhou"]
    assert content.sides[1].countries == ("IT", "DE", "GB")


def test_which_place_it_is_is_not_guessed() -> None:
    (city,) = begun(here="Valencia").sides[0].cities
    assert (city.place, city.country) == (None, None)


def test_a_title_is_enough() -> None:
    assert begun().title == "Gardens"
    assert not begun().sides[0].cities


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"language": "tlh"}, "language"),
        ({"here": ",".join(f"City {number}" for number in range(101))}, "here"),
        ({"here": "x" * 2001}, "here"),
    ],
)
def test_what_is_no_beginning(said: dict[str, str], field: str) -> None:
    form = BeginForm({"title": "Gardens", "language": "en", **said})
    assert not form.is_valid()
    assert list(form.errors) == [field]


@pytest.mark.parametrize(("reader", "chosen"), [("zh-hans", "zh-Hans"), ("it", "it")])
def test_the_plan_is_at_first_in_the_readers_language(reader: str, chosen: str) -> None:
    assert f'value="{chosen}" selected' in str(BeginForm(initial={"language": reader})["language"])
