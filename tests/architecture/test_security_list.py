"""docs/security.md has every requirement of ASVS 4.0.3, levels 1 and 2, each in one of three states, and names nothing that is not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (met|n/a|open) \| (.+) \|$", re.MULTILINE)
# section -> its last number; and the numbers that are level 3 or were taken out of the standard
LAST = {
    "1.1": 7, "1.2": 4, "1.4": 5, "1.5": 4, "1.6": 4, "1.7": 2, "1.8": 2, "1.9": 2, "1.10": 1, "1.11": 3, "1.12": 2, "1.14": 6,
    "2.1": 12, "2.2": 7, "2.3": 3, "2.4": 5, "2.5": 7, "2.6": 3, "2.7": 6, "2.8": 7, "2.9": 3, "2.10": 4,
    "3.1": 1, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 3, "3.6": 2, "3.7": 1,
    "4.1": 5, "4.2": 2, "4.3": 3,
    "5.1": 5, "5.2": 8, "5.3": 10, "5.4": 3, "5.5": 4,
    "6.1": 3, "6.2": 8, "6.3": 3, "6.4": 2,
    "7.1": 4, "7.2": 2, "7.3": 4, "7.4": 3,
    "8.1": 6, "8.2": 3, "8.3": 8,
    "9.1": 3, "9.2": 5,
    "10.1": 1, "10.2": 6, "10.3": 3,
    "11.1": 8,
    "12.1": 3, "12.2": 1, "12.3": 6, "12.4": 2, "12.5": 2, "12.6": 1,
    "13.1": 5, "13.2": 6, "13.3": 2, "13.4": 2,
    "14.1": 5, "14.2": 6, "14.3": 3, "14.4": 7, "14.5": 4,
}  # fmt: skip
LEVEL_3 = "1.11.3 2.2.4 2.2.5 2.2.6 2.2.7 3.6.1 3.6.2 6.2.7 6.2.8 6.3.3 8.1.5 8.1.6 9.2.5 10.1.1 10.2.3 10.2.4 10.2.5 10.2.6 14.1.5"
# Names of rooms and of pages, not of files
BY_THEMSELVES = {"rules.py", "states.py", "/privacy/"}
TAKEN_OUT = "1.4.2 1.4.3 1.12.1 4.1.4 7.3.2 13.1.2 13.2.4 14.3.1"


def test_no_requirement_is_missing() -> None:
    every = {f"{section}.{number}" for section, last in LAST.items() for number in range(1, last + 1)}
    wanted = every - set(LEVEL_3.split()) - set(TAKEN_OUT.split())
    there = [row[0] for row in ROW.findall(LIST)]
    assert len(there) == len(set(there))
    assert set(there) == wanted


def test_every_row_has_one_of_three_states_and_says_where() -> None:
    rows = [line for line in LIST.splitlines() if re.match(r"\| \d", line)]
    assert [row for row in rows if not ROW.fullmatch(row)] == []


def test_the_sums_are_right() -> None:
    words = [row[2] for row in ROW.findall(LIST)]
    sums = f"{len(words)} requirements: {words.count('met')} met, {words.count('n/a')} do not apply, {words.count('open')} open."
    assert sums in LIST


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`([\w./-]+(?:\.(?:py|md|service|conf|txt)|file|/))`", LIST)))
)
def test_what_is_named_is_there(name: str) -> None:
    places = (ROOT, ROOT / "src" / "ucap", ROOT / "src" / "ucap" / "config", ROOT / "docs" / "operate")
    assert name in BY_THEMSELVES or any((place / name).exists() for place in places)


def test_a_make_target_that_is_named_is_there() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = set(re.findall(r"`make ([a-z-]+)`", LIST))
    assert named
    assert named <= set(targets)


def test_a_setting_that_is_named_is_there() -> None:
    """In our settings; `DATA_UPLOAD_MAX_*` stands for several."""
    ours = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src/ucap/config/settings").glob("*.py")
    )
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)\b", LIST))
    assert named
    assert {name for name in named if name not in ours} == set()
