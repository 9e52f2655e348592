"""Both sides agree to a plan and keep it; people ask for the whole of it; others are told what is not theirs."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.plans.factories import PLACES, make_draft, make_officer, make_plan, side
from ucap.journal.models import Entry
from ucap.kernel.clock import now
from ucap.people.models import User
from ucap.plans.actions import edit_part, start_version
from ucap.plans.models import AccessRequest, Plan, Version

TITLE = "Green districts of Yangzhou and Granada"


@pytest.fixture
def li() -> User:
    return make_officer(name="Li Wei", email="li@example.org")


@pytest.fixture
def ana() -> User:
    return make_officer(PLACES["Granada"], name="Ana Ruiz", email="ana@example.org")


@pytest.fixture
def draft(li: User, ana: User) -> Version:
    return make_draft(by=li, title=TITLE, sides=(side("Yangzhou"), side("Granada")))


@pytest.fixture
def plan(li: User, ana: User) -> Plan:
    return make_plan(by=li, title=TITLE, sides=(side("Yangzhou"), side("Granada")))


def toast(page: Page, words: str) -> None:
    expect(page.locator("#toasts")).to_contain_text(words)


@pytest.mark.parametrize("seen", [("en", 1440), ("zh-hans", 360)], ids=["en-1440", "zh-360"])
def test_sent_back_changed_confirmed_by_both_and_published(
    at_work: AtWork, visit: Visit, draft: Version, seen: tuple[str, int]
) -> None:
    language, width = seen
    li, ana = (User.objects.get(email=f"{name}@example.org") for name in ("li", "ana"))
    with override(language):
        here = at_work(li, f"/{language}/plans/{draft.plan_id}/edit/", width=width)
        here.get_by_role("link", name=gettext("Review and publish")).click()
        here.get_by_role("button", name=gettext("Send for review")).click()
        toast(here, gettext("Sent for review. The officers of the other side are told by e-mail."))
        assert_fits(here)

        there = at_work(ana, f"/{language}/plans/mine/", width=width)
        waiting = there.get_by_role("region", name=gettext("Waiting for your confirmation"))
        waiting.get_by_role("link", name=TITLE).click()
        there.get_by_role("link", name=gettext("Send it back, with a reason")).click()
        there.get_by_role("button", name=gettext("Send it back")).click()
        assert there.locator(":invalid").count()  # not without a word
        there.get_by_label(gettext("What has to be changed")).fill("The dates are wrong.")
        assert_fits(there)
        there.get_by_role("button", name=gettext("Send it back")).click()
        expect(there.get_by_role("heading", level=1)).to_have_text(gettext("Edit the plan"))

        here.goto(f"/{language}/plans/{draft.plan_id}/edit/")
        expect(here.get_by_text("The dates are wrong.")).to_be_visible()
        here.get_by_role("link", name=gettext("Review and publish")).click()
        here.get_by_role("button", name=gettext("Send for review")).click()
        confirm = re.compile(gettext("Confirm for %(side)s") % {"side": ".+"})
        here.get_by_role("button", name=confirm).click()
        expect(here.locator(".confirming__side--done")).to_have_count(1)
        expect(here.get_by_role("button", name=confirm)).to_have_count(0)

        there.goto(f"/{language}/plans/{draft.plan_id}/review/")
        there.get_by_role("button", name=confirm).click()
        toast(there, gettext("The plan is published."))
        expect(there).to_have_url(re.compile(f"/{language}/plans/yangzhou-granada-2019/$"))
    expect(visit("/en/plans/").get_by_role("link", name=TITLE)).to_be_visible()


def test_what_is_missing_holds_it_back_and_leads_to_its_part(at_work: AtWork, li: User) -> None:
    draft = make_draft(by=li, themes=(), sides=(side("Yangzhou"),))
    page = at_work(li, f"/en/plans/{draft.plan_id}/review/", width=360)
    expect(page.get_by_role("button", name="Send for review")).to_be_disabled()
    page.get_by_role("link", name="Name at least one theme").click()
    expect(page.locator("#part-themes form")).to_be_in_viewport()


def test_nobody_confirms_what_they_have_not_read(
    at_work: AtWork, li: User, ana: User, draft: Version
) -> None:
    from ucap.plans.actions import submit, take_back

    submit(version=draft, by=li, at=now())
    page = at_work(ana, f"/en/plans/{draft.plan_id}/review/")
    version = take_back(version=draft, by=li, at=now())
    edit_part(version=version, part="objectives", values={"objectives": ("Other",)}, base=0, by=li, at=now())
    submit(version=version, by=li, at=now())
    page.get_by_role("button", name="Confirm for Granada").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not as things stand")
    expect(page.get_by_text("The text was changed since you opened this page.")).to_be_visible()
    assert not Plan.objects.get().current_id


def test_a_next_version_and_its_difference(
    at_work: AtWork, visit: Visit, li: User, ana: User, plan: Plan
) -> None:
    page = at_work(li, f"/en/plans/{plan.slug}/")
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("button", name="Begin a new version").click()
    part = page.locator("#part-objectives")
    part.locator(".part__edit").click()
    part.get_by_role("textbox").fill("Launch twelve concrete cooperation projects")
    part.get_by_role("button", name="Done").last.click()
    expect(part.locator("form")).to_have_count(0)
    page.get_by_role("link", name="Review and publish").click()
    expect(page.locator(".review__changes ins").first).to_contain_text("twelve")
    page.get_by_role("button", name="Send for review").click()
    page.get_by_role("button", name="Confirm for Yangzhou").click()
    reader = visit(f"/en/plans/{plan.slug}/")
    expect(reader.get_by_text("twelve")).to_have_count(0)  # not before both sides have confirmed
    other = at_work(ana, f"/en/plans/{plan.id}/review/")
    other.get_by_role("button", name="Confirm for Granada").click()
    toast(other, "The plan is published.")
    other.get_by_role("link", name="What changed between versions").click()
    other.get_by_role("link", name="What changed since version 1").click()
    expect(other.locator("main ins").first).to_contain_text("twelve")


def test_a_plan_is_closed_opened_again_archived_and_restored(at_work: AtWork, li: User, plan: Plan) -> None:
    page = at_work(li, f"/en/plans/{plan.id}/edit/")
    page.get_by_role("button", name="Close the plan").click()
    toast(page, "The plan is closed.")
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    toast(page, "The plan is open again.")
    start_version(plan=plan, by=li, at=now())
    page.goto(f"/en/plans/{plan.id}/edit/")  # also while a draft is open
    page.get_by_role("button", name="Archive the plan").click()
    expect(page.get_by_text("This plan is archived")).to_be_visible()
    page.goto(f"/en/plans/{plan.id}/edit/")
    page.get_by_role("button", name="Restore the plan").click()
    plan.refresh_from_db()
    assert plan.state == "closed"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_full_plan_is_attached_asked_for_granted_and_read(
    at_work: AtWork, visit: Visit, li: User, plan: Plan, scripts: bool
) -> None:
    page = at_work(li, f"/en/plans/{plan.id}/access/", width=360, scripts=scripts)
    file = {"name": "full.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 all of it"}
    page.get_by_label("The full plan").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Attach").click()
    toast(page, "The full plan is attached.")
    with page.expect_download():
        page.get_by_role("button", name="Open the document").click()
    visitor = visit(f"/en/plans/{plan.slug}/ask/", scripts=scripts)
    for label, words in (
        ("Your name", "Chiara Rossi"),
        ("Your organisation", "University of Bologna"),
        ("Your e-mail address", "chiara@example.org"),
        ("What you want to do with it", "A joint course"),
    ):
        visitor.get_by_label(label).fill(words)
    visitor.get_by_role("button", name="Send the request").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Your request is on its way")
    page.goto("/en/plans/mine/")
    page.get_by_role("link", name="University of Bologna").click()
    expect(page.get_by_text("A joint course")).to_be_visible()
    assert_fits(page)
    page.get_by_role("button", name="Grant University of Bologna").click()
    toast(page, "The link is on its way to chiara@example.org.")
    (letter,) = [one for one in mail.outbox if one.to == ["chiara@example.org"]]
    (link,) = re.findall(r"/full/\S+", str(letter.body))
    visitor.goto(link)
    with visitor.expect_download():
        visitor.get_by_role("button", name="Open the document").click()
    page.reload()
    expect(page.get_by_role("region", name="Answered")).to_contain_text("read 1 time")
    page.goto(f"/en/plans/{plan.slug}/")
    expect(page.locator(".history").first).to_contain_text(
        "The full plan was read by somebody it was given to"
    )
    AccessRequest.objects.update(expires_at=now() - timedelta(seconds=1))
    visitor.goto(link)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("This link is not valid, or no longer")
    assert Entry.objects.filter(verb="full.read").count() == 1


def test_the_full_plan_is_refused_with_a_reason(at_work: AtWork, li: User, plan: Plan) -> None:
    AccessRequest.objects.create(
        plan=plan,
        at=now(),
        name="Chiara",
        email="chiara@example.org",
        organisation="University of Bologna",
        purpose="A joint course",
        language="it",
    )
    page = at_work(li, f"/en/plans/{plan.id}/access/")
    expect(page.get_by_role("button", name="Grant University of Bologna")).to_be_disabled()  # nothing to give
    page.get_by_role("link", name="Refuse University of Bologna").click()
    page.get_by_label("Why not").fill("Ask your own city first.")
    page.get_by_role("button", name="Refuse and send the reason").click()
    toast(page, "Refused.")
    expect(page.get_by_role("region", name="Answered")).to_contain_text("Ask your own city first.")
    assert "Ask your own city first." in str(mail.outbox[-1].body)


def test_who_has_no_rights_sees_neither_buttons_nor_pages(at_work: AtWork, plan: Plan) -> None:
    nobody = User.objects.create_user("nobody@example.org")
    page = at_work(nobody, f"/en/plans/{plan.slug}/", bypass_csp=True)
    expect(page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Ask for the full plan").first).to_be_visible()
    page.goto("/en/plans/mine/")
    expect(page.get_by_text("Your account speaks for no city yet")).to_be_visible()
    expect(page.get_by_role("link", name="Import a plan")).to_have_count(0)
    for path, words in (
        ("plans/import/", "Only city officers and the secretariat may import a plan."),
        ("plans/new/", "Only city officers and the secretariat may begin a plan."),
        (f"plans/{plan.id}/edit/", "Only an officer of one of the plan's cities, or the secretariat"),
    ):
        page.goto(f"/en/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text("This is not open to you")
        expect(page.get_by_text(words)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Go to the home page").click()
    expect(page).to_have_url(re.compile("/en/$"))
