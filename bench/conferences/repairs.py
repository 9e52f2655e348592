"""How quickly a timetable is repaired, and how many meetings change, beside one that is made anew."""

import json
import time
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import numpy as np

from bench.conferences.made import who_interprets
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.reading import read_conference
from ucap.events.schedule import repair, schedule

KINDS = ("late", "absent", "request", "table")
INTERPRETER = "interpreter"  # one who goes after half of the slots


def measure(conference: dict[str, Any], number: int, seconds: float) -> None:
    """Prints a table: each kind of disturbance, how long its repairs took and what they changed."""
    published = schedule(read_conference(json.dumps(conference).encode(), "made"), seconds=seconds)
    stands = published.held
    print(f"\n{len(stands)} meetings stand, {published.all_breaks} breaks.\n")
    print(
        "| disturbance | number | median s | worst s | proved fewest | changed: median, most | anew, changed: median |"
    )
    print("|---|---|---|---|---|---|---|")
    taken: list[float] = []
    for kind, cases in _cases(conference, number):
        times, changes, anew, proved = [], [], [], 0
        for place, after in enumerate(cases):
            read = read_conference(json.dumps(after).encode(), kind)
            begun = time.monotonic()
            found = repair(read, stands)
            times.append(time.monotonic() - begun)
            assert wrongs(after, as_json(found.timetable)) == []
            proved += found.timetable.status == "optimal"
            changes.append(len(found.moved) + len(found.dropped))
            if place < 3:  # making one anew takes its time, and says the same each time
                other = {one.meeting: one.slot for one in schedule(read, seconds=5).held}
                anew.append(sum(other.get(one.meeting) != one.slot for one in stands))
        taken += times
        print(
            f"| {kind} | {len(times)} | {np.median(times):.2f} | {max(times):.2f} | {proved} | "
            f"{np.median(changes):.0f}, {max(changes)} | {np.median(anew):.0f} |",
            flush=True,
        )
    print(f"\nAll: median {np.median(taken):.2f} s, worst {max(taken):.2f} s.")


def _cases(conference: dict[str, Any], number: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    by = Random(11)
    for kind in (*KINDS, INTERPRETER) if "interpreters" in conference else KINDS:
        yield kind, [_disturbed(conference, kind, by) for _ in range(number // len(KINDS))]


def _disturbed(conference: dict[str, Any], kind: str, by: Random) -> dict[str, Any]:
    after = deepcopy(conference)
    slots = [slot["id"] for slot in after["slots"]]
    person = by.choice(after["participants"])
    if kind == "late":
        late = slots[: by.randint(2, 6)]
        person["unavailable"] = [slot for slot in slots if slot in late or slot in person["unavailable"]]
    elif kind == "absent":
        person["unavailable"] = slots
    elif kind == "table":
        after["tables"].pop(by.randrange(len(after["tables"])))
    elif kind == INTERPRETER:
        who = by.choice(after["interpreters"])
        who["slots"] = [
            slot for slot in slots[: len(slots) // 2] if who["slots"] is None or slot in who["slots"]
        ]
    else:
        known = {frozenset(one["participants"]) for one in after["meetings"]}
        people = [one["id"] for one in after["participants"]]
        pair = next(two for two in iter(lambda: by.sample(people, 2), None) if frozenset(two) not in known)
        after["meetings"].append({"id": "new", "participants": pair, "weight": 2, "required": False})
        if "interpreters" in after:
            speaks = {one["id"]: one["languages"] for one in after["participants"]}
            both = [speaks[who] for who in pair]
            after["meetings"][-1]["interpreters"] = who_interprets(both, after["interpreters"])
    return after
