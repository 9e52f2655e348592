"""The judged set: entries, which of them may meet, and how well each judged pair fits."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ucap.matching.entry import Entry, may_meet, read_entries

HERE = Path(__file__).parent
DAY = dt.date(2026, 11, 28)  # no entry expires; the day only has to be some day
HALVES = ("dev", "test")
LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")


@dataclass(frozen=True, slots=True)
class Judged:
    """All entries, the half and topic of each, and the grades of pairs, which are the same from either side."""

    entries: Sequence[Entry]
    halves: Mapping[str, str]
    topics: Mapping[str, str]
    grades: Mapping[frozenset[str], int]

    def candidates(self, entry: Entry) -> list[Entry]:
        """Those it can match at all, in both halves: kinds that answer each other, another organisation."""
        return [other for other in self.entries if may_meet(entry, other, DAY)]

    def grade(self, one: str, other: str) -> int:
        """0 for a pair nobody judged."""
        return self.grades.get(frozenset((one, other)), 0)


def judged() -> Judged:
    """The set as it stands in this folder."""
    lines = (HERE / "entries.jsonl").read_bytes().splitlines()
    raw = [json.loads(line) for line in lines]
    pairs = [json.loads(line) for line in (HERE / "judgements.jsonl").read_bytes().splitlines()]
    entries = read_entries(lines, "entries.jsonl")
    known = {entry.id for entry in entries}
    for pair in pairs:
        assert {pair["a"], pair["b"]} <= known, f"no such entry: {pair}"
        assert pair["a"] != pair["b"], f"an entry is judged against itself: {pair}"
    assert len({frozenset((pair["a"], pair["b"])) for pair in pairs}) == len(pairs), "a pair is judged twice"
    return Judged(
        entries=entries,
        halves={one["id"]: one["half"] for one in raw},
        topics={one["id"]: one["topic"] for one in raw},
        grades={frozenset((pair["a"], pair["b"])): pair["grade"] for pair in pairs},
    )
