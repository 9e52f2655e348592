"""Whether a conference makes sense, before anybody looks for its timetable."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ucap.events.conference import Conference, Meeting, Slot
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

MOST = {"slots": 500, "tables": 5_000, "participants": 10_000, "meetings": 50_000, "interpreters": 500}
MOST_IN_A_MEETING = 50
MOST_OF_ONE = 3_000  # meetings that one participant has asked for
MOST_APART = 2_000  # pairs
HEAVIEST = 1_000_000


def checked(conference: Conference, name: str) -> Conference:
    """The conference, its slots in the order of time; raises BadInput naming the first thing that is wrong with it and the remedy."""
    for place, wrong in _wrongs(conference):
        raise BadInput(gettext_noop("%(file)s, %(place)s: %(wrong)s"), file=name, place=place, wrong=wrong)
    return replace(conference, slots=_in_order(conference.slots))


def _in_order(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """As they follow each other; as they are given where a time is missing."""
    begins = [(slot.start, slot) for slot in slots if slot.start]
    if len(begins) < len(slots):
        return tuple(slots)
    return tuple(slot for _, slot in sorted(begins, key=lambda begin: begin[0]))


def _wrongs(conference: Conference) -> Iterator[tuple[str, str]]:
    """Each wrong thing: where it is, what is wrong and how to mend it."""
    yield from _lists(conference)
    yield from _times(conference.slots)
    slots = {slot.id for slot in conference.slots}
    people = {person.id for person in conference.participants}
    for number, table in enumerate(conference.tables):
        yield from _unknown(f"tables[{number}].slots", table.slots or (), slots, "slots")
    for number, person in enumerate(conference.participants):
        yield from _unknown(f"participants[{number}].unavailable", person.unavailable, slots, "slots")
        if person.most is not None and person.most < 0:
            yield f"participants[{number}].most", f"{person.most} is less than none. Give 0, or more."
    for number, meeting in enumerate(conference.meetings):
        yield from _meeting(f"meetings[{number}] ({meeting.id[:40]!r})", meeting, people, slots)
    if conference.walking < 0:
        yield "walking", f"{conference.walking} minutes are less than none. Give 0, or more."
    yield from _interpreters(conference, slots)
    yield from _demand(conference)
    yield from _given(conference, slots)


def _lists(conference: Conference) -> Iterator[tuple[str, str]]:
    for name, most in MOST.items():
        found = getattr(conference, name)
        if len(found) > most:
            yield name, f"there are {len(found):,}. At most {most:,} are possible: divide the conference."
        known: set[str] = set()
        for number, one in enumerate(found):
            if not one.id.strip():
                yield f"{name}[{number}]", "the id is empty. Give one."
            if one.id in known:
                yield f"{name}[{number}]", f"the id {one.id[:40]!r} is there twice. Give each one of its own."
            known.add(one.id)
    if not conference.slots:
        yield "slots", "there are none. Give at least one."


def _times(slots: Sequence[Slot]) -> Iterator[tuple[str, str]]:
    times = [time for slot in slots for time in (slot.start, slot.end) if time]
    if len({time.tzinfo is None for time in times}) > 1:
        yield "slots", "some times have an offset from UTC and others have none. Give all of them one."
        return
    for slot in slots:
        if slot.start and slot.end and slot.end <= slot.start:
            yield f"slots ({slot.id[:40]!r})", "it ends before it begins. Give its end a later time."
    for one, other in pairwise(_in_order(slots)):
        end, begin = one.end or one.start, other.start
        if end and begin and (begin < end or begin == one.start):
            wrong = f"it begins before {one.id[:40]!r} has ended. Let each slot begin when the one before has ended."
            yield f"slots ({other.id[:40]!r})", wrong


def _unknown(place: str, asked: Iterable[str], known: set[str], what: str) -> Iterator[tuple[str, str]]:
    for one in asked:
        if one not in known:
            yield place, f"there is no {one[:40]!r} among the {what}. Name one that is there."


def _meeting(place: str, meeting: Meeting, people: set[str], slots: set[str]) -> Iterator[tuple[str, str]]:
    yield from _unknown(place, meeting.participants, people, "participants")
    yield from _unknown(place, meeting.slots or (), slots, "slots")
    if len(set(meeting.participants)) != len(meeting.participants):
        yield place, "somebody meets themselves. Name each participant once."
    if not 2 <= len(meeting.participants) <= MOST_IN_A_MEETING:
        yield place, f"it has {len(meeting.participants)} participants. Name 2 to {MOST_IN_A_MEETING}."
    if not 0 <= meeting.weight <= HEAVIEST:
        yield place, f"the weight {meeting.weight:g} is not between 0 and {HEAVIEST:,}. Choose another."


def _interpreters(conference: Conference, slots: set[str]) -> Iterator[tuple[str, str]]:
    known = {one.id for one in conference.interpreters}
    for number, who in enumerate(conference.interpreters):
        yield from _unknown(f"interpreters[{number}].slots", who.slots or (), slots, "slots")
    for number, meeting in enumerate(conference.meetings):
        place = f"meetings[{number}] ({meeting.id[:40]!r}).interpreters"
        yield from _unknown(place, meeting.interpreters or (), known, "interpreters")


def _demand(conference: Conference) -> Iterator[tuple[str, str]]:
    asked = dict.fromkeys((person.id for person in conference.participants), 0)
    for meeting in conference.meetings:
        for id_ in meeting.participants:
            asked[id_] = asked.get(id_, 0) + 1
    for number, (id_, meetings) in enumerate(asked.items()):
        if meetings > MOST_OF_ONE:
            remedy = f"At most {MOST_OF_ONE:,} are possible: leave some out."
            yield f"participants[{number}] ({id_[:40]!r})", f"{meetings:,} meetings are asked for. {remedy}"


def _given(conference: Conference, slots: set[str]) -> Iterator[tuple[str, str]]:
    """Of the lists `fixed`, `apart` and `before`."""
    meetings = {meeting.id for meeting in conference.meetings}
    tables = {table.id for table in conference.tables}
    known: set[str] = set()
    for number, fixed in enumerate(conference.fixed):
        place = f"fixed[{number}]"
        yield from _unknown(place, [fixed.meeting], meetings, "meetings")
        yield from _unknown(place, [fixed.slot], slots, "slots")
        yield from _unknown(place, [fixed.table] if fixed.table is not None else [], tables, "tables")
        if fixed.meeting in known:
            yield place, f"the meeting {fixed.meeting[:40]!r} is fixed twice. Fix it once."
        known.add(fixed.meeting)
    people = {person.id for person in conference.participants}
    for number, pair in enumerate(conference.apart):
        yield from _unknown(f"apart[{number}]", pair, people, "participants")
        if pair[0] == pair[1]:
            yield f"apart[{number}]", "somebody is kept apart from themselves. Name two."
    if len(conference.apart) > MOST_APART:
        yield "apart", f"there are {len(conference.apart):,}. At most {MOST_APART:,} are possible."
    for number, pair in enumerate(conference.before):
        yield from _unknown(f"before[{number}]", pair, meetings, "meetings")
    for number in _in_circles(conference.before):
        yield (
            f"before[{number}]",
            "these meetings wait for each other in a circle. Leave one of the pairs out.",
        )


def _in_circles(before: Iterable[tuple[str, str]]) -> Iterator[int]:
    """The numbers of pairs that close a circle."""
    from graphlib import CycleError, TopologicalSorter

    graph: TopologicalSorter[str] = TopologicalSorter()
    pairs = list(before)
    for one, other in pairs:
        graph.add(other, one)
    try:
        graph.prepare()
    except CycleError as error:
        circle = error.args[1]
        yield pairs.index((circle[0], circle[1])) if (circle[0], circle[1]) in pairs else 0
