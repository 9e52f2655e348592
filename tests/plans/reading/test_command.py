import io
import json
import sys
from pathlib import Path

import pytest

from tests.plans.reading.documents import YANGZHOU
from ucap.config.cli import main
from ucap.plans.content import PlanContent
from ucap.plans.reading.read import read_document

KEYS = {
    "title", "language", "sides", "period", "themes", "sdgs", "urban_agenda", "focus", "challenges", "objectives",
    "activities", "expected_results", "contacts", "other", "warnings", "sources",
}  # fmt: skip


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Puts the bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_one_object_a_file_in_their_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    second = tmp_path / "second.md"
    second.write_text("# Ulm – Granada\n\n**Duration:** 2021\n\nA word that fits nowhere", encoding="utf-8")
    assert main(["read", str(YANGZHOU), str(second)]) == 0
    said = capsys.readouterr()
    first, other = map(json.loads, said.out.splitlines())
    assert set(first) == KEYS
    assert first["sides"][0]["population"] == 4_600_000
    assert {"field": "themes[1].sdgs", "source": "SGD 4", "message": "“SGD 4” was read as SDG 4."} in first[
        "warnings"
    ]
    assert (other["title"], other["period"]) == ("Ulm – Granada", {"start": "2021", "end": "2021"})
    assert said.err == ""


@pytest.mark.parametrize("words", [["read"], ["read", "-"]])
def test_standard_input_is_read(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b"Stadt: Ulm\nEinwohner: 126.000\n")
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "de"


def test_what_was_read_as_json_is_read_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(YANGZHOU)]) == 0
    first = capsys.readouterr().out
    give(monkeypatch, first.encode())
    assert main(["read"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["warnings"] == []
    plan = set(KEYS) - {"warnings", "sources"}
    assert {key: again[key] for key in plan} == {key: json.loads(first)[key] for key in plan}


def test_as_a_document_its_doubts_are_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(content: PlanContent, form: str, *, language: str, url: str) -> str:
        return f"{form} {language} {content.title}"

    monkeypatch.setattr("ucap.plans.writing.write", write, raising=False)
    assert main(["read", str(YANGZHOU), "--to", "md"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("md en Yangzhou – Granada")
    assert f"{YANGZHOU}: sides[1].countries: FR has no city on this side." in said.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty. Save the document again"),
        (b"GIF89a", "This is a picture."),
        (bytes(30_000_000), "The file has 30 MB; at most 20 MB can be read."),
        (b'{"title": 5}', "This is not a plan in JSON: Expected `str`, got `int` - at `$.title`"),
        (None, "It cannot be read (No such file or directory)."),
    ],
)
def test_one_bad_file_is_told_in_one_line_and_nothing_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    data: bytes | None,
    words: str,
) -> None:
    monkeypatch.setattr(
        "ucap.plans.reading.sandbox.read_safely", read_document
    )  # test_sandbox.py tests the child
    path = tmp_path / "plan.pdf"
    if data is not None:
        path.write_bytes(data)
    assert main(["read", str(YANGZHOU), str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"ucap read: {path}: {words}")
    assert said.err.count("\n") == 1


def test_a_document_is_made_of_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(YANGZHOU), str(YANGZHOU), "--to", "pdf"]) == 2
    assert "pdf is made of one file, and 2 were given." in capsys.readouterr().err
