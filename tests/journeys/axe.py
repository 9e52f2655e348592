"""Whether a page is accessible, by axe-core (WCAG 2.2 A and AA, and axe's best practices)."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCRIPT = Axe().axe_script

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # our style sheets are all of our own host, which axe reads as they are
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
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
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    # the violations alone: what axe found in order is many times as much, and takes longer on its way than to find
    violations = page.evaluate(
        "options => axe.run(document, options).then((found) => found.violations)",
        WORDS_ALONE if words_alone else OPTIONS,
    )
    found = [
        f"{violation['id']}: {violation['help']}\n    {node['target']} {node['html'][:160]}\n    {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)


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
