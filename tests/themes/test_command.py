import io
import json
import sys
from pathlib import Path

import pytest

from ucap.config.cli import main
from ucap.themes.command import MOST_BYTES


def test_a_file_is_tagged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Wind power for all (ODS 7)\nnew line", encoding="utf-8")
    assert main(["tag", str(path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["sdgs"][0] == {"goal": 7, "score": 1.0, "because": ["ODS 7"]}
    assert set(found) == {"sdgs", "urban_agenda"}


def test_each_line_is_tagged_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "text.txt"
    path.write_text("SDG 4\n\n可持续发展目标11\n", encoding="utf-8-sig")
    assert main(["tag", str(path), "--lines"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[tag["goal"] for tag in line["sdgs"] if tag["score"] == 1] for line in lines] == [[4], [], [11]]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"EU UP Housing")))
    assert main(["tag"]) == 0
    assert json.loads(capsys.readouterr().out)["urban_agenda"][0]["topic"] == "Housing"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"PK\x03\x04\x00", "not a text file"),
        (b"a" * (MOST_BYTES + 1), "larger than"),
        (None, "cannot be read"),
    ],
)
def test_bad_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, words: str
) -> None:
    path = tmp_path / "text.txt"
    if data is not None:
        path.write_bytes(data)
    assert main(["tag", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert words in told.err
    assert str(path) in told.err
