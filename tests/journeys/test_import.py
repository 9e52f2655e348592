"""An officer gives the plan document they have, and gets a draft with every doubt beside the text it came from."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.plans.factories import make_officer
from ucap.kernel.clock import now
from ucap.people.models import User
from ucap.plans import tasks
from ucap.plans.actions import finish_import, start_import
from ucap.plans.models import Import, Version
from ucap.plans.queries.importing import PATIENCE
from ucap.plans.reading.read import read_document
from ucap.plans.reading.reading import Reading

EXAMPLE = Path(__file__).parents[2] / "examples" / "plans" / "yangzhou-ucap-summary.txt"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(600)
SHORT = "City:\tYangzhou\tGranada\nCountry:\tChina\tSpain\nPeriod of cooperation\tMarch 2027 until May 2029\n"

Work = Callable[[], None]


@pytest.fixture
def li() -> User:
    return make_officer(name="Li Wei")


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """work() does what a worker would with all that waits; until then nothing is read."""
    waiting: list[str] = []
    read = tasks.read_document
    monkeypatch.setattr(tasks, "read_document", SimpleNamespace(enqueue=waiting.append))

    def do() -> None:
        while waiting:
            read.call(waiting.pop(0))

    return do


@cache
def what_is_read() -> Reading:
    return read_document(EXAMPLE.read_bytes())


@pytest.fixture
def draft(li: User) -> Import:
    """A draft of the real plan, just read."""
    imported = start_import(data=EXAMPLE.read_bytes(), name=EXAMPLE.name, by=li, at=now())
    return finish_import(imported=imported, outcome=what_is_read(), at=now())


def hold(page: Page) -> None:
    """Lets no request out while this test works in the database: they share one connection."""
    page.route("**/*", lambda route: route.continue_())


@pytest.mark.parametrize("width", [360, 1440])
def test_a_file_is_chosen_read_and_understood(at_work: AtWork, li: User, work: Work, width: int) -> None:
    page = at_work(li, "/en/plans/mine/", width=width)
    hold(page)
    page.get_by_role("link", name="Import a plan").click()
    page.get_by_label("The document").set_input_files(EXAMPLE)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Waiting")
    expect(page.get_by_role("progressbar")).to_be_visible()
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit the plan")
    expect(page.get_by_role("heading", name=f"Read from {EXAMPLE.name}")).to_be_visible()
    sides = page.locator("#part-sides")
    for city in ("Yangzhou", "Granada", "Barcelona", "Stuttgart", "Manchester", "Rome", "Bologna"):
        expect(sides.get_by_role("link", name=city, exact=True).first).to_be_visible()
    beside = page.get_by_role("complementary", name="Where this came from: Sides")
    expect(beside).to_contain_text("6,634km")
    expect(beside).to_contain_text("France")
    text, source = sides.locator(".part__main").bounding_box(), beside.bounding_box()
    assert text is not None
    assert source is not None
    assert source["y"] > text["y"] if width == 360 else source["x"] > text["x"] + text["width"]
    assert_fits(page)


def test_a_file_is_dropped(at_work: AtWork, li: User) -> None:
    page = at_work(li, "/en/plans/import/")
    zone = page.locator("[data-dropzone]")
    held = page.evaluate_handle(
        "text => { const held = new DataTransfer(); held.items.add(new File([text], '计划.txt')); return held; }",
        SHORT,
    )
    zone.dispatch_event("dragover", {"dataTransfer": held})
    zone.dispatch_event("drop", {"dataTransfer": held})
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Read from 计划.txt")).to_be_visible()
    expect(page.locator("#part-period")).to_contain_text("March 2027")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_text_is_pasted_in_chinese(at_work: AtWork, li: User, work: Work, scripts: bool) -> None:
    page = at_work(li, "/zh-hans/plans/import/", scripts=scripts, width=360)
    hold(page)
    with override("zh-hans"):
        page.get_by_label(gettext("Or its text")).fill(SHORT)
        page.get_by_role("button", name=gettext("Read it")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(gettext("Reading the text"))
        work()
        if not scripts:
            page.get_by_role("link", name=gettext("See how far it is")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(gettext("Edit the plan"))
        expect(page.get_by_role("heading", name=gettext("Read from the text you pasted"))).to_be_visible()
    expect(page.locator("#part-sides").get_by_role("link", name="格拉纳达").first).to_be_visible()
    assert_fits(page)


def test_doubts_are_settled_one_after_another(at_work: AtWork, li: User, draft: Import) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    left, number = page.locator("#doubts-left"), len(draft.warnings)
    expect(left).to_contain_text(f"{number} doubts left")
    left.get_by_role("link", name="Go to the next").click()
    expect(page.locator(".doubt:target")).to_be_in_viewport()
    first = page.locator(".doubt").first
    first.get_by_role("button", name="Looks right").click()
    expect(left).to_contain_text(f"{number - 1} doubts left")
    expect(first).to_contain_text("Settled.")
    expect(first.get_by_role("button", name="Undo")).to_be_focused()  # the keyboard goes on from there
    first.get_by_role("button", name="Undo").click()
    expect(left).to_contain_text(f"{number} doubts left")
    page.reload()
    expect(left).to_contain_text(f"{number} doubts left")


def test_what_was_misunderstood_is_mended_where_it_stands(at_work: AtWork, li: User, draft: Import) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    part = page.locator("#part-sides")
    part.get_by_role("link", name="Edit Sides").click()
    expect(part.get_by_text("6,634km").first).to_be_visible()  # its source stays beside the form
    second = part.locator("#sides-1")
    second.get_by_text("Name of the side, other countries").click()
    second.get_by_label("Countries it names").fill("Spain, Italy, Germany, UK")
    expect(part.get_by_role("status").first).to_contain_text("Saved")
    part.get_by_role("button", name="Done").last.click()
    expect(part.get_by_role("heading", name="Sides")).to_be_visible()
    expect(part.locator("form[data-autosave]")).to_have_count(0)
    assert "FR" not in Version.objects.get().content.sides[1].countries
    page.get_by_role("link", name="Keep as draft").click()
    expect(page.get_by_role("region", name="Drafts").get_by_role("link")).to_have_count(1)


def test_a_draft_thrown_away_comes_back(at_work: AtWork, li: User, draft: Import) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/")
    page.get_by_role("button", name="Throw away").click()
    expect(page.get_by_text("No plan of your city is here yet")).to_be_visible()
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name=f"Read from {EXAMPLE.name}")).to_be_visible()


def test_what_cannot_be_read_says_what_to_do(at_work: AtWork, li: User) -> None:
    page = at_work(li, "/en/plans/import/", width=360)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("Choose a file, or paste the text of the plan.")).to_be_visible()
    file = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": PICTURE}
    page.get_by_label("The document").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reading scan.pdf")
    expect(page.get_by_text("picture")).to_be_visible()
    assert_fits(page)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("This document could not be read")).to_be_visible()
    page.goto("/en/plans/mine/")
    expect(page.get_by_role("region", name="Being read")).to_contain_text("Could not be read")
    page.get_by_role("link", name="scan.pdf").click()
    page.get_by_role("link", name="Give another document, or paste its text").click()
    expect(page.get_by_label("Or its text")).to_be_visible()


def test_a_reading_that_never_ends_can_be_begun_again(at_work: AtWork, li: User, work: Work) -> None:
    imported = start_import(data=SHORT.encode(), name="", by=li, at=now() - 2 * PATIENCE)
    page = at_work(li, f"/en/plans/import/{imported.id}/", bypass_csp=True)
    hold(page)
    expect(page.get_by_text("This takes longer than it should")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit the plan")
