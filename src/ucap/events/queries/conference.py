"""A conference as the search for its timetable knows it: by the ids of our rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from ucap.events.conference import Conference, Fixed, Interpreter, Meeting, Participant, Slot, Table
from ucap.events.models import (
    Absence,
    Event,
    InterpreterAbsence,
    KeptApart,
    Matchmaking,
    MeetingRequest,
    Registration,
)
from ucap.events.models import Interpreter as KeptInterpreter
from ucap.events.models import Meeting as HeldMeeting
from ucap.events.models import Timetable as KeptTimetable
from ucap.events.queries.along import along_of
from ucap.events.rooms import room_of
from ucap.events.speaking import fitting, needs_interpreter
from ucap.events.states import AskedState, Mode, Priority
from ucap.events.timetable import Held

# What a meeting is worth to one of the two; the meeting is worth what it is to both
WORTH = {Priority.MUST: 4.0, Priority.WANT: 2.0, Priority.COULD: 1.0}
VIRTUAL = "v"  # "3" is the third table of the venue, "v3" the third room of the video service


def conference_of(event: Event) -> Conference:
    """The accepted meetings of those who come and of whom they bring along, with the slots, tables and interpreters there are. Nine queries."""
    requests = list(
        MeetingRequest.objects.filter(event=event, state=AskedState.ACCEPTED).select_related("asker", "asked")
    )
    coming = {one.pk: one for one in Registration.objects.filter(event=event).confirmed()}
    meetings = [one for one in requests if one.asker_id in coming and one.asked_id in coming]
    arranged = Matchmaking.objects.filter(event=event).first() or Matchmaking(event=event)
    along = along_of(one.pk for one in meetings)
    who = {
        one.pk: (one.asker_id, one.asked_id, *(brought.who_id for brought in along.get(one.pk, ())))
        for one in meetings
    }
    met = {id_ for some in who.values() for id_ in some}
    away = defaultdict(list)
    for id_, slot in Absence.objects.filter(registration__in=met).values_list("registration", "slot"):
        away[id_].append(str(slot))
    tables = tables_of(arranged)
    fixed = tuple(_fixed(meetings, {table.id for table in tables}))
    free = {one.meeting for one in fixed if one.table}  # of what its kind of table is: a host has chosen one
    if all(table.virtual for table in tables):
        free |= {one.pk for one in meetings if not is_online(one)}
    slots = tuple(Slot(str(one.pk), one.starts_at, one.ends_at) for one in event.slots.all())
    interpreters = list(event.interpreters.all())
    return Conference(
        slots=slots,
        tables=tables,
        participants=tuple(
            Participant(id_, tuple(away[id_]), most=most_of(one, arranged))
            for id_, one in coming.items()
            if id_ in met
        ),
        meetings=tuple(
            Meeting(
                one.pk,
                who[one.pk],
                weight=worth(one),
                virtual=None if one.pk in free else is_online(one),
                interpreters=who_interprets(one, interpreters),
            )
            for one in meetings
        ),
        fixed=fixed,
        interpreters=tuple(_interpreters(interpreters, slots)),
        apart=tuple(KeptApart.objects.filter(one__in=met, other__in=met).values_list("one", "other")),
        walking=arranged.walking,
    )


def who_interprets(
    request: MeetingRequest, interpreters: Sequence[KeptInterpreter]
) -> tuple[str, ...] | None:
    """Of whom one has to be at the meeting; None where it needs nobody.

    Whom a host gave it; else, where the two have no language in common and the conference has interpreters, those who come and speak one
    of each, who may be none.
    """
    come = {one.pk: one.languages for one in interpreters if one.comes}
    if request.interpreter_id in come:
        return (request.interpreter_id,)
    both = request.asker.languages, request.asked.languages
    at_work = any(one.interprets for one in interpreters)
    return fitting(*both, come) if at_work and not request.unaided and needs_interpreter(*both) else None


def _interpreters(rows: Sequence[KeptInterpreter], slots: Sequence[Slot]) -> Iterable[Interpreter]:
    """Those who come, each with their slots where these are not all. One query, none where nobody comes."""
    come = [one.pk for one in rows if one.comes]
    away: dict[str, set[str]] = {id_: set() for id_ in come}
    if come:
        absences = InterpreterAbsence.objects.filter(interpreter__in=come)
        for id_, slot in absences.values_list("interpreter", "slot"):
            away[id_].add(str(slot))
    for id_, absent in away.items():
        yield Interpreter(id_, tuple(one.id for one in slots if one.id not in absent) if absent else None)


def most_of(registration: Registration, arranged: Matchmaking) -> int | None:
    """How many meetings they have at most: what they want and what the conference allows; None for any number."""
    limits = [one for one in (registration.most_meetings, arranged.most_a_person) if one is not None]
    return min(limits, default=None)


def tables_of(arranged: Matchmaking) -> tuple[Table, ...]:
    """The tables that can be used: those of the venue, then those of the video service."""
    closed, rooms = set(arranged.closed_tables), room_of(arranged.rooms)
    venue = (
        Table(str(number), room=rooms.get(number, ""))
        for number in range(1, arranged.tables + 1)
        if number not in closed
    )
    online = (Table(f"{VIRTUAL}{number}", virtual=True) for number in range(1, arranged.virtual_tables + 1))
    return (*venue, *online)


def worth(request: MeetingRequest) -> float:
    """What is lost when the meeting is not held."""
    return WORTH[Priority(request.priority)] + WORTH[Priority(request.answer)]


def is_online(request: MeetingRequest) -> bool:
    """Whether one of the two is not at the venue."""
    return Mode.ONLINE in (request.asker.mode, request.asked.mode)


def stands(timetable: KeptTimetable) -> tuple[Held, ...]:
    """What is held in a timetable that is kept."""
    held = HeldMeeting.objects.filter(timetable=timetable, slot__isnull=False)
    return tuple(Held(one.request_id, str(one.slot_id), table_name(one), one.interpreter_id) for one in held)


def table_name(meeting: HeldMeeting) -> str:
    """The table as a conference names it."""
    return f"{VIRTUAL if meeting.is_virtual else ''}{meeting.table}"


def _fixed(meetings: Iterable[MeetingRequest], tables: Collection[str]) -> Iterable[Fixed]:
    """What was given by hand; a table that was closed since is given no more."""
    for one in meetings:
        if one.fixed_slot_id:
            table = str(one.fixed_table)
            yield Fixed(one.pk, str(one.fixed_slot_id), table if table in tables else None)
