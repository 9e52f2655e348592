"""Whether a page is accessible, by axe-core (WCAG 2.2 A and AA, and axe's best practices)."""

import os
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

# A static file of the live server (conftest.py), which a browser has to read and compile once: half a megabyte
FOLDER = Path(axe_playwright_python.__file__).parent
LOAD = """() => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/static/axe/axe.min.js";
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
    script.remove();
})"""
# Our own look at colours: axe's takes as long as all its other rules together. test_contrast.py holds it to what axe finds.
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
BOTH = bool(os.environ.get("UCAP_TEST_EVERY_PAGE"))

OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,  # our style sheets are all of our own host, which axe reads as they are
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
BUT_COLOURS = OPTIONS | {"rules": {"color-contrast": {"enabled": BOTH}}}
# What can differ between two languages: whether there is a name, and whether it tells one thing from another. All else, colours
# and sizes above all, is the same in each, and nearly all of axe's work.
OF_WORDS = (
    "aria-command-name aria-dialog-name aria-input-field-name aria-meter-name aria-progressbar-name aria-toggle-field-name "
    "aria-tooltip-name area-alt button-name document-title empty-heading empty-table-header form-field-multiple-labels "
    "html-has-lang html-lang-valid html-xml-lang-mismatch image-alt image-redundant-alt input-button-name input-image-alt label "
    "label-title-only landmark-unique link-name page-has-heading-one select-name summary-name svg-img-alt valid-lang"
)
WORDS_ALONE = OPTIONS | {"runOnly": {"type": "rule", "values": OF_WORDS.split()}}


def assert_accessible(page: Page, *, words_alone: bool = False) -> None:
    """Fails naming each violation, where it is and how to mend it; `words_alone` asks only what another language can break."""
    page.wait_for_load_state()
    found = by_axe(page, WORDS_ALONE if words_alone else BUT_COLOURS)
    if not words_alone:
        found += too_pale(page)
    assert not found, f"{page.url}\n" + "\n".join(map(str, found))


def by_axe(page: Page, options: dict[str, Any]) -> list[str]:
    """Each violation: the rule, where it is broken and how to mend it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(LOAD)
    # the violations alone: what axe found in order is many times as much, and takes longer on its way than to find
    violations = page.evaluate(
        "options => axe.run(document, options).then((found) => found.violations)", options
    )
    return [
        f"{violation['id']}: {violation['help']}\n    {node['target']} {node['html'][:160]}\n    {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


def too_pale(page: Page) -> list[dict[str, Any]]:
    """Each text that is too pale on what lies behind it."""
    found: list[dict[str, Any]] = page.evaluate(CONTRAST)
    return found


def assert_fits(page: Page) -> None:
    """Fails when the page has to be scrolled sideways, and says what sticks out."""
    page.wait_for_load_state()  # of a page that a link has just opened
    sticking_out = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll("body *")]
                .filter((one) => !one.closest("svg") && one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
                .map((one) => one.outerHTML.slice(0, 120));
        }"""
    )
    assert not sticking_out, f"{page.url} is wider than the screen: {sticking_out[:5]}"
