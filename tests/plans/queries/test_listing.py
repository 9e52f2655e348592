"""The list of plans."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tests.plans.factories import make_plan, side, yangzhou_content
from ucap.plans.forms.finding import asked_of
from ucap.plans.queries.listing import PlanList, plan_list

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def listed(query: str = "") -> PlanList:
    return plan_list(asked_of(QueryDict(query)), TODAY)


def three_plans() -> None:
    make_plan(title="Yangzhou")
    make_plan(title="Chengdu", sides=(side("Chengdu"), side("Bologna")), sdgs=(4, 9, 11, 12))
    make_plan(title="Liuzhou", sides=(side("Liuzhou"), side("Rome")))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("country=ES", {"Yangzhou"}),
        ("city=3181928", {"Yangzhou", "Chengdu"}),
        ("city=3181928&city=1803300", {"Yangzhou", "Chengdu", "Liuzhou"}),
        ("goal=12", {"Chengdu"}),
        ("goal=12&country=ES", set()),
        ("q=罗马", {"Yangzhou", "Liuzhou"}),
        ("q=罗马&goal=11&year=2020&standing=ended", {"Yangzhou", "Liuzhou"}),
        ("year=1999", set()),
        ("theme=Smart City %26 Digital Transition", {"Yangzhou", "Chengdu", "Liuzhou"}),
        ("topic=Culture and cultural heritage&city=nowhere", set()),
        ("page=99&sort=nonsense&view=nonsense&goal=x", set()),
    ],
)
def test_filters_and_words_narrow_the_list(query: str, titles: set[str]) -> None:
    three_plans()
    assert {card.title for card in listed(query).cards} == titles


def test_choices_say_how_many_there_would_be() -> None:
    three_plans()
    with translation.override("zh-hans"):
        filters = {one.name: one for one in listed("country=ES").filters}
    countries = {choice.label: (choice.count, choice.chosen) for choice in filters["country"].choices}
    assert countries["西班牙"] == (1, True)
    assert countries["意大利"] == (3, False)  # the filter's own choice does not count against it
    cities = {choice.label: choice.count for choice in filters["city"].choices}
    assert cities["扬州"] == 1
    assert "成都" not in cities


def test_goals_stand_in_their_order_and_years_from_the_latest() -> None:
    make_plan(sdgs=(4, 9, 11, 2), period=yangzhou_content().period.__class__(start="2018", end="2020"))
    filters = {one.name: [choice.value for choice in one.choices] for one in listed().filters}
    assert filters["goal"] == ["2", "4", "9", "11"]
    assert filters["year"] == ["2020", "2019", "2018"]


def test_the_map_shows_every_page_of_the_list() -> None:
    three_plans()
    found = listed("view=map")
    names = {city.name: city.plans for city in found.map.cities}
    assert names["Rome"] == 2
    assert len(found.map.lines) == 8
    assert listed("view=table").map.cities == ()


@pytest.mark.parametrize("view", ["cards", "table", "timeline", "map"])
def test_the_number_of_queries_does_not_grow(
    django_assert_num_queries: DjangoAssertNumQueries, view: str
) -> None:
    def needed(number: int) -> None:
        with django_assert_num_queries(number):
            listed(f"view={view}&q=yangzhou")

    for _ in range(3):
        make_plan()
    listed()  # reads the catalogue
    needed(4 if view == "map" else 7)
    for _ in range(27):
        make_plan()
    listed()
    needed(4 if view == "map" else 7)
