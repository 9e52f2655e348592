"""`ucap schedule` on good and bad input."""

import json
from pathlib import Path

import pytest

from tests.events.made import conference
from tests.events.validator import wrongs
from ucap.config.cli import main


def test_a_timetable_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = conference("AB", "AC", "BC")
    file = tmp_path / "conference.json"
    file.write_text(json.dumps(made))
    assert main(["schedule", str(file), "--seconds", "5"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert wrongs(made, answer) == []
    assert set(answer) == {
        "status", "objective", "bound", "seconds", "meetings", "unscheduled", "participants",
    }  # fmt: skip


def test_without_one_the_status_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = conference("AB", "CD", slots=1, tables=1)
    for meeting in made["meetings"]:
        meeting["required"] = True
    file = tmp_path / "conference.json"
    file.write_text(json.dumps(made))
    assert main(["schedule", str(file)]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["status"], len(answer["conflict"]), answer["meetings"]) == ("infeasible", 3, [])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["missing.json"], "missing.json cannot be read: No such file or directory"),
        (["missing.json", "--seconds", "0"], "--seconds 0 is not between 0.1 and 86400"),
        (["missing.json", "--seconds", "nan"], "--seconds nan is not between"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schedule", *words]) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert (told.err.count("\n"), told.out) == (1, "")


def test_a_half_file_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "conference.dzn"
    file.write_text("nBusiness = 3; nMeetings = [1,")
    assert main(["schedule", str(file)]) == 2
    assert "ends in the middle of a value. Give the whole file." in capsys.readouterr().err
