"""Every component, in two languages, light and dark, narrow and wide."""

import os

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import Visit


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_component_is_accessible_and_fits(visit: Visit, language: str, scheme: str, width: int) -> None:
    page = visit(f"/{language}/styleguide/", width=width, scheme=scheme, bypass_csp=True)
    assert_fits(page)
    assert_accessible(page, words_alone=language != "en" and "UCAP_TEST_EVERY_PAGE" not in os.environ)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_list_is_searched_sorted_and_paged_with_and_without_scripts(visit: Visit, scripts: bool) -> None:
    page = visit("/en/styleguide/", scripts=scripts)
    results = page.locator("#results")
    expect(results.locator("[data-count]")).to_have_text("7 found")
    results.get_by_role("link", name="Inhabitants").click()
    expect(results.locator("tbody th").first).to_have_text("Granada")
    results.get_by_role("link", name="Next").click()
    expect(results.locator("[aria-current=page]")).to_have_text("2")
    assert "sort=population" in page.url
    page.locator("#filters [type=search]").fill("an")
    page.get_by_role("button", name="Search").click()
    expect(results.locator("[data-count]")).to_have_text("3 found")  # Yangzhou, Granada, Manchester
    assert "sort=population" in page.url  # the order is kept
    results.get_by_role("link", name="Take out: Search for a city: an").click()
    expect(results.locator("[data-count]")).to_have_text("7 found")


def test_a_search_tells_how_much_it_found_to_those_who_do_not_see_it(visit: Visit) -> None:
    page = visit("/en/styleguide/")
    page.locator("#filters [type=search]").fill("bolo")
    expect(page.locator("[data-count-said]")).to_have_text("1 found")
    page.go_back()
    expect(page.locator("#results [data-count]")).to_have_text("7 found")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_rows_are_added_moved_and_taken_out(visit: Visit, scripts: bool) -> None:
    page = visit("/en/styleguide/", scripts=scripts)
    rows = page.locator("[data-row]")
    rows.nth(1).get_by_role("button", name="Move up").click()
    expect(rows.nth(0).locator("input[name$=text]")).to_have_value("Webinar")
    page.get_by_role("button", name="Add an activity").click()
    expect(rows).to_have_count(3)
    rows.nth(0).get_by_role("button", name="Take out").click()
    expect(rows.nth(0).locator("[data-row-delete] input")).to_be_checked()


def test_a_dialog_opens_and_closes(visit: Visit) -> None:
    page = visit("/en/styleguide/", bypass_csp=True)
    page.get_by_role("link", name="Ask for the full plan").click()
    dialog = page.get_by_role("dialog", name="Ask for the full plan")
    expect(dialog).to_be_visible()
    assert_accessible(page)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_toast_stays_when_it_matters_and_can_be_closed(visit: Visit) -> None:
    page = visit("/en/styleguide/?toast=1", bypass_csp=True)
    toasts = page.locator("#toasts .toast")
    expect(toasts).to_have_count(2)
    assert_accessible(page)
    toasts.nth(1).get_by_role("button", name="Close").click()
    expect(toasts).to_have_count(1)


def test_when_the_platform_cannot_be_reached_the_page_says_so(visit: Visit, complaints: list[str]) -> None:
    page = visit("/en/styleguide/")
    page.route("**/styleguide/?*", lambda route: route.abort())
    page.locator("#results").get_by_role("link", name="Next").click()
    expect(page.locator("#toasts .toast--error")).to_contain_text("could not be reached")
    complaints.clear()


def test_what_is_typed_is_saved_and_said_to_be(visit: Visit, complaints: list[str]) -> None:
    page = visit("/en/styleguide/")
    status = page.locator("[data-save-status]")
    page.get_by_label("Note").fill("locks and lanterns")
    expect(status).to_have_text("Saved")
    page.route("**/styleguide/", lambda route: route.abort())
    page.get_by_label("Note").fill("locks, lanterns and herons")
    expect(status).to_contain_text("Not saved")
    expect(page.get_by_label("Note")).to_have_value("locks, lanterns and herons")
    complaints.clear()


def test_a_file_can_be_dropped(visit: Visit) -> None:
    page = visit("/en/styleguide/")
    zone = page.locator("[data-dropzone]")
    expect(zone.get_by_text("Drop a file here")).to_be_visible()
    dropped = page.evaluate_handle(
        "() => { const held = new DataTransfer(); held.items.add(new File(['plan'], 'plan.txt')); return held; }"
    )
    zone.dispatch_event("drop", {"dataTransfer": dropped})
    assert zone.locator("input").evaluate("input => input.files[0].name") == "plan.txt"
