"""What the elements of a web page mean to a reader: which are seen, which stand in a line, which are really tables."""

import re
from collections.abc import Iterator
from typing import Any

Element = Any  # lxml's own type says less than its documentation

SCRIPTS = {"script", "iframe", "object", "embed", "applet"}
UNSEEN = {
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "head",
    "link",
    "meta",
    "select",
    "button",
    "audio",
    "video",
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = {"b", "strong", "th", "dt"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
WIDEST = 40  # columns that a colspan may claim


def is_unseen(element: Element, tag: str) -> bool:
    """Whether a visitor of the page would not see the element."""
    return tag in UNSEEN or "hidden" in element.attrib or bool(HIDDEN.search(element.get("style", "")))


def is_furniture(element: Element, tag: str) -> bool:
    """Whether the element leads through the site: its menu, or its foot where that gives no address to write to."""
    return tag == "nav" or (tag == "footer" and "@" not in "".join(element.itertext()))


def is_bold(element: Element, tag: str) -> bool:
    """Whether the element sets its text in bold."""
    return tag in BOLD or bool(BOLD_STYLE.search(element.get("style", "")))


def is_grid(table: Element) -> bool:
    """Whether the table is one, not a frame that a page was laid out in."""
    widest = max((len(row) for row in rows_of(table)), default=0)
    return widest > 1 and not any(True for _ in table.iterdescendants("table"))


def rows_of(table: Element) -> Iterator[Element]:
    """The table's own rows, not those of a table inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def span_of(cell: Element, name: str) -> int:
    """How many columns (or rows) a cell covers, within reason."""
    value = cell.get(name, "1")
    return min(max(int(value), 1), WIDEST) if value.isdigit() and len(value) < 6 else 1
