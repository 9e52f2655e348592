"""Where what is fixed leaves no timetable in which nobody is more than two breaks worse off than anybody else."""

import json

from tests.events.made import LONG, conference
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.reading import read_conference
from ucap.events.schedule import schedule


def test_an_uneven_one_has_a_bound_that_holds_and_does_not_use_up_the_time() -> None:
    pairs = ("AB", "AC", "AD", "AE")
    fixed = [
        {"meeting": f"{pair}{number}", "slot": str(2 * number - 1)} for number, pair in enumerate(pairs, 1)
    ]
    made = conference(*pairs, slots=7, fixed=fixed)
    answer = as_json(schedule(read_conference(json.dumps(made).encode(), "it"), seconds=LONG))
    assert wrongs(made, answer) == []
    assert (answer["objective"]["breaks"], answer["objective"]["unfairness"], answer["bound"]) == (3, 3, 3)
    assert answer["seconds"] < 15
