"""In which rooms the tables of a venue stand, as its hosts write it: a room a line, "Great hall: 1-12, 15". Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ucap.kernel.errors import BadInput
from ucap.kernel.hygiene import clean_line, too_long
from ucap.kernel.messages import gettext_noop
from ucap.kernel.whole import whole

MOST_ROOMS = 100
LONGEST_NAME = 60  # characters: it stands beside the table's number
LONGEST_LINES = 5000
WALKING = 5  # minutes from room to room, where nothing else is said
LONGEST_WALK = 120
# As other keyboards write them
LINE = re.compile(r"(.+)[:：]([^:：]+)")
COMMAS, DASHES = "，、;；", "–—−~～"
Rooms = tuple[tuple[str, tuple[int, ...]], ...]  # a room and its tables


def read_rooms(text: str, last: int) -> Rooms:
    """The rooms that are written, each once, with its tables in their order. Raises BadInput for what is none, and for a table that is not one of 1 to `last`."""
    found: dict[str, set[int]] = {}
    for line in filter(None, map(clean_line, text.splitlines())):
        name, numbers = _line(line, last)
        for other, there in found.items():
            if other != name and (twice := there & numbers):
                raise BadInput(
                    gettext_noop("The table %(table)d stands in two rooms: %(one)s, %(other)s. Choose one."),
                    table=min(twice),
                    one=other,
                    other=name,
                )
        found.setdefault(name, set()).update(numbers)
    if len(found) > MOST_ROOMS:
        raise BadInput(gettext_noop("At most %(most)d rooms are possible."), most=MOST_ROOMS)
    return tuple((name, tuple(sorted(numbers))) for name, numbers in found.items())


def written(rooms: Iterable[tuple[str, Sequence[int]]]) -> str:
    """The same as text, a room a line."""
    return "\n".join(f"{name}: {', '.join(_spans(numbers))}" for name, numbers in rooms)


def room_of(rooms: Iterable[tuple[str, Sequence[int]]]) -> Mapping[int, str]:
    """The room of each table that stands in one."""
    return {number: name for name, numbers in rooms for number in numbers}


def _line(line: str, last: int) -> tuple[str, set[int]]:
    parts = LINE.fullmatch(line)
    name, tables = (parts[1].strip(), parts[2]) if parts else ("", "")
    if too_long(name, LONGEST_NAME):
        raise BadInput(
            gettext_noop("The name of a room has at most %(limit)d characters. Shorten it."),
            limit=LONGEST_NAME,
        )
    spans = [
        _span(part) for part in _plain(_plain(tables, COMMAS, ","), DASHES, "-").split(",") if part.strip()
    ]
    if not name or not spans or None in spans:
        raise BadInput(
            gettext_noop("“%(line)s” is no room with its tables. Write it as in “Great hall: 1-12, 15”."),
            line=line[:80],
        )
    there = [span for span in spans if span]
    if not all(1 <= first <= until <= last for first, until in there):
        raise BadInput(
            gettext_noop("The venue has the tables 1 to %(last)d. Say in which rooms these stand."), last=last
        )
    return name, {number for first, until in there for number in range(first, until + 1)}


def _span(part: str) -> tuple[int, int] | None:
    """The first and the last of "3-7", or of "3"; None for anything else."""
    first, dash, last = part.partition("-")
    one, other = whole(first.strip()), whole((last if dash else first).strip())
    return None if one is None or other is None else (one, other)


def _spans(numbers: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        there = [number for _, number in run]
        yield str(there[0]) if len(there) == 1 else f"{there[0]}-{there[-1]}"


def _plain(text: str, signs: str, sign: str) -> str:
    return text.translate(dict.fromkeys(map(ord, signs), sign))
