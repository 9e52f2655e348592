"""`ucap schedule`: the timetable of a matching conference, as JSON."""

import argparse
import json
import sys
from typing import Any

from ucap.events.reading import read_conference
from ucap.events.timetable import Held, Status, Timetable
from ucap.kernel.errors import BadInput
from ucap.kernel.given_files import read_at_most, shown, too_large
from ucap.kernel.messages import gettext_noop

EXAMPLE = "ucap schedule examples/conference.json --seconds 10"
MOST_BYTES = 100_000_000
MOST_SECONDS = 86_400


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CONFERENCE and --seconds."""
    parser.add_argument(
        "conference",
        metavar="CONFERENCE",
        help='a file, "-" for standard input: JSON with slots, tables, participants, meetings, perhaps fixed and before '
        "(docs/commands.md), or a published instance (.dzn)",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=60.0,
        metavar="N",
        help="look no longer than that (60); less where the best is proved",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 with a timetable, 1 where there is none or none was found; bad input is raised before anything is written."""
    from ucap.events.schedule import schedule

    if not 0.1 <= arguments.seconds <= MOST_SECONDS:
        raise BadInput(
            gettext_noop("--seconds %(seconds)s is not between 0.1 and %(most)s. Choose another number."),
            seconds=f"{arguments.seconds:g}",
            most=MOST_SECONDS,
        )
    name = shown(arguments.conference)
    data = read_at_most(arguments.conference, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise too_large(name, MOST_BYTES)
    conference = read_conference(data, name)
    found = schedule(conference, seconds=arguments.seconds)
    sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False) + "\n")
    return 0 if found.status in (Status.OPTIMAL, Status.FEASIBLE) else 1


def _held(one: Held) -> dict[str, str]:
    where = {"id": one.meeting, "slot": one.slot, "table": one.table}
    return where if one.interpreter is None else {**where, "interpreter": one.interpreter}


def as_json(found: Timetable) -> dict[str, Any]:
    """The timetable as `ucap schedule` writes it."""
    answer: dict[str, Any] = {
        "status": found.status,
        "objective": {
            "unscheduled_weight": int(found.lost) if found.lost.is_integer() else found.lost,
            "breaks": found.all_breaks,
            "unfairness": found.unfairness,
        },
        "bound": found.bound,
        "seconds": round(found.seconds, 3),
        "meetings": [_held(one) for one in found.held],
        "unscheduled": [{"id": one.meeting, "because": str(one.because)} for one in found.unscheduled],
        "participants": [{"id": id_, "breaks": breaks} for id_, breaks in found.breaks],
    }
    if found.moves is not None:
        answer["moves"] = found.moves
    if found.conflict:
        answer["conflict"] = [str(one) for one in found.conflict]
    return answer
