"""A visitor finds a plan, looks at it from all sides, takes it away and asks for the whole of it."""

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import Visit
from tests.plans.factories import AT, make_plan, make_secretariat, publish_again, side, yangzhou_content
from ucap.kernel.clock import now
from ucap.plans.actions import attach_full_plan, grant_access
from ucap.plans.content import Activity, ActivityKind, City, Contact, Period, PlanContent, Side, Theme
from ucap.plans.models import AccessRequest, Plan

CHENGDU = PlanContent(
    title="成都与博洛尼亚城市合作行动计划",
    language="zh-Hans",
    sides=(side("Chengdu"), side("Bologna")),
    period=Period(start="2025-03", end="2028-02"),
    themes=(
        Theme(
            name="循环经济",
            text="共同研究城市废弃物的再利用，建立示范社区。",
            sdgs=(11, 12),
            urban_agenda=("Circular economy",),
        ),
    ),
    sdgs=(11, 12),
    urban_agenda=("Circular economy",),
    activities=(Activity(start="2027-05", kind=ActivityKind.EXPO, text="在成都举办循环经济展"),),
)


@pytest.fixture
def plan() -> Plan:
    """Two plans, one of them in two versions, among a few more."""
    first = make_plan(at=AT - timedelta(days=9))
    make_plan(CHENGDU, at=AT - timedelta(days=8))
    make_plan(title="Rome and Liuzhou: green districts", sides=(side("Rome"), side("Liuzhou")), sdgs=(11, 13))
    content = first.current.content  # type: ignore[union-attr]
    changed = replace(content, objectives=("Launch 12 concrete cooperation projects",))
    return publish_again(first, changed, at=AT - timedelta(days=1))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_plan_is_found_by_a_citys_chinese_name_filtered_and_opened(
    visit: Visit, plan: Plan, scripts: bool
) -> None:
    page = visit("/en/plans/", scripts=scripts)
    expect(page.locator("#results [data-count]")).to_have_text("3 plans")
    page.get_by_role("searchbox").fill("罗马")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results [data-count]")).to_have_text("2 plans")
    page.get_by_role("checkbox", name="Spain 1").check()
    if not scripts:
        page.get_by_role("button", name="Show").click()
    expect(page.locator("#results [data-count]")).to_have_text("1 plan")
    assert "country=ES" in page.url
    page.get_by_role("link", name="Table").click()
    expect(page.locator("#results tbody tr")).to_have_count(1)
    page.get_by_role("link", name=yangzhou_content().title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(yangzhou_content().title)
    expect(page.get_by_text("Period over").first).to_be_visible()


def test_counts_follow_what_is_chosen_and_opened_filters_stay_open(visit: Visit, plan: Plan) -> None:
    page = visit("/en/plans/")
    goals = page.locator("#filter-goal")
    goals.locator("summary").click()
    goals.get_by_role("checkbox", name=re.compile("^12")).check()
    expect(page.locator("#results [data-count]")).to_have_text("1 plan")
    expect(page.locator("#filter-goal")).to_have_attribute("open", "")
    expect(page.get_by_role("checkbox", name="China 1")).to_be_visible()
    page.get_by_role("link", name="Table").click()
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page.get_by_label("Sorted")).to_have_value("title")
    page.go_back()
    expect(page.get_by_label("Sorted")).to_have_value("-published")
    page.go_back()
    expect(page.locator("#results tbody")).to_have_count(0)
    page.get_by_role("link", name=re.compile("^Take out:")).click()
    expect(page.locator("#results [data-count]")).to_have_text("3 plans")
    expect(goals.get_by_role("checkbox", name=re.compile("^12"))).not_to_be_checked()
    page.go_back()
    expect(page.locator("#results [data-count]")).to_have_text("1 plan")


@pytest.mark.parametrize("width", [360, 1440])
def test_every_view_fits(visit: Visit, plan: Plan, width: int) -> None:
    """tests/journeys/test_every_page.py holds them to axe."""
    page = visit("/zh-hans/plans/", width=width)
    for view in ("cards", "table", "map", "timeline"):
        page.goto(f"/zh-hans/plans/?view={view}")
        assert_fits(page)


def test_what_is_shown_can_be_taken_away(visit: Visit, plan: Plan, tmp_path: Path) -> None:
    page = visit("/en/plans/?q=罗马&sort=title")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    started.value.save_as(tmp_path / "plans.csv")
    text = (tmp_path / "plans.csv").read_text(encoding="utf-8-sig")
    titles = [row["Title"] for row in csv.DictReader(io.StringIO(text))]
    assert titles == [yangzhou_content().title, "Rome and Liuzhou: green districts"]


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_whatever_somebody_writes_fits(visit: Visit, plan: Plan, width: int) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützen" * 2
    village = City(name="X" * 60, country="DE")
    hard = make_plan(
        yangzhou_content(),
        title=f"{word} {word}",
        language="de",
        sides=(side("Yangzhou"), Side(name=word, cities=(village, village)), Side(cities=(village,))),
        period=Period(),
        themes=(Theme(name=word, text=word, sdgs=(11,)),),
        objectives=(word, word),
        activities=(Activity(text=word), Activity(text=word, start=f"{now().year + 1}")),
        contacts=(Contact(name=word, email=f"{word}@example.org", url=f"https://example.org/{word}"),),
        other=(word,),
    )
    page = visit("/de/", width=width)
    for path in (
        "",
        "plans/",
        "plans/?view=table",
        "plans/?view=timeline",
        f"plans/{hard.slug}/",
        f"plans/compare/?a={plan.slug}&b={hard.slug}",
        "plans/compare/",
        f"plans/{hard.slug}/ask/",
        "cities/yangzhou/",
        "search/?q=donau",
    ):
        page.goto(f"/de/{path}")
        assert_fits(page)


def test_two_versions_and_two_plans_are_compared(visit: Visit, plan: Plan) -> None:
    page = visit(f"/en/plans/{plan.slug}/")
    page.get_by_role("link", name="What changed between versions").click()
    page.get_by_role("link", name="What changed since version 1").click()
    expect(page.locator("main ins").first).to_contain_text("12")
    page.goto(f"/en/plans/{plan.slug}/")
    page.get_by_role("link", name="Compare with another plan").click()
    page.get_by_role("searchbox").fill("成都")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=CHENGDU.title).click()
    shared = page.get_by_role("region", name="What they share")
    expect(shared).to_contain_text("Sustainable cities and communities")
    expect(shared.get_by_role("link", name="Bologna")).to_be_visible()


def test_data_for_machines_is_in_the_page_and_the_policy_lets_it_be(visit: Visit, plan: Plan) -> None:
    page = visit(f"/en/plans/{plan.slug}/")
    data = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    assert data["@context"].startswith("https://schema.org")


def test_the_primary_action_is_at_the_thumb_on_a_phone(visit: Visit, plan: Plan) -> None:
    page = visit(f"/en/plans/{plan.slug}/", width=360)
    box = page.get_by_role("link", name="Ask for the full plan").first.bounding_box()
    assert box is not None
    assert box["y"] > 700


def test_somebody_asks_for_the_full_plan(visit: Visit, plan: Plan) -> None:
    page = visit(f"/en/plans/{plan.slug}/")
    page.get_by_role("link", name="Ask for the full plan").first.click()
    expect(page.get_by_label("Leave this empty")).not_to_be_in_viewport()
    page.get_by_label("Your name").fill("Ana")
    page.get_by_label("Your organisation").fill("University of Granada")
    page.get_by_label("Your e-mail address").fill("ana@example.org")
    page.get_by_label("What you want to do with it").fill("A joint course")
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your request is on its way")
    assert plan.access_requests.get().organisation == "University of Granada"


def test_from_home_by_search_to_a_city_and_its_partner(visit: Visit, plan: Plan) -> None:
    page = visit("/zh-hans/", locale="zh-CN")
    page.get_by_role("searchbox").fill("扬州")
    page.get_by_role("searchbox").press("Enter")
    page.locator(".found__cities").get_by_role("link", name="扬州").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("扬州")
    page.locator(".partner-list").get_by_role("link", name="格拉纳达").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("格拉纳达")


def test_the_full_plan_is_read_by_its_link(visit: Visit, plan: Plan, tmp_path: Path) -> None:
    by, at = make_secretariat(), now()
    attach_full_plan(plan=plan, data=b"%PDF-1.7 all of it", name="计划 full.pdf", by=by, at=at)
    request = AccessRequest.objects.create(
        plan=plan,
        at=at,
        language="en",
        name="Ana",
        email="ana@example.org",
        organisation="University",
        purpose="To read it",
    )
    page = visit(f"/full/{grant_access(request=request, by=by, at=at)}/", width=360, bypass_csp=True)
    assert_fits(page)
    assert_accessible(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Open the document").click()
    assert started.value.suggested_filename == "计划 full.pdf"
    started.value.save_as(tmp_path / "full.pdf")
    assert (tmp_path / "full.pdf").read_bytes() == b"%PDF-1.7 all of it"
