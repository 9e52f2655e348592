"""Conferences larger than any published, drawn with a seed.

Two sides, as those who come from China and from Europe. Whom somebody asks for follows a fit of the two (each has a place in a space of four
themes) and how sought after the other is (log-normal); so a few have full days and many have some meetings. One in twenty slots of a participant is
not theirs to give, one participant in ten is there for half of the slots, and there are a quarter more tables than meetings need.

With interpreters the same conference has languages: all of the one side speak Chinese, each of the other side one or two European languages, most of
both English, so that three in ten meetings have none in common. Interpreters speak Chinese and one or two of the others, some English; three in ten are
there for half of the slots.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from ucap.events.speaking import fitting, needs_interpreter

SIZES = {
    "100": (100, 600, 20),
    "250": (250, 2000, 30),
    "500": (500, 5000, 40),
}  # participants, meetings, slots
FULLEST = 0.9  # of the slots that somebody is there for, so many at most are asked for
SPARE = 1.25  # tables for each that is needed where all slots are as full
ENGLISH = 0.85, 0.88  # how many of the one side and of the other speak it
OTHERS = {"de": 5, "fr": 4, "it": 4, "es": 3, "pl": 2, "pt": 1, "nl": 1, "el": 1, "ro": 1}  # how often, of 22
SPEAK = 1.25  # interpreters for each that is needed where all slots are as full


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


def with_interpreters(conference: dict[str, Any], seed: int) -> dict[str, Any]:
    """The same conference, whose participants speak languages, with interpreters."""
    by = Random(f"{seed} speaks")
    people = conference["participants"]
    half = len(people) // 2
    speaks = {
        one["id"]: [
            *(["zh"] if place < half else _others(by)),
            *(["en"] if by.random() < ENGLISH[place >= half] else []),
        ]
        for place, one in enumerate(people)
    }
    slots = [slot["id"] for slot in conference["slots"]]
    number = sum(needs_interpreter(*_languages(speaks, one)) for one in conference["meetings"])
    come = [_interpreter(by, f"i{place}", slots) for place in range(round(SPEAK * number / len(slots)))]
    return {
        **conference,
        "participants": [{**one, "languages": speaks[one["id"]]} for one in people],
        "interpreters": come,
        "meetings": [
            {**one, "interpreters": who_interprets(_languages(speaks, one), come)}
            for one in conference["meetings"]
        ],
    }


def who_interprets(both: Sequence[Sequence[str]], come: Sequence[dict[str, Any]]) -> list[str] | None:
    """Who could at a meeting of two who speak these languages; None where it needs nobody."""
    one, other = both
    if not needs_interpreter(one, other):
        return None
    return list(fitting(one, other, {who["id"]: who["languages"] for who in come}))


def _languages(speaks: Mapping[str, list[str]], meeting: Mapping[str, Any]) -> list[list[str]]:
    return [speaks[who] for who in meeting["participants"]]


def _interpreter(by: Random, id_: str, slots: list[str]) -> dict[str, Any]:
    languages = ["zh", *_others(by), *(["en"] if by.random() < 0.4 else [])]
    half = len(slots) // 2
    there = by.choice([slots[:half], slots[half:]]) if by.random() < 0.3 else None
    return {"id": id_, "slots": there, "languages": languages}


def _others(by: Random) -> list[str]:
    return sorted(set(by.choices([*OTHERS], [*OTHERS.values()], k=2 if by.random() < 0.25 else 1)))
