"""docs/threats.md names nothing that is not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w./-]+(?:\.(?:py|md|service|conf|txt)|/))`", TEXT)))
LINKED = sorted(set(re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", TEXT)))


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_is_there(name: str) -> None:
    assert any((place / name).exists() for place in (ROOT, ROOT / "src" / "ucap"))


@pytest.mark.parametrize("name", LINKED)
def test_what_is_linked_is_there(name: str) -> None:
    assert (ROOT / "docs" / name).exists()


def test_every_border_of_the_picture_has_its_table() -> None:
    picture = TEXT.split("```")[1]
    headings = " ".join(re.findall(r"^## (.*)", TEXT, re.MULTILINE))
    assert {one for one in re.findall(r"\[(B\d)\]", picture) if one not in headings} == set()


def test_a_decision_is_asked_for_its_threats() -> None:
    assert "Threats:" in (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
