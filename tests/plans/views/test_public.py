"""The pages that everybody may open."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.plans.factories import (
    AT,
    make_draft,
    make_plan,
    make_secretariat,
    publish_again,
    side,
    yangzhou_content,
)
from ucap.plans.actions import change_state
from ucap.plans.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def shown(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_a_plan_shows_everything_it_says(client: Client, plan: Plan) -> None:
    page = shown(client, f"/en/plans/{plan.slug}/")
    content = yangzhou_content()
    texts = [
        *(theme.text for theme in content.themes),
        *(passage.text for passage in (*content.focus, *content.challenges)),
        *content.objectives,
        *(activity.text for activity in content.activities),
        *(result.text for result in content.expected_results),
    ]
    assert [text for text in texts if text not in page] == []
    assert "November 2019" in page
    assert "4.6 million people" in page
    assert "office@iuc-asia.eu" in page


def test_its_words_are_marked_with_their_language(client: Client) -> None:
    page = shown(client, f"/en/plans/{make_plan(title='成都与博洛尼亚', language='zh-Hans').slug}/")
    assert '<h1 class="serif" lang="zh-Hans">成都与博洛尼亚</h1>' in page


def test_markup_in_a_plan_is_text(client: Client) -> None:
    title = "</script><script>alert(1)</script><!-- & <b>"
    page = shown(client, f"/en/plans/{make_plan(title=title).slug}/")
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_it_does_not_name_people(client: Client, plan: Plan) -> None:
    assert "Secretary" not in shown(client, f"/en/plans/{plan.slug}/")


def test_an_example_says_so(client: Client, plan: Plan) -> None:
    Plan.objects.update(is_example=True)
    assert "An example" in shown(client, f"/en/plans/{plan.slug}/")


def test_a_draft_is_not_there(client: Client) -> None:
    draft = make_draft()
    shown(client, f"/en/plans/{draft.plan.slug}/", status=404)
    shown(client, f"/documents/{draft.plan.slug}/json", status=404)
    shown(client, f"/calendar/plans/{draft.plan.slug}.ics", status=404)
    shown(client, f"/en/plans/{draft.plan.slug}/ask/", status=404)


def test_an_archived_plan_says_so_and_is_not_listed(client: Client, plan: Plan) -> None:
    change_state(plan=plan, verb="archive", by=make_secretariat(), at=AT)
    assert "This plan is archived" in shown(client, f"/en/plans/{plan.slug}/")
    assert plan.slug not in shown(client, "/en/plans/")


def test_an_earlier_version_points_to_the_one_that_holds(client: Client, plan: Plan) -> None:
    publish_again(plan, yangzhou_content(title="Second"))
    page = shown(client, f"/en/plans/{plan.slug}/versions/1/")
    assert "This is not what holds now" in page
    assert "application/ld+json" not in page


def test_versions_and_their_difference(client: Client, plan: Plan) -> None:
    content = plan.current.content  # type: ignore[union-attr]
    publish_again(
        plan, yangzhou_content(themes=content.themes, objectives=("Launch 12 cooperation projects",))
    )
    page = shown(client, f"/en/plans/{plan.slug}/versions/")
    assert f"/en/plans/{plan.slug}/versions/1/2/" in page
    page = shown(client, f"/en/plans/{plan.slug}/versions/1/2/")
    assert "<ins>12</ins>" in page
    assert "Themes" not in page.partition("<main")[2]


def test_two_plans_beside_each_other(client: Client, plan: Plan) -> None:
    other = make_plan(sides=(side("Chengdu"), side("Bologna")), title="Chengdu", sdgs=(4, 12))
    page = shown(client, f"/en/plans/compare/?a={plan.slug}")
    assert f"a={plan.slug}&amp;b={other.slug}" in page
    page = shown(client, f"/en/plans/compare/?a={plan.slug}&b={other.slug}")
    assert "What they share" in page
    assert "/en/cities/bologna/" in page
    shown(client, "/en/plans/compare/?a=nothing", status=404)


def test_the_list_to_htmx_is_the_results_and_the_filters(client: Client, plan: Plan) -> None:
    response = client.get("/en/plans/?country=CN", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert plan.slug in page
    assert 'id="filter-fields"' in page
    assert 'hx-swap-oob="true"' in page


@pytest.mark.parametrize("view", ["cards", "table", "timeline"])
def test_the_list_in_every_view(client: Client, plan: Plan, view: str) -> None:
    assert f"/en/plans/{plan.slug}/" in shown(client, f"/en/plans/?view={view}")


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert "No plan is published yet" in shown(client, "/en/plans/")
    make_plan()
    page = shown(client, "/en/plans/?goal=17")
    assert "No plan has all of this" in page
    assert "Show all plans" in page


def test_downloads_of_the_list_hold_what_is_shown(client: Client, plan: Plan) -> None:
    make_plan(title="Chengdu", sides=(side("Chengdu"), side("Bologna")))
    response = client.get("/en/plans/download/json/?city=1815286&page=7")
    assert [one["title"] for one in response.json()["plans"]] == ["Chengdu"]
    assert response["Content-Disposition"].startswith('attachment; filename="plans-')
    assert client.get("/en/plans/download/xlsx/").status_code == 404


def test_visitors_pages_may_be_kept_and_officers_not(client: Client, plan: Plan) -> None:
    response = client.get(f"/en/plans/{plan.slug}/")
    assert response["Cache-Control"] == "public, max-age=60"
    again = client.get(f"/en/plans/{plan.slug}/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    client.force_login(make_secretariat())
    assert client.get(f"/en/plans/{plan.slug}/")["Cache-Control"] == "private, no-store"


def test_a_kept_page_is_another_after_a_publication(client: Client, plan: Plan) -> None:
    before = client.get("/en/")["ETag"]
    make_plan()
    assert client.get("/en/")["ETag"] != before
    assert client.get("/zh-hans/")["ETag"] != client.get("/en/")["ETag"]


def test_a_message_that_waits_is_not_kept_for_others(client: Client, plan: Plan) -> None:
    client.cookies["messages"] = "something"
    assert client.get("/en/")["Cache-Control"] == "private, no-store"


def test_a_kept_page_is_compressed_once(client: Client, plan: Plan) -> None:
    import gzip

    for _ in range(2):
        response = client.get("/en/plans/", headers={"Accept-Encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
        assert plan.slug in gzip.decompress(response.content).decode()


def test_the_same_page_in_every_language(client: Client, plan: Plan, settings: Any) -> None:
    for code, _ in settings.LANGUAGES:
        shown(client, f"/{code}/plans/{plan.slug}/")
        shown(client, f"/{code}/plans/?view=table&country=CN")


@pytest.mark.parametrize("value", ["9" * 5000, "9" * 30, "²", "\x00", "'"])
def test_filters_that_make_no_sense_find_nothing(client: Client, value: str) -> None:
    for name in ("goal", "city", "country", "theme", "topic", "standing", "year", "page"):
        shown(client, f"/en/plans/?{name}={quote(value)}")
