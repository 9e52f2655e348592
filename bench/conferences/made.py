"""Conferences larger than any published, drawn with a seed.

Two sides, as those who come from China and from Europe. Whom somebody asks for follows a fit of the two (each has a place in a space of four
themes) and how sought after the other is (log-normal); so a few have full days and many have some meetings. One in twenty slots of a participant is
not theirs to give, one participant in ten is there for half of the slots, and there are a quarter more tables than meetings need.
"""

from random import Random
from typing import Any

SIZES = {
    "100": (100, 600, 20),
    "250": (250, 2000, 30),
    "500": (500, 5000, 40),
}  # participants, meetings, slots
FULLEST = 0.9  # of the slots that somebody is there for, so many at most are asked for
SPARE = 1.25  # tables for each that is needed where all slots are as full


def made(participants: int, meetings: int, slots: int, seed: int) -> dict[str, Any]:
    """A conference as `ucap schedule` reads it."""
    by = Random(seed)
    every = [f"s{number}" for number in range(slots)]
    people = [f"p{number}" for number in range(participants)]
    away = {one: [slot for slot in every if by.random() < 0.05] for one in people}
    for one in people:
        if by.random() < 0.1:
            half = every[: slots // 2] if by.random() < 0.5 else every[slots // 2 :]
            away[one] = [slot for slot in every if slot not in half or slot in away[one]]
    room = {one: int(FULLEST * (slots - len(away[one]))) for one in people}
    pairs = _pairs(by, people, room, meetings)
    return {
        "slots": [{"id": slot} for slot in every],
        "tables": [
            {"id": f"t{number}", "virtual": False, "slots": None}
            for number in range(int(SPARE * meetings / slots) + 1)
        ],
        "participants": [{"id": one, "unavailable": away[one]} for one in people],
        "meetings": [
            {
                "id": f"m{number}",
                "participants": list(pair),
                "weight": by.choice([1, 1, 2, 3]),
                "required": False,
            }
            for number, pair in enumerate(pairs)
        ],
    }


def _pairs(by: Random, people: list[str], room: dict[str, int], meetings: int) -> list[tuple[str, str]]:
    half = len(people) // 2
    sought = {one: by.lognormvariate(0, 0.6) for one in people}
    themes = {one: [by.gauss(0, 1) for _ in range(4)] for one in people}
    wishes = []
    for one in people[:half]:
        for other in people[half:]:
            fit = sum(a * b for a, b in zip(themes[one], themes[other], strict=True))
            wishes.append((sought[one] * sought[other] * 2**fit * by.expovariate(1), one, other))
    found: list[tuple[str, str]] = []
    left = dict(room)
    for _, one, other in sorted(wishes, reverse=True):
        if len(found) < meetings and left[one] and left[other]:
            found.append((one, other))
            left[one] -= 1
            left[other] -= 1
    return found
