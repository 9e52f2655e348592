"""Officers write a plan: part by part, saved as they write, taken back, two at once."""

import re

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.journeys.writing import asked_before_leaving, content, opened, part_of, saved
from tests.plans.factories import PLACES, make_draft, make_officer
from ucap.people.models import User
from ucap.plans.models import Version

# part -> a field of its form, what is written there, what readers see
WRITTEN = {
    "heading": ("Title", "Green districts", "Green districts"),
    "period": ("To", "May 2029", "November 2019 – May 2029"),
    "focus": ("Topic", "Smart districts", "Smart districts"),
    "challenges": ("Topic", "Water", "Water"),
    "objectives": ("Text", "Build twelve gardens", "Build twelve gardens"),
    "activities": ("What is done", "A delegation visits", "A delegation visits"),
    "expected_results": ("What is expected", "A partnership", "A partnership"),
    "contacts": ("Telephone", "+86 514 1234", "+86 514 1234"),
}


@pytest.fixture
def li() -> User:
    return make_officer(name="Li Wei")


@pytest.fixture
def ana() -> User:
    return make_officer(PLACES["Granada"], name="Ana Ruiz")


@pytest.fixture
def draft(li: User) -> Version:
    return make_draft(by=li)


def test_somebody_signs_in_and_begins_a_plan_from_nothing(visit: Visit, li: User) -> None:
    li.set_password("canal-locks-and-lanterns")
    li.save()
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=li, email=li.email, verified=True, primary=True)
    page = visit("/en/plans/new/", width=360)  # the address of what they want to do leads through the sign-in
    page.get_by_label("Email").fill(li.email)
    page.get_by_label("Password", exact=True).fill("canal-locks-and-lanterns")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("textbox", name="Title").fill("Green districts")
    page.get_by_label("Your side: its cities").fill("扬州")
    page.get_by_label("The other side: its cities").fill("Granada, Bologna")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit the plan")
    expect(part_of(page, "sides")).to_contain_text("Bologna")
    page.get_by_text("2 things to add").click()
    expect(page.get_by_text("Name at least one theme")).to_be_visible()
    expect(
        page.get_by_text("Choose which place “Granada” is")
    ).to_be_visible()  # there is one in Nicaragua too
    assert [city.place for side in content().sides for city in side.cities] == [
        PLACES["Yangzhou"],
        None,
        PLACES["Bologna"],
    ]


def test_every_part_is_written_with_the_whole_page_in_view(at_work: AtWork, li: User, draft: Version) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    for name, (field, text, seen) in WRITTEN.items():
        part = opened(page, name)
        expect(part_of(page, "goals")).to_be_visible()
        part.get_by_role("textbox", name=field).first.fill(text)
        part.get_by_role("button", name="Done").last.click()
        expect(part.locator(".part__text")).to_contain_text(seen)
        expect(part.locator(".part__edit")).to_be_focused()
    page.reload()
    for name, (_, _, seen) in WRITTEN.items():
        expect(part_of(page, name)).to_contain_text(seen)


def test_goals_are_ticked_offered_and_come_among_those_of_the_plan(
    at_work: AtWork, li: User, draft: Version
) -> None:
    page = at_work(li, f"/zh-hans/plans/{draft.plan_id}/edit/", width=360, bypass_csp=True)
    part = opened(page, "themes")
    last = part.locator("[data-row]").last
    expect(last.get_by_role("checkbox", name=re.compile("^17"))).to_be_hidden()  # folded to what is ticked
    last.locator("details").first.locator("summary").click()
    last.get_by_role("checkbox", name=re.compile("^17")).check()
    with override("zh-hans"):
        last.locator("textarea").fill("Universities teach engineers; clean energy for every home")
        last.get_by_role("button", name=gettext("Which goals does this text speak of?")).click()
        offered = last.locator(".offers").get_by_role("checkbox")
        expect(offered.first).to_be_visible(timeout=20_000)  # the first time it learns what words mean
        offered.first.check()
        assert_fits(page)
        assert_accessible(page)
        part.get_by_role("button", name=gettext("Done")).last.click()
    expect(part_of(page, "themes").locator("form")).to_have_count(0)
    sdgs = set(content().themes[-1].sdgs)
    assert {9, 17} < sdgs <= set(content().sdgs)


def test_rows_are_added_moved_taken_out_and_saved(at_work: AtWork, li: User, draft: Version) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    part = opened(page, "activities")
    part.get_by_role("button", name="Add an activity").click()
    rows = part.locator("[data-row]")
    expect(rows).to_have_count(4)
    rows.nth(3).get_by_label("What is done").fill("An expo")
    rows.nth(3).get_by_role("button", name="Move up").click()
    rows.nth(0).get_by_role("button", name="Take out").click()
    saved(part)
    part.get_by_role("button", name="Done").last.click()
    expect(part.locator("form")).to_have_count(0)
    before = [activity.text for activity in draft.content.activities]
    assert [activity.text for activity in content().activities] == [before[1], "An expo", before[2]]
    ids = {activity.text: activity.id for activity in content().activities}
    assert ids[before[1]] == draft.content.activities[1].id  # it kept what it is known by


def test_sides_change_places_and_a_city_is_found_while_typing(
    at_work: AtWork, li: User, draft: Version
) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    part = opened(page, "sides")
    part.get_by_role("button", name="Move this side down").first.click()
    expect(part.locator(".sides-form__side").first).to_have_attribute("id", "sides-0")
    saved(part)  # by itself: nothing has to be typed after it
    assert content().sides[1].cities[0].name == "Yangzhou"
    part.get_by_role("button", name="Add a city").last.click()
    row = part.locator("#sides-1 [data-row]").last
    row.get_by_label("City").fill("Liuzhou")
    expect(row.get_by_role("radio", name=re.compile("Liuzhou"))).to_be_checked()
    part.get_by_role("button", name="Done").last.click()
    expect(part.locator("form")).to_have_count(0)
    assert content().sides[1].cities[-1].place == PLACES["Liuzhou"]


def test_what_is_wrong_is_said_at_its_field_and_kept(at_work: AtWork, li: User, draft: Version) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/", width=360, bypass_csp=True)
    part = opened(page, "period")
    part.get_by_label("To").fill("soon")
    saved(part, "Not saved yet")
    expect(part.get_by_label("To")).to_have_attribute("aria-invalid", "true")
    part.get_by_role("button", name="Done").last.click()
    expect(part.locator(".errorlist")).to_contain_text("2019-11")
    expect(part.get_by_label("To")).to_have_value("soon")
    expect(part.get_by_label("To")).to_be_focused()
    assert_fits(page)
    assert_accessible(page)
    assert asked_before_leaving(page)
    part.get_by_label("To").fill("2030")
    saved(part)
    assert content().period.end == "2030"


def test_a_change_is_taken_back(at_work: AtWork, li: User, draft: Version) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    part = opened(page, "heading")
    for title in ("One", "Two"):
        part.get_by_role("textbox", name="Title").fill(title)
        saved(part)
        expect(part.get_by_role("textbox", name="Title")).to_be_focused()
    part.locator(".save-status").get_by_role("button", name="Undo").click()
    expect(part.get_by_role("textbox", name="Title")).to_have_value("One")
    expect(page.locator("#toasts")).to_contain_text("taken back")
    page.get_by_role("button", name="Undo my last change").click()
    expect(part.locator(".part__text")).to_contain_text(draft.title)
    expect(page.get_by_role("button", name="Undo my last change")).to_have_count(0)


def test_two_officers_write_in_the_same_part(at_work: AtWork, li: User, ana: User, draft: Version) -> None:
    address = f"/en/plans/{draft.plan_id}/edit/?part=objectives"
    one, other = at_work(li, address), at_work(ana, address, width=360, bypass_csp=True)
    one.get_by_label("Text").fill("What Li wrote")
    saved(part_of(one, "objectives"))
    other.get_by_label("Text").fill("What Ana wrote")
    clash = other.get_by_role("alert").filter(has_text="Li Wei changed this part")
    expect(clash.locator("ins")).to_have_text("Li")
    expect(clash.locator("del")).to_have_text("Ana")
    expect(other.get_by_label("Text")).to_have_value("What Ana wrote")
    assert content().objectives == ("What Li wrote",)
    assert_fits(other)
    assert_accessible(other)
    assert asked_before_leaving(other)
    clash.get_by_role("button", name="Put mine in its place").click()
    saved(part_of(other, "objectives"))
    assert content().objectives == ("What Ana wrote",)
    one.get_by_label("Text").fill("What Li wrote after all")
    one.get_by_role("link", name="Go on from theirs").click()
    expect(one.get_by_label("Text")).to_have_value("What Ana wrote")


def test_two_officers_write_in_two_parts(at_work: AtWork, li: User, ana: User, draft: Version) -> None:
    pages = [
        at_work(person, f"/en/plans/{draft.plan_id}/edit/?part={part}")
        for person, part in ((li, "objectives"), (ana, "challenges"))
    ]
    for page, label in zip(pages, ("Text", "Topic"), strict=True):
        page.get_by_role("textbox", name=label).first.fill("Written at the same time")
    for page in pages:
        saved(page.locator(".part--open"))
    assert content().objectives[0] == content().challenges[0].topic == "Written at the same time"


def test_a_part_is_written_without_scripts(at_work: AtWork, li: User, draft: Version) -> None:
    page = at_work(li, f"/zh-hans/plans/{draft.plan_id}/edit/", scripts=False, width=360)
    part = part_of(page, "expected_results")
    part.locator(".part__edit").click()
    with override("zh-hans"):
        part.get_by_role("button", name=gettext("Add an expected result")).click()
        part.get_by_label(gettext("What is expected")).last.fill("A third result")
        part.get_by_label(gettext("Number")).last.fill("-3")
        part.get_by_role("button", name=gettext("Done")).last.click()
        expect(part.locator(".errorlist")).to_have_count(1)
        part.get_by_label(gettext("Number")).last.fill("3")
        part.get_by_role("button", name=gettext("Done")).last.click()
        expect(part.locator(".part__text")).to_contain_text("A third result")
        page.get_by_role("button", name=gettext("Undo my last change")).click()
    expect(part.locator(".part__text")).not_to_contain_text("A third result")
    assert_fits(page)
