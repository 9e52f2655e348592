"""One question to `ucap.events.schedule` in a process of its own: a conference as JSON comes in, what was found and measured goes out."""

import json
import resource
import sys
import time
from dataclasses import asdict
from typing import Any

from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.conference import Conference
from ucap.events.reading import read_conference
from ucap.events.schedule import schedule
from ucap.events.timetable import Timetable

GOOD = 5.0  # seconds after which a first good timetable is looked at


def conference_as_json(conference: Conference) -> dict[str, Any]:
    """As `ucap schedule` reads it; for the validator and the peer, which know no other."""
    return json.loads(json.dumps(asdict(conference), default=str))


def main() -> int:
    """0; JSON on standard output."""
    path, seconds = sys.argv[1], float(sys.argv[2])
    with open(path, "rb") as file:
        conference = read_conference(file.read(), path)
    begun = time.monotonic()
    told: list[tuple[float, Timetable]] = []
    found = schedule(
        conference, seconds=seconds, told=lambda one: told.append((time.monotonic() - begun, one))
    )
    took = time.monotonic() - begun
    asked = conference_as_json(conference)
    answer = {
        "status": found.status,
        "breaks": found.all_breaks,
        "bound": found.bound,
        "lost": found.lost,
        "unscheduled": len(found.unscheduled),
        "seconds": took,
        "first": told[0][0] if told else None,
        "best": told[-1][0] if told else None,
        "early": next((one.all_breaks for at, one in reversed(told) if at <= GOOD), None),
        "wrong": [wrong for _, one in [*told, (took, found)] for wrong in wrongs(asked, as_json(one))],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
