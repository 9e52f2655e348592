import datetime as dt
import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.entries import ALL, CANALS, SENSORS
from ucap.kernel.errors import BadInput
from ucap.matching.entry import Entry, Kind, is_open, may_meet, read_entries

DAY = dt.date(2026, 11, 28)
KINDS = st.sampled_from(Kind)


def read(*lines: bytes) -> list[Entry]:
    return read_entries(lines, "entries.jsonl")


def test_every_field_is_read() -> None:
    lines = [json.dumps(asdict(entry), ensure_ascii=False).encode() for entry in ALL]
    assert read(*lines) == list(ALL)


def test_four_fields_are_enough_and_others_are_passed_over() -> None:
    (entry,) = read(
        b'\xef\xbb\xbf{"id": "a", "kind": "offer", "title": "T", "text": "", "colour": 1}', b" \n"
    )
    assert entry == Entry("a", Kind.OFFER, "T", "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": "a", "kind": "offer"}', "line 1 is no entry: Object missing required field `title`"),
        (b'{"id": "a", "kind": "ofer", "title": "T", "text": ""}', "`$.kind`"),
        (b"[]", "Expected `object`"),
        (b"\xff", "line 1 is no entry"),
        (b"[" * 100_000, "line 1 is no entry"),
        (b'{"id": " ", "kind": "offer", "title": "T", "text": ""}', "the id is empty"),
        (b'{"id": "a", "kind": "offer", "title": " ", "text": ""}', "neither title nor text"),
        (b'{"id": "a", "kind": "offer", "title": "T", "text": "", "sdgs": [18]}', "no SDG 18"),
        (b'{"id": "a", "kind": "offer", "title": "T", "text": "%s"}' % (b"x" * 100_000), "20,000 characters"),
        (b"", "has no entries"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(line: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=r"entries\.jsonl") as error:
        read(line)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_an_id_that_is_there_twice_is_told() -> None:
    line = b'{"id": "a", "kind": "offer", "title": "T", "text": ""}'
    with pytest.raises(BadInput, match="line 2: the id a is there twice"):
        read(line, line)


@given(KINDS, KINDS)
def test_whether_two_may_meet_is_the_same_from_either_side(one: Kind, other: Kind) -> None:
    a, b = replace(SENSORS, kind=one), replace(CANALS, kind=other)
    assert may_meet(a, b, DAY) == may_meet(b, a, DAY)


def test_suppliers_do_not_meet_suppliers_nor_needs_needs() -> None:
    assert may_meet(SENSORS, CANALS, DAY)
    assert not may_meet(SENSORS, replace(CANALS, kind=Kind.OFFER), DAY)
    assert not may_meet(replace(SENSORS, kind=Kind.REQUEST), CANALS, DAY)


def test_nobody_meets_themselves_or_what_has_ended() -> None:
    assert not may_meet(SENSORS, replace(CANALS, id=SENSORS.id), DAY)
    assert not may_meet(SENSORS, replace(CANALS, organisation=SENSORS.organisation), DAY)
    assert may_meet(replace(SENSORS, organisation=None), replace(CANALS, organisation=None), DAY)
    ended = replace(CANALS, expires=DAY - dt.timedelta(days=1))
    assert not may_meet(SENSORS, ended, DAY)
    assert is_open(replace(ended, expires=DAY), DAY)
