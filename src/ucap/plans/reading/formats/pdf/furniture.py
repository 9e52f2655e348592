"""Headers, footers and page numbers: what is tagged as such, or stands at the same place of page after
page, and is no part of the plan.
"""

import re
from collections import defaultdict

from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.reading.blocks import Notice
from ucap.plans.reading.formats.pdf.lines import Line

MARGIN = 0.12  # of the page's height, above and below
SAME = 4.0  # points
PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|página|pagina|p\.|第)?\s*\d{1,3}\s*(?:页|\s*(?:/|of|von|de|di|sur|–|-)\s*\d{1,3})?\W*(?:共\s*\d+\s*页)?\W*",
    re.IGNORECASE,
)
FURNITURE = Message(gettext_noop("Header or footer of the page; it is not part of the plan."))


def without_furniture(pages: list[tuple[float, list[Line]]]) -> tuple[list[list[Line]], tuple[Notice, ...]]:
    """The lines of each page (given with its height) that are its own; and what was left out, once."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (height, lines) in enumerate(pages):
        for line in lines:
            if _in_margin(line, height):
                places[_shape(line.text)].append((number, line.top))
    kept: list[list[Line]] = []
    notices: dict[str, Notice] = {}
    for height, lines in pages:
        own = []
        for line in lines:
            if _in_margin(line, height) and (
                line.artifact or _repeats(places[_shape(line.text)]) or _is_number(line, lines)
            ):
                notices.setdefault(_shape(line.text), Notice(line.text, FURNITURE))
            else:
                own.append(line)
        kept.append(own)
    return kept, tuple(notices.values())


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < height * MARGIN or line.top > height * (1 - MARGIN)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _repeats(places: list[tuple[int, float]]) -> bool:
    first, height = places[0]
    return any(page != first and abs(top - height) < SAME for page, top in places)


def _is_number(line: Line, lines: list[Line]) -> bool:
    """Whether the line is a page number: the first or the last of its page."""
    return PAGE_NUMBER.fullmatch(line.text) is not None and (line is lines[0] or line is lines[-1])
