"""Conferences to test with, as JSON."""

from collections.abc import Iterator
from itertools import permutations, product
from random import Random
from typing import Any

from tests.events.validator import gaps

LONG = 120.0  # seconds that no test waits for: a proof ends before


def conference(
    *pairs: str, slots: int = 4, tables: int = 2, away: dict[str, list[int]] | None = None, **more: Any
) -> dict[str, Any]:
    """Each pair of letters is a meeting of two participants; slots and tables are "1", "2" …"""
    people = sorted({letter for pair in pairs for letter in pair})
    return {
        "slots": [{"id": str(number)} for number in range(1, slots + 1)],
        "tables": [{"id": str(number), "virtual": False, "slots": None} for number in range(1, tables + 1)],
        "participants": [
            {"id": one, "unavailable": [str(slot) for slot in (away or {}).get(one, ())]} for one in people
        ],
        "meetings": [
            {
                "id": f"{pair}{number}",
                "participants": list(pair),
                "weight": 1,
                "required": False,
                "slots": None,
            }
            for number, pair in enumerate(pairs, 1)
        ],
        **more,
    }


def drawn(
    seed: int, *, kinds: float = 0.4, limits: float = 0.1, interpreted: float = 0.2, apart: float = 0.2
) -> dict[str, Any]:
    """A small conference with something of everything.

    `kinds` is how likely tables and meetings of both kinds are, `limits` how likely a participant has one, `interpreted` how likely there
    are interpreters, `apart` how likely some are kept apart.
    """
    by = Random(seed)  # noqa: S311 - no secret
    slots, people = by.randint(2, 4), "ABCDE"[: by.randint(3, 5)]
    pairs = ["".join(by.sample(people, 2 if by.random() < 0.85 else 3)) for _ in range(by.randint(2, 5))]
    made = conference(*pairs, slots=slots, tables=by.randint(1, 2))
    every = [slot["id"] for slot in made["slots"]]
    for person in made["participants"]:
        person["unavailable"] = [slot for slot in every if by.random() < 0.15]
    for meeting in made["meetings"]:
        meeting["weight"] = by.choice([1, 1, 2, 0.5])
        if by.random() < 0.2:
            meeting["slots"] = by.sample(every, by.randint(1, slots))
    if by.random() < 0.3:
        made["tables"][0]["slots"] = by.sample(every, slots - 1)
    if by.random() < 0.3:
        made["before"] = [[made["meetings"][0]["id"], made["meetings"][1]["id"]]]
    for person in made["participants"]:
        person["most"] = by.randint(0, 3) if by.random() < limits else None
    if by.random() < kinds:
        _draw_kinds(made, by)
    if by.random() < interpreted:
        _draw_interpreters(made, by)
    if by.random() < apart:
        made["apart"] = [
            by.sample([one["id"] for one in made["participants"]], 2) for _ in range(by.randint(1, 2))
        ]
    return made


def _draw_kinds(made: dict[str, Any], by: Random) -> None:
    """Tables and meetings of both kinds, perhaps one fixed to a table."""
    for one in made["tables"]:
        one["virtual"] = by.random() < 0.5
    for one in made["meetings"]:
        one["virtual"] = by.choice([None, True, False])
    meeting, table = made["meetings"][-1], made["tables"][-1]
    there = made["slots"][by.randrange(len(made["slots"]))]["id"]
    if by.random() < 0.2 and meeting["virtual"] in {None, table["virtual"]} and table["slots"] is None:
        made["fixed"] = [{"meeting": meeting["id"], "slot": there, "table": table["id"]}]


def _draw_interpreters(made: dict[str, Any], by: Random) -> None:
    """Up to three, who are not always there, for most of the meetings."""
    slots = [slot["id"] for slot in made["slots"]]
    people = [f"i{number}" for number in range(by.randint(1, 3))]
    made["interpreters"] = [
        {"id": id_, "slots": by.sample(slots, by.randint(1, len(slots))) if by.random() < 0.4 else None}
        for id_ in people
    ]
    for one in made["meetings"]:
        one["interpreters"] = None if by.random() < 0.2 else by.sample(people, by.randint(1, len(people)))


Slots = tuple[int | None, ...]


def best(made: dict[str, Any]) -> tuple[float, int] | None:
    """The least weight that is lost and, with that, the fewest breaks, nobody more than two worse off: by trying everything.

    None where what is demanded cannot go together.
    """
    return min((worth for _, worth in possible(made)), default=None)


def possible(made: dict[str, Any]) -> Iterator[tuple[Slots, tuple[float, int]]]:
    """Every timetable, the slot's number or None for each meeting, with the weight that it loses and its breaks."""
    slots = [slot["id"] for slot in made["slots"]]
    room = [
        [table for table in made["tables"] if table["slots"] is None or slot in table["slots"]]
        for slot in slots
    ]
    away = {one["id"]: {slots.index(slot) for slot in one["unavailable"]} for one in made["participants"]}
    for chosen in product([None, *range(len(slots))], repeat=len(made["meetings"])):
        worth = _worth(made, chosen, room, away, slots)
        if worth is not None:
            yield chosen, worth


def _worth(made: dict[str, Any], chosen: Any, room: Any, away: Any, slots: Any) -> tuple[float, int] | None:
    days: dict[str, list[int]] = {who: [] for who in away}
    place = {}
    lost, holds = 0.0, True
    for meeting, slot in zip(made["meetings"], chosen, strict=True):
        if slot is None:
            lost += meeting["weight"]
            holds &= not meeting["required"]
            continue
        place[meeting["id"]] = slot
        holds &= meeting["slots"] is None or slots[slot] in meeting["slots"]
        for who in meeting["participants"]:
            holds &= slot not in away[who] and slot not in days[who]
            days[who].append(slot)
        if not holds:  # most do not, and what else is asked takes longer
            return None
    holds &= all(
        _can_sit(made, at_once, room[slot]) and _can_speak(made, at_once, slots[slot])
        for slot in range(len(slots))
        for at_once in [[id_ for id_, at in place.items() if at == slot]]
    )
    most = {one["id"]: one.get("most") for one in made["participants"]}
    holds &= all(len(day) <= most[who] for who, day in days.items() if most[who] is not None)
    for fixed in made.get("fixed", ()):
        holds &= place.get(fixed["meeting"]) == slots.index(fixed["slot"])
    holds &= all(
        place[one] < place[other] for one, other in made.get("before", ()) if one in place and other in place
    )
    holds &= not any(
        slot in days[other] and slot not in _shared(made, place, one, other)
        for one, other in made.get("apart", ())
        for slot in days[one]
    )
    each = [gaps(day) for day in days.values() if day]
    holds &= not each or max(each) - min(each) <= 2
    return (lost, sum(each)) if holds else None


def _shared(made: dict[str, Any], place: dict[str, int], one: str, other: str) -> set[int]:
    """The slots of meetings in which both are."""
    both = [meeting["id"] for meeting in made["meetings"] if {one, other} <= set(meeting["participants"])]
    return {place[id_] for id_ in both if id_ in place}


def _can_sit(made: dict[str, Any], meetings: list[str], tables: list[dict[str, Any]]) -> bool:
    """Whether each of them can have a table of its own that it may have: by trying every order of them."""
    kinds = {one["id"]: one.get("virtual") for one in made["meetings"]}
    fixed = {one["meeting"]: one["table"] for one in made.get("fixed", ())}
    return any(
        all(
            kinds[id_] in {None, table["virtual"]} and fixed.get(id_) in {None, table["id"]}
            for id_, table in zip(meetings, order, strict=True)
        )
        for order in permutations(tables, len(meetings))
    )


def _can_speak(made: dict[str, Any], meetings: list[str], slot: str) -> bool:
    """Whether each that needs an interpreter can have one of its own then: by trying every order of them."""
    fit = {one["id"]: one.get("interpreters") for one in made["meetings"]}
    need = [id_ for id_ in meetings if fit[id_] is not None]
    there = [
        one["id"] for one in made.get("interpreters", ()) if one["slots"] is None or slot in one["slots"]
    ]
    return any(
        all(who in fit[id_] for id_, who in zip(need, order, strict=True))
        for order in permutations(there, len(need))
    )
