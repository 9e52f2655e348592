"""A conference out of a file: our JSON, or a published instance (.dzn)."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from ucap.events.checking import checked
from ucap.events.conference import Conference, Fixed, Meeting, Participant, Slot, Table
from ucap.events.minizinc import Value, read_assignments
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

if TYPE_CHECKING:
    import msgspec

MORNING, AFTERNOON, EITHER = 1, 2, 3  # sessions of a published instance
ASSIGNMENT = re.compile(rb"\s*(%[^\n]*\n\s*)*[A-Za-z_]\w*\s*=")


def read_conference(data: bytes, name: str) -> Conference:
    """The conference that the bytes of the file `name` describe; raises BadInput naming the place in it and the remedy."""
    found = _published(data, name) if ASSIGNMENT.match(data) else _json(data, name)
    return checked(found, name)


def _json(data: bytes, name: str) -> Conference:
    from ucap.kernel.decoding import UNREADABLE

    try:
        return _decoder().decode(data.removeprefix(b"\xef\xbb\xbf"))
    except UNREADABLE as error:
        raise BadInput(
            gettext_noop(
                "%(file)s is no conference: %(error)s. ucap schedule --help shows what one looks like."
            ),
            file=name,
            error=str(error).splitlines()[0],
        ) from error


@cache
def _decoder() -> "msgspec.json.Decoder[Conference]":
    import msgspec

    return msgspec.json.Decoder(Conference)


def _published(data: bytes, name: str) -> Conference:
    """An instance of the business-to-business meeting scheduling problem (Bofill et al., JAIR 74, 2022)."""
    values = read_assignments(data.decode("utf-8", "replace"), name)
    people, meetings, tables, slots, morning = (
        _number(values, key, name)
        for key in ("nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots")
    )
    requested = _rows(values, ("requested",), meetings, name)
    fixed = _list(values, ("fixat", "fixed"), meetings, name)
    forbidden = _rows(values, ("forbidden",), people, name)
    every = [str(slot) for slot in range(1, slots + 1)]
    session = {MORNING: tuple(every[:morning]), AFTERNOON: tuple(every[morning:]), EITHER: None}
    if odd := next((row for row in requested if len(row) != 3 or row[2] not in session), None):
        raise BadInput(
            gettext_noop(
                "%(file)s, requested: %(row)s is no meeting. Each row has two participants and a session, 1, 2 or 3."
            ),
            file=name,
            row=str(odd)[:60],
        )
    return Conference(
        slots=tuple(map(Slot, every)),
        tables=tuple(Table(str(number)) for number in range(1, tables + 1)),
        participants=tuple(
            Participant(str(number), tuple(str(slot) for slot in away if slot))
            for number, away in enumerate(forbidden, 1)
        ),
        meetings=tuple(
            Meeting(str(number), (str(one), str(other)), required=True, slots=session[when])
            for number, (one, other, when) in enumerate(requested, 1)
        ),
        fixed=tuple(Fixed(str(number), str(slot)) for number, slot in enumerate(fixed, 1) if slot),
    )


def _number(values: Mapping[str, list[Value]], key: str, name: str) -> int:
    """The first number of that name: one file gives a name to a number and to a list."""
    for value in values.get(key, ()):
        if isinstance(value, int) and value >= 0:
            return value
    raise BadInput(gettext_noop("%(file)s has no number %(key)s. Give the whole file."), file=name, key=key)


def _list(values: Mapping[str, list[Value]], keys: Iterable[str], length: int, name: str) -> list[int]:
    found = next((value for key in keys for value in values.get(key, ()) if isinstance(value, list)), None)
    numbers = [one for one in found or () if isinstance(one, int)]
    if found is None or len(numbers) != len(found) or len(found) < length or any(numbers[length:]):
        raise _not_whole(name, next(iter(keys)), length)
    return numbers[:length]


def _rows(values: Mapping[str, list[Value]], keys: Iterable[str], length: int, name: str) -> list[list[int]]:
    found = next((value for key in keys for value in values.get(key, ()) if isinstance(value, list)), None)
    rows = [[one for one in row if isinstance(one, int)] for row in found or () if isinstance(row, list)]
    # What is said of more participants than there are is of no use, and said of nobody in the published files
    if found is None or len(rows) != len(found) or len(rows) < length or any(map(any, rows[length:])):
        raise _not_whole(name, next(iter(keys)), length)
    return rows[:length]


def _not_whole(name: str, key: str, length: int) -> BadInput:
    return BadInput(
        gettext_noop("%(file)s, %(key)s: there are not %(length)s of them. Give the whole file."),
        file=name,
        key=key,
        length=length,
    )
