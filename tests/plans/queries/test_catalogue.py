"""The catalogue follows what is published, closed and archived, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.plans.factories import AT, make_draft, make_plan, make_secretariat, publish_again, yangzhou_content
from ucap.plans.actions import change_state
from ucap.plans.queries.catalogue import catalogue, cities_with_words, ids_with_words, stamp

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_drafts_are_not_listed() -> None:
    before = stamp()
    make_draft()
    assert catalogue(TODAY).ids == ()
    assert stamp() == before


def test_what_is_published_is_listed_at_once() -> None:
    assert catalogue(TODAY).ids == ()
    plan = make_plan()
    assert catalogue(TODAY).ids == (plan.id,)


def test_an_archived_plan_leaves_the_list_and_comes_back() -> None:
    plan, by = make_plan(), make_secretariat()
    change_state(plan=plan, verb="archive", by=by, at=AT)
    assert catalogue(TODAY).ids == ()
    change_state(plan=plan, verb="restore", by=by, at=AT)
    assert catalogue(TODAY).facets["standing"].values == ("closed",)


def test_only_the_text_that_holds_counts() -> None:
    plan = make_plan()
    publish_again(plan, yangzhou_content(themes=(yangzhou_content().themes[2],), sdgs=(9,), urban_agenda=()))
    facets = catalogue(TODAY).facets
    assert facets["goal"].values == ("9",)
    assert facets["topic"].values == ()


def test_the_standing_changes_with_the_day() -> None:
    make_plan()
    assert catalogue(date(2019, 1, 1)).facets["standing"].values == ("planned",)
    assert catalogue(date(2020, 1, 1)).facets["standing"].values == ("running",)
    assert catalogue(TODAY).facets["standing"].values == ("ended",)


def test_a_plan_is_in_every_year_of_its_period() -> None:
    make_plan()
    assert catalogue(TODAY).facets["year"].values == ("2019", "2020")


def test_orders_by_title_begin_and_publication() -> None:
    content = yangzhou_content()
    first = make_plan(content, title="Älteste", at=AT - timedelta(days=1))
    second = make_plan(content, title="zuletzt", period=content.period.__class__(start="2018"))
    third = make_plan(content, title="Mitte", period=content.period.__class__(), at=AT - timedelta(days=2))
    everything = catalogue(TODAY)
    orders = {name: everything.in_order(everything.select({}), name) for name in everything.orders}
    assert orders["-published"] == [second.id, first.id, third.id]
    assert orders["title"] == [first.id, third.id, second.id]
    assert orders["start"] == [second.id, first.id, third.id]
    assert orders["-start"] == [first.id, second.id, third.id]  # without a date: last, either way


def test_cities_of_different_sides_are_linked() -> None:
    make_plan()
    everything = catalogue(TODAY)
    pairs = everything.pairs(everything.select({}), 100)
    assert len(pairs) == 6
    assert all("1787227" in (a, b) for a, b, _ in pairs)


@pytest.mark.parametrize(
    "text", ["Yangzhou", "扬州", "yangz horti", "BOLOGNE", "blockchain", "西班牙", "Cina"]
)
def test_words_are_found_from_their_beginning_in_every_language(text: str) -> None:
    plan = make_plan()
    assert ids_with_words(catalogue(TODAY), text) == {plan.id}


@pytest.mark.parametrize("text", ["zhou", "Yangzhou Paris", "成都", "100%", "_"])
def test_what_is_not_said_is_not_found(text: str) -> None:
    make_plan()
    assert not ids_with_words(catalogue(TODAY), text)


def test_cities_are_found_by_any_name() -> None:
    make_plan()
    everything = catalogue(TODAY)
    assert cities_with_words(everything, "罗马") == ["3169070"]
    assert cities_with_words(everything, "bol") == ["3181928"]
    assert cities_with_words(everything, "Chengdu") == []


def test_a_country_that_a_plan_names_without_a_city_is_found_too() -> None:
    yangzhou, partner = yangzhou_content().sides
    plan = make_plan(sides=(yangzhou, replace(partner, countries=(*partner.countries, "FR"))))
    everything = catalogue(TODAY)
    assert "FR" in everything.facets["country"].values
    assert ids_with_words(everything, "法国") == {plan.id}
