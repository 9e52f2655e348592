"""Whether a timetable keeps what its conference demands, by itself: no code is shared with what made it."""

from collections import Counter, defaultdict
from datetime import datetime
from itertools import pairwise
from typing import Any


def wrongs(conference: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    """What is wrong with the answer of `ucap schedule` to that conference, both as JSON; [] for nothing."""
    meetings = {one["id"]: one for one in conference["meetings"]}
    held = {one["id"]: one for one in answer["meetings"]}
    left = {one["id"] for one in answer["unscheduled"]}
    found = [f"{id_}: required" for id_ in left if meetings[id_].get("required")]
    if len(held) != len(answer["meetings"]):
        found.append("a meeting is held twice")
    if set(held) | left != set(meetings) or set(held) & left:
        found.append("a meeting is neither held nor left out, or both")
    return [
        *found,
        *_places(conference, meetings, held),
        *_interpreters(conference, meetings, held),
        *_apart(conference, meetings, held),
        *_given(conference, held),
        *_sums(conference, meetings, held, answer),
    ]


def _places(conference: Any, meetings: Any, held: Any) -> list[str]:
    tables = {table["id"]: table.get("slots") for table in conference["tables"]}
    virtual = {table["id"]: table.get("virtual", False) for table in conference["tables"]}
    away = {one["id"]: set(one.get("unavailable", ())) for one in conference["participants"]}
    found = []
    at_table: Counter[tuple[str, str]] = Counter()
    with_whom: Counter[tuple[str, str]] = Counter()
    for id_, one in held.items():
        slot, table = one["slot"], one["table"]
        at_table[slot, table] += 1
        with_whom.update((person, slot) for person in meetings[id_]["participants"])
        if tables[table] is not None and slot not in tables[table]:
            found.append(f"{id_}: the table is not there")
        if meetings[id_].get("virtual") is not None and meetings[id_]["virtual"] != virtual[table]:
            found.append(f"{id_}: not at a table of that kind")
        if meetings[id_].get("slots") is not None and slot not in meetings[id_]["slots"]:
            found.append(f"{id_}: not in that slot")
        found += [
            f"{id_}: {person} is away" for person in meetings[id_]["participants"] if slot in away[person]
        ]
    found += [f"{place}: two meetings at one table" for place, number in at_table.items() if number > 1]
    found += [f"{who}: in two places" for who, number in with_whom.items() if number > 1]
    meets = Counter(person for id_ in held for person in meetings[id_]["participants"])
    most = {one["id"]: one.get("most") for one in conference["participants"]}
    return found + [
        f"{who}: more meetings than they want"
        for who, number in meets.items()
        if most[who] is not None and number > most[who]
    ]


def _interpreters(conference: Any, meetings: Any, held: Any) -> list[str]:
    """Whoever needs an interpreter has one who fits and is there then, and nobody interprets two meetings at once."""
    there = {one["id"]: one.get("slots") for one in conference.get("interpreters", ())}
    found = []
    speak: Counter[tuple[str, str]] = Counter()
    for id_, one in held.items():
        fit, who = meetings[id_].get("interpreters"), one.get("interpreter")
        if (fit is None) != (who is None):
            found.append(f"{id_}: needs an interpreter and has none, or has one and needs none")
        if who is not None:
            speak[who, one["slot"]] += 1
            if who not in (fit or ()):
                found.append(f"{id_}: {who} does not fit")
            if there[who] is not None and one["slot"] not in there[who]:
                found.append(f"{id_}: {who} is not there")
    return found + [f"{who}: interprets two at once" for who, number in speak.items() if number > 1]


def _apart(conference: Any, meetings: Any, held: Any) -> list[str]:
    """Nobody is in a meeting while one of whom they are kept apart is in another."""
    at: dict[str, dict[str, str]] = defaultdict(dict)
    for id_, one in held.items():
        for person in meetings[id_]["participants"]:
            at[person][one["slot"]] = id_
    return [
        f"{one}, {other}: both away in {slot}"
        for one, other in conference.get("apart", ())
        for slot, id_ in at[one].items()
        if at[other].get(slot, id_) != id_
    ]


def _given(conference: Any, held: Any) -> list[str]:
    order = {slot["id"]: place for place, slot in enumerate(conference["slots"])}
    found = []
    for fixed in conference.get("fixed", ()):
        one = held.get(fixed["meeting"])
        if one is None or one["slot"] != fixed["slot"] or fixed.get("table") not in (None, one["table"]):
            found.append(f"{fixed['meeting']}: not where it is fixed")
    for one, other in conference.get("before", ()):
        if one in held and other in held and order[held[one]["slot"]] >= order[held[other]["slot"]]:
            found.append(f"{one}: not before {other}")
    return found


def _sums(conference: Any, meetings: Any, held: Any, answer: Any) -> list[str]:
    order = {slot["id"]: place for place, slot in enumerate(conference["slots"])}
    days: dict[str, list[int]] = defaultdict(list)
    for id_, one in held.items():
        for person in meetings[id_]["participants"]:
            days[person].append(order[one["slot"]])
    breaks = {one["id"]: gaps(days[one["id"]]) for one in conference["participants"]}
    busy = [breaks[who] for who in breaks if days[who]]
    lost = sum(one.get("weight", 1) for id_, one in meetings.items() if id_ not in held)
    said = answer["objective"]
    roomy = any(table.get("room") for table in conference["tables"])
    counted = {
        "the moves": answer.get("moves") == (_moves(conference, meetings, held) if roomy else None),
        "the breaks": {one["id"]: one["breaks"] for one in answer["participants"]} == breaks,
        "the sum of breaks": said["breaks"] == sum(breaks.values()),
        "the unfairness": said["unfairness"] == (max(busy) - min(busy) if busy else 0),
        "the lost weight": abs(said["unscheduled_weight"] - lost) < 0.01,
    }
    return [f"wrong: {what}" for what, right in counted.items() if not right]


def _moves(conference: Any, meetings: Any, held: Any) -> int:
    """How often somebody changes the room from one slot to the next with less time than it takes."""
    room = {
        table["id"]: None if table.get("virtual") and not table.get("room") else table.get("room", "")
        for table in conference["tables"]
    }
    found = 0
    for one, other in pairwise(conference["slots"]):
        if minutes_between(one, other) >= conference.get("walking", 5):
            continue
        for person in conference["participants"]:
            rooms = [
                room[where["table"]]
                for slot in (one, other)
                for id_, where in held.items()
                if where["slot"] == slot["id"] and person["id"] in meetings[id_]["participants"]
            ]
            found += len(rooms) == 2 and None not in rooms and rooms[0] != rooms[1]
    return found


def minutes_between(one: Any, other: Any) -> float:
    """From the end of a slot to the begin of the next; none where nobody says when they are."""
    if one.get("end") is None or other.get("start") is None:
        return 0
    ends, begins = datetime.fromisoformat(one["end"]), datetime.fromisoformat(other["start"])
    return (begins - ends).total_seconds() / 60


def gaps(day: list[int]) -> int:
    """How often free slots lie between two meetings that follow each other."""
    ordered = sorted(day)
    return sum(later - earlier > 1 for earlier, later in pairwise(ordered))
