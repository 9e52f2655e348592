"""A warning of known weaknesses, whatever the index does."""

import sys
from collections.abc import Sequence

import pytest

from tools import weaknesses

WEAK = {
    "dependencies": [
        {"name": "one", "version": "1.0", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["1.1"]}]},
        {"name": "two", "version": "2.0", "vulns": [{"id": "PYSEC-2", "aliases": [], "fix_versions": []}]},
        {"name": "three", "version": "3.0", "vulns": []},
        {"name": "four", "skip_reason": "not found"},
    ]
}  # fmt: skip


def test_each_weakness_is_a_line_of_warning() -> None:
    assert weaknesses.said(WEAK).splitlines() == [
        "WARNING: one 1.0 has a known weakness, PYSEC-1, CVE-1; mended in 1.1.",
        "WARNING: two 2.0 has a known weakness, PYSEC-2; mended in no version yet.",
        "Known weaknesses of 3 packages: 2; 1 are not known to the index.",
    ]


def test_what_somebody_has_thought_about_is_no_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weaknesses, "ACCEPTED", {"CVE-1": "never called", "PYSEC-2": "nor this"})
    assert weaknesses.said(WEAK) == "Known weaknesses of 3 packages: none; 1 are not known to the index."


@pytest.mark.parametrize(
    "answer", [None, {}, {"dependencies": [{"name": "four", "skip_reason": "not found"}]}]
)
def test_an_index_that_knows_nothing_is_not_taken_for_a_clean_answer(
    answer: dict[str, object] | None,
) -> None:
    assert "nothing was learned" in weaknesses.said(answer)


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/pip-audit",),
        (sys.executable, "-c", "raise SystemExit('no network')"),
        (sys.executable, "-c", "import time; time.sleep(30)"),
    ],
)
def test_it_never_fails_and_never_waits_long(
    command: Sequence[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(weaknesses, "PATIENCE", 0.5)
    weaknesses.main(command)
    assert "nothing was learned" in capsys.readouterr().out
