"""Where a line of plain text ended because the paragraph did, and where only the width did."""

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from ucap.plans.reading.blocks import BULLET, NO_SPACE, NUMBERED
from ucap.plans.reading.understanding.find_label import find_exact_label, find_label

WIDTHS = range(40, 131)  # columns at which somebody may wrap lines
FEWEST = 2  # lines that go on where the width ends; fewer are chance
USUAL = range(60, 101)  # columns of a wrapped line
STOPPED = re.compile(r"[.;:!?。；：！？]$")
FIRST = re.compile(
    rf"{NO_SPACE}|(?:(?!{NO_SPACE})\S)+"
)  # what may not be broken: a word, or one Chinese sign
LABEL = re.compile(r"\s*([^:：]{2,90})[:：]")


def wrap_width(lines: Sequence[str]) -> int:
    """The column at which somebody wrapped the lines; 0 where nobody did: each line is then a paragraph."""
    width = max((_width(line) for line in lines), default=0)
    if width not in WIDTHS:
        return 0
    full = sum(not _had_room(line, following, width) for line, following in pairwise(lines))
    return width if full >= FEWEST else 0


def ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends between the two lines."""
    if BULLET.match(following) or NUMBERED.match(following):
        return True
    if _goes_on(line, following):
        return False
    if not width or _had_room(line, following, width):
        return True
    goes_on = following.lstrip()[:1].islower()
    return not goes_on and (line.rstrip().endswith((":", "：")) or _is_label(following))


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence visibly goes on: a line as long as lines are, no sign at its end, a small letter after it."""
    return _width(line) in USUAL and not STOPPED.search(line.rstrip()) and following.lstrip()[:1].islower()


def _had_room(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would have fitted on this one."""
    first = FIRST.match(following.lstrip())
    if not line.strip() or not first:
        return True
    wide = _width(first[0]) + (not re.match(NO_SPACE, first[0]))
    return _width(line.rstrip()) + wide <= width


def _is_label(line: str) -> bool:
    found = LABEL.match(line)
    if not found:
        return False
    alone = not line[found.end() :].strip()
    return (find_label(found[1]) if alone else find_exact_label(found[1])) is not None


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
