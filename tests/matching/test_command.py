import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.matching.entries import ALL, CANALS, SENSORS
from ucap.config.cli import main


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "entries.jsonl"
    path.write_text("\n".join(json.dumps(asdict(entry)) for entry in ALL), encoding="utf-8")
    return path


def test_matches_in_the_shape_of_the_contract(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(file), "--for", SENSORS.id, "--top", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert found["id"] == SENSORS.id
    (match,) = found["matches"]
    assert match["id"] == CANALS.id
    assert 0 < match["score"] < 1
    kinds = {"meaning", "complement", "theme", "sdg", "place", "organisation"}
    assert {reason["kind"] for reason in match["reasons"]} == kinds
    assert all(set(reason) == {"kind", "weight", "here", "there"} for reason in match["reasons"])


def test_every_entry_has_its_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(file)]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == [e.id for e in ALL]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl cannot be read"),
        (["FILE", "--top", "0"], "--top 0 is not between"),
        (["FILE", "--for", "nobody"], "has no entry of that id"),
    ],
)
def test_bad_input_is_told_in_one_line_and_nothing_is_written(
    file: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", *[str(file) if word == "FILE" else word for word in words]]) == 2
    heard = capsys.readouterr()
    assert said in heard.err
    assert heard.err.count("\n") == 1
    assert heard.out == ""
