"""The home page, the search, a city."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.plans.factories import make_plan, make_secretariat, side
from ucap.kernel.clock import now
from ucap.plans.content import Activity

pytestmark = pytest.mark.django_db


def shown(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_home_counts_what_is_public(client: Client) -> None:
    make_plan()
    make_plan(sides=(side("Chengdu"), side("Bologna")))
    numbers = shown(client, "/en/").partition('<dl class="numbers">')[2].partition("</dl>")[0]
    assert [part.partition("</dd>")[0] for part in numbers.split("<dd>")[1:]] == ["2", "8", "5", "6"]


def test_home_without_plans_says_what_will_be_here(client: Client) -> None:
    assert "No plan is published yet" in shown(client, "/en/")
    client.force_login(make_secretariat())
    assert "Import the plan document you have" in shown(client, "/en/")


def test_home_shows_the_newest_first(client: Client) -> None:
    make_plan(title="Older")
    newer = make_plan(title="Newer", at=now())
    page = shown(client, "/en/")
    assert page.index(newer.slug) < page.index("Older")


@pytest.mark.parametrize(
    ("path", "most"), [("/en/", 8), ("/en/cities/yangzhou/", 17), ("/en/search/?q=yang", 28)]
)
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    taken = []
    for _ in range(2):
        for _ in range(8):
            make_plan()
        shown(client, "/it/plans/")  # reads the catalogue
        with django_assert_max_num_queries(most) as seen:
            shown(client, path)
        taken.append(len(seen.captured_queries))
    assert taken[1] <= taken[0]


def test_a_city_shows_its_names_plans_and_partners(client: Client) -> None:
    plan = make_plan(activities=(Activity(text="Soon", start=f"{now() + timedelta(days=40):%Y-%m}"),))
    page = shown(client, "/en/cities/yangzhou/")
    assert "扬州" in page
    assert "Jiangsu" in page
    assert plan.slug in page
    assert "/en/cities/granada/" in page
    assert "Soon" in page
    assert f"{now() + timedelta(days=40):%B %Y}" in page
    assert "Asia/Shanghai" in page
    shown(client, "/en/cities/nowhere/", status=404)


def test_search_finds_plans_cities_and_subjects_in_any_language(client: Client) -> None:
    plan = make_plan()
    page = shown(client, "/en/search/?q=罗马")
    assert "/en/cities/rome/" in page
    assert plan.slug in page
    assert "/zh-hans/plans/?country=ES" in shown(client, "/zh-hans/search/?q=西班牙")
    assert "/en/plans/?goal=11" in shown(client, "/en/search/?q=sustainable cities")
    assert "/en/plans/?topic=" in shown(client, "/en/search/?q=patrimonio cultural")


def test_search_without_words_and_without_results_says_what_to_do(client: Client) -> None:
    assert "in any of the six languages" in shown(client, "/en/search/")
    assert "Nothing found" in shown(client, "/en/search/?q=qqqq")
    assert "Nothing found" in shown(client, "/en/search/?q=%3Cscript%3E")
