"""In words: why a meeting is not held, and what cannot go together."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from ucap.events.conference import Conference, Table
from ucap.events.schedule.asked import Said
from ucap.events.schedule.draft import Bound, Draft
from ucap.events.schedule.grid import NOWHERE, grid_of, places
from ucap.events.schedule.interpreters import NOBODY
from ucap.events.schedule.model import most_weight
from ucap.events.schedule.stop import Stop
from ucap.kernel.messages import Message, gettext_noop

LISTS = ("fixed", "before", "apart")  # of a conference, out of which demands are left
CHECK = 5.0  # seconds for the question whether some demands go together; unanswered, they are taken to

# Why a meeting is not held that could be, by the kind of table that it is bound to
NO_TABLE = {
    None: gettext_noop(
        "Slots in which it could be held: %(possible)d. In %(busy)d of them its participants are in other meetings, "
        "in %(full)d all tables are taken."
    ),
    True: gettext_noop(
        "Slots in which it could be held: %(possible)d. In %(busy)d of them its participants are in other meetings, "
        "in %(full)d no virtual table is free."
    ),
    False: gettext_noop(
        "Slots in which it could be held: %(possible)d. In %(busy)d of them its participants are in other meetings, "
        "in %(full)d no table of the venue is free."
    ),
}
NO_INTERPRETER = gettext_noop(
    "Slots in which it could be held: %(possible)d. In %(busy)d of them its participants are in other meetings, "
    "in %(full)d no table for it is free, in %(without)d every interpreter who could come is in another meeting."
)
NO_COLLEAGUE = gettext_noop(
    "Slots in which it could be held: %(possible)d. In %(busy)d of them its participants are in other meetings, "
    "in %(full)d no table for it is free, in %(apart)d a colleague of one of them is in another meeting, and the two are kept apart."
)
NEITHER = gettext_noop(
    "Slots in which it could be held: %(possible)d. In %(busy)d of them its participants are in other meetings, "
    "in %(full)d no table for it is free, in %(without)d every interpreter who could come is in another meeting, "
    "in %(apart)d a colleague of one of them is in another meeting, and the two are kept apart."
)
# What binds a meeting to a kind of table
BOUND = {
    True: gettext_noop("The meeting %(meeting)s needs a virtual table."),
    False: gettext_noop("The meeting %(meeting)s needs a table of the venue."),
}


def why_not(draft: Draft, meeting: int) -> Message:
    """Why it is not held in the timetable of this draft."""
    grid = draft.grid
    possible = places(grid.may[meeting])
    if not possible:
        if meeting in grid.unspoken:
            return Message(
                gettext_noop(
                    "It needs an interpreter, and nobody who could come is there when it can be held."
                )
            )
        return Message(gettext_noop("In no slot can all of its participants be there."))
    for person in grid.who[meeting]:
        if draft.used[person].bit_count() >= grid.most[person]:
            says = gettext_noop("One of its participants has as many meetings as they want: %(most)d.")
            return Message(says, {"most": grid.most[person]})
    free = [slot for slot in possible if not any(draft.used[who] >> slot & 1 for who in grid.who[meeting])]
    bounds = draft.bounds_of[meeting]
    tables = [bound for bound in bounds if bound.kind.virtual is not None]
    full = [slot for slot in free if not draft.open >> slot & 1 or _is_full(tables, slot)]
    numbers = {"possible": len(possible), "busy": len(possible) - len(free), "full": len(full)}
    left = [slot for slot in free if slot not in full]
    what = draft.asks[meeting]
    without = [slot for slot in left if what != NOBODY and not draft.desks[slot].has_room(what)]
    colleagues = [bound for bound in bounds if bound.kind.virtual is None]
    apart = [slot for slot in left if slot not in without and _is_full(colleagues, slot)]
    if not without and not apart:
        return Message(NO_TABLE[tables[0].kind.virtual if tables else None], numbers)
    says = NEITHER if without and apart else NO_COLLEAGUE if apart else NO_INTERPRETER
    more = {"without": without, "apart": apart}
    return Message(says, {**numbers, **{name: len(some) for name, some in more.items() if some}})


def _is_full(bounds: Iterable[Bound], slot: int) -> bool:
    """Whether there is nothing left of one of these in that slot."""
    return not all(bound.open >> slot & 1 for bound in bounds)


def clashing_tables(conference: Conference) -> tuple[Message, ...]:
    """The first demands for a table that cannot go together: two meetings at one, or one at a table that is not there or of another kind."""
    there = {table.id: table for table in conference.tables}
    bound = {one.id: one.virtual for one in conference.meetings}
    known: dict[tuple[str, str], str] = {}
    for one in conference.fixed:
        if one.table is None:
            continue
        says = Message(
            gettext_noop("The meeting %(meeting)s is fixed to the slot %(slot)s and the table %(table)s."),
            {"meeting": one.meeting, "slot": one.slot, "table": one.table},
        )
        table, kind = there[one.table], bound[one.meeting]
        if kind is not None and kind is not table.virtual:
            return says, Message(BOUND[kind], {"meeting": one.meeting}), _what(table)
        if table.slots is not None and one.slot not in table.slots:
            values = {"table": one.table, "slot": one.slot}
            return says, Message(
                gettext_noop("The table %(table)s is not there in the slot %(slot)s."), values
            )
        if other := known.get((one.slot, one.table)):
            return Message(says.template, {**says.values, "meeting": other}), says
        known[one.slot, one.table] = one.meeting
    return ()


def _what(table: Table) -> Message:
    says = {
        True: gettext_noop("The table %(table)s is a virtual one."),
        False: gettext_noop("The table %(table)s is one of the venue."),
    }
    return Message(says[table.virtual], {"table": table.id})


@dataclass(frozen=True, slots=True)
class _Demand:
    """Something that can be asked for or not."""

    says: Message
    without: Callable[[Conference], Conference]


def conflict_of(conference: Conference, until: float) -> tuple[Message, ...]:
    """Demands that cannot go together, and would without any one of them, as far as that is found out by then.

    QuickXplain (Junker, "QUICKXPLAIN: Preferred explanations and relaxations for over-constrained problems", AAAI 2004).
    """
    demands = list(_demands(conference))

    def together(some: Iterable[_Demand]) -> bool:
        kept = {id(one) for one in some}
        less = conference
        for one in demands:
            if id(one) not in kept:
                less = one.without(less)
        if (now := monotonic()) >= until:
            return True
        there: dict[str, Any] = {name: tuple(one for one in getattr(less, name) if one) for name in LISTS}
        grid = grid_of(replace(less, **there))
        return (
            most_weight(grid, [NOWHERE] * grid.meetings, min(now + CHECK, until), Stop()).said
            is not Said.NONE
        )

    def explained(base: list[_Demand], some: list[_Demand], *, changed: bool) -> list[_Demand]:
        if changed and not together(base):
            return []
        if len(some) == 1:
            return some
        half = len(some) // 2
        one, other = some[:half], some[half:]
        from_other = explained(base + one, other, changed=bool(one))
        from_one = explained(base + from_other, one, changed=bool(from_other))
        return from_one + from_other

    return tuple(one.says for one in explained([], demands, changed=False))


def _demands(conference: Conference) -> Iterator[_Demand]:
    """All that makes a conference hard, each for itself; what is preferred in an explanation comes first."""
    for number, one in enumerate(conference.meetings):
        if one.required:
            says = gettext_noop("The meeting %(meeting)s of %(who)s has to be held.")
            values = {"meeting": one.id, "who": ", ".join(one.participants)}
            yield _Demand(Message(says, values), _changed("meetings", number, required=False))
    for number, fixed in enumerate(conference.fixed):
        says = gettext_noop("The meeting %(meeting)s is fixed to the slot %(slot)s.")
        yield _Demand(
            Message(says, {"meeting": fixed.meeting, "slot": fixed.slot}), _left_out("fixed", number)
        )
    for number, person in enumerate(conference.participants):
        if person.unavailable:
            says = gettext_noop("%(who)s cannot meet anybody in these slots: %(slots)s.")
            values = {"who": person.id, "slots": ", ".join(person.unavailable)}
            yield _Demand(Message(says, values), _changed("participants", number, unavailable=()))
    for number, one in enumerate(conference.meetings):
        if one.slots is not None:
            says = gettext_noop("The meeting %(meeting)s may be held in these slots alone: %(slots)s.")
            values = {"meeting": one.id, "slots": ", ".join(one.slots)}
            yield _Demand(Message(says, values), _changed("meetings", number, slots=None))
    fixed_ones = {fixed.meeting for fixed in conference.fixed}
    for number, one in enumerate(conference.meetings):
        if one.virtual is not None and (one.required or one.id in fixed_ones):
            needs = Message(BOUND[one.virtual], {"meeting": one.id})
            yield _Demand(needs, _changed("meetings", number, virtual=None))
    yield from _of_interpreters(conference)
    for number, (earlier, later) in enumerate(conference.before):
        says = gettext_noop("The meeting %(one)s has to be before the meeting %(other)s.")
        yield _Demand(Message(says, {"one": earlier, "other": later}), _left_out("before", number))
    for number, two in enumerate(conference.apart):
        says = gettext_noop("These are not to be in different meetings at the same time: %(who)s.")
        yield _Demand(Message(says, {"who": ", ".join(two)}), _left_out("apart", number))
    yield from _limits(conference)
    says = gettext_noop("There are no more tables than these: %(tables)d.")
    yield _Demand(Message(says, {"tables": len(conference.tables)}), _with_tables_for_all)


def _of_interpreters(conference: Conference) -> Iterator[_Demand]:
    """Who has to be there for what has to be held, and in which slots alone they are."""
    fixed = {one.meeting for one in conference.fixed}
    for number, one in enumerate(conference.meetings):
        if one.interpreters is not None and (one.required or one.id in fixed):
            if one.interpreters:
                says = gettext_noop(
                    "The meeting %(meeting)s needs one of these interpreters: %(interpreters)s."
                )
                values = {"meeting": one.id, "interpreters": ", ".join(one.interpreters)}
            else:
                says = gettext_noop(
                    "The meeting %(meeting)s needs an interpreter, and nobody is there who could."
                )
                values = {"meeting": one.id}
            yield _Demand(Message(says, values), _changed("meetings", number, interpreters=None))
    for number, who in enumerate(conference.interpreters):
        if who.slots is not None:
            says = gettext_noop("%(interpreters)s can interpret in these slots alone: %(slots)s.")
            values = {"interpreters": who.id, "slots": ", ".join(who.slots)}
            yield _Demand(Message(says, values), _changed("interpreters", number, slots=None))


def _limits(conference: Conference) -> Iterator[_Demand]:
    """Of those who have to have more meetings than they want."""
    fixed = {one.meeting for one in conference.fixed}
    musts = Counter(
        id_ for one in conference.meetings if one.required or one.id in fixed for id_ in one.participants
    )
    for number, person in enumerate(conference.participants):
        if person.most is not None and person.most < musts[person.id]:
            says = gettext_noop("%(who)s wants no more meetings than these: %(most)d.")
            wants = Message(says, {"who": person.id, "most": person.most})
            yield _Demand(wants, _changed("participants", number, most=None))


def _changed(name: str, number: int, **changes: object) -> Callable[[Conference], Conference]:
    def without(conference: Conference) -> Conference:
        some = list(getattr(conference, name))
        some[number] = replace(some[number], **changes)
        changed: dict[str, Any] = {name: tuple(some)}
        return replace(conference, **changed)

    return without


def _left_out(name: str, number: int) -> Callable[[Conference], Conference]:
    """Without that one; the others keep their numbers."""

    def without(conference: Conference) -> Conference:
        some = list(getattr(conference, name))
        some[number] = None
        changed: dict[str, Any] = {name: tuple(some)}
        return replace(conference, **changed)

    return without


def _with_tables_for_all(conference: Conference) -> Conference:
    numbers = range(len(conference.meetings))
    more = (Table(f"another {number} {kind}", virtual=kind) for number in numbers for kind in (False, True))
    return replace(conference, tables=(*conference.tables, *more))
