"""Public plans as programs read them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.api.conftest import Program
from tests.plans.factories import make_plan, publish_again, yangzhou_content
from ucap.plans.models import Plan

pytestmark = pytest.mark.django_db


def test_the_list_says_of_each_plan_what_its_card_says(visitor: Program, published: Plan) -> None:
    said = visitor.get("/plans").json()
    assert (said["count"], said["next"], said["prev"]) == (1, None, None)
    (plan,) = said["items"]
    assert plan["slug"] == published.slug
    assert plan["url"].endswith(f"/en/plans/{published.slug}/")
    assert [city["name"] for city in plan["sides"][0]] == ["Yangzhou"]
    assert plan["sdgs"] == [4, 9, 11]


def test_the_list_is_filtered_as_its_page(visitor: Program, published: Plan) -> None:
    make_plan(yangzhou_content(title="Another", sdgs=(1,), themes=yangzhou_content().themes[2:]))
    assert visitor.get("/plans?goal=11").json()["count"] == 1
    assert visitor.get("/plans?q=another").json()["items"][0]["title"] == "Another"
    filters = {one["name"]: one for one in visitor.get("/plans/filters").json()["filters"]}
    assert {value["value"]: value["count"] for value in filters["goal"]["values"]}["11"] == 1


def test_a_long_list_comes_in_pieces_there_and_back(visitor: Program) -> None:
    for number in range(5):
        make_plan(title=f"Plan {number}")
    first = visitor.get("/plans?sort=title&limit=2")
    assert [one["title"] for one in first.json()["items"]] == ["Plan 0", "Plan 1"]
    assert 'rel="next"' in first["Link"]
    second = visitor.get(f"/plans?sort=title&limit=2&cursor={first.json()['next']}").json()
    assert [one["title"] for one in second["items"]] == ["Plan 2", "Plan 3"]
    back = visitor.get(f"/plans?sort=title&limit=2&cursor={second['prev']}").json()
    assert back["items"] == first.json()["items"]


def test_a_plan_is_the_contracts_json(visitor: Program, published: Plan) -> None:
    said = visitor.get(f"/plans/{published.slug}").json()
    assert published.current is not None
    stored = published.current.content_json
    assert said["plan"]["sides"] == stored["sides"]
    assert said["plan"]["activities"] == stored["activities"]
    assert said["standing"] == "ended"
    assert said["history"][0]["text"] == "Version 1 was published"
    assert said["history"][0]["by"] in ("Secretariat", "Officer of Yangzhou", "Officer of Granada")


def test_versions_changes_and_two_plans(visitor: Program, published: Plan) -> None:
    publish_again(published, yangzhou_content(title="Better"))
    other = make_plan(title="Other")
    assert [one["number"] for one in visitor.get(f"/plans/{published.slug}/versions").json()["items"]] == [
        2,
        1,
    ]
    assert visitor.get(f"/plans/{published.slug}/versions/1").json()["plan"]["title"] != "Better"
    changed = visitor.get(f"/plans/{published.slug}/changes/1/2").json()["parts"]
    assert changed[0]["part"] == "heading"
    both = visitor.get(f"/plans/compare?a={published.slug}&b={other.slug}").json()
    assert both["common"]["sdgs"] == [4, 9, 11]


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("documents/md", "text/markdown; charset=utf-8"),
        ("documents/json", "application/json"),
        ("documents/iati", "application/xml"),
        ("calendar", "text/calendar; charset=utf-8"),
    ],
)
def test_documents_and_calendars(visitor: Program, published: Plan, path: str, type_: str) -> None:
    answer = visitor.get(f"/plans/{published.slug}/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (200, type_)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/plans", 6),
        ("/plans?q=yangzhou", 7),
        ("/plans/filters", 7),
        ("/overview", 6),
        ("/search?q=yangzhou", 10),
        ("/cities", 2),
        ("/goals", 2),
        ("/cities/granada", 9),
    ],
)
def test_lists_ask_as_often_for_one_plan_as_for_many(
    visitor: Program, path: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        make_plan(title=f"Yangzhou {number}")
    visitor.get("/plans", Accept_Language="fr")  # the catalogue is read, and a lease of requests taken
    with django_assert_num_queries(queries):
        assert visitor.get(path).status_code == 200


def test_what_is_there_already_is_not_sent_again(
    visitor: Program, published: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    answer = visitor.get("/plans")
    with django_assert_num_queries(1):  # what changed last
        again = visitor.get("/plans", If_None_Match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    publish_again(published, yangzhou_content(title="Better"))
    assert visitor.get("/plans", If_None_Match=answer["ETag"]).status_code == 200


def test_a_draft_is_nobodys_but_its_officers(visitor: Program, published: Plan) -> None:
    assert visitor.get("/plans/nothing-here").status_code == 404


def test_cities_goals_topics_and_places(visitor: Program, published: Plan) -> None:
    cities = visitor.get("/cities?q=granada").json()
    assert [(one["slug"], one["plans"]) for one in cities["items"]] == [("granada", 1)]
    city = visitor.get("/cities/granada").json()
    assert city["latest"][0]["slug"] == published.slug
    assert visitor.get("/goals", Accept_Language="it").json()["items"][10]["plans"] == 1
    assert visitor.get("/topics").status_code == 200
    assert visitor.get("/places?name=扬州").json()["sure"] == "1787227"
    assert visitor.get("/search?q=granada").json()["city_count"] == 1
