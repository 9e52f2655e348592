"""Interpreters of a conference, for its hosts: who they are, and which meetings need one or were given one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404

from ucap.events.models import Event, Interpreter, InterpreterAbsence, MeetingRequest, Registration
from ucap.events.queries.availability import SlotDay, days_of_slots
from ucap.events.queries.cards import Words, own_clock, words_of
from ucap.events.queries.conference import who_interprets
from ucap.events.rules.meeting import may_schedule
from ucap.events.speaking import needs_interpreter
from ucap.events.states import AskedState, RegistrationState
from ucap.events.times import Clock
from ucap.people.rules import Viewer

NONE = "none"  # chosen for a meeting that needs nobody


@dataclass(frozen=True, slots=True)
class Listed:
    """An interpreter with when they are not there."""

    interpreter: Interpreter
    away: tuple[int, ...]  # ids of slots

    @property
    def absent(self) -> int:
        """In how many slots."""
        return len(self.away)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A meeting of two who share no language, or about which a host decided by hand."""

    request: MeetingRequest
    fit: tuple[str, ...]  # ids of those who could come
    names: tuple[str, ...]  # the same

    @property
    def two(self) -> tuple[Registration, Registration]:
        return self.request.asker, self.request.asked

    @property
    def chosen(self) -> str:
        """What is chosen by hand: an id, NONE, or "" for as it fits."""
        return NONE if self.request.unaided else self.request.interpreter_id or ""


@dataclass(frozen=True, slots=True)
class InterpretersPage:
    """What the hosts see."""

    event: Event
    words: Words
    clock: Clock  # the event's
    days: tuple[SlotDay, ...]
    come: tuple[Listed, ...]
    dropped: tuple[Listed, ...]  # who do not come any more
    named: Spoken | None  # the meeting that the address names
    needed: tuple[Spoken, ...]  # without the one that is named
    unsaid: int  # participants who have not said which languages they speak

    @property
    def are_sought(self) -> bool:
        """Whether meetings are given interpreters: from the first on who is entered."""
        return any(listed.interpreter.interprets for listed in (*self.come, *self.dropped))

    @property
    def without(self) -> int:
        """Meetings that nobody could interpret."""
        return sum(not one.fit for one in self.needed if self.are_sought and not one.request.unaided)


def interpreters_page(event: Event, meeting: str = "") -> InterpretersPage:
    """All this; `meeting` is the id of a request that is to be decided by hand. Eight queries at most."""
    rows = list(event.interpreters.all())
    away = _away(rows)
    listed = [Listed(one, tuple(away[one.pk])) for one in rows]
    spoken = list(_spoken(event, rows, meeting))
    confirmed = event.registrations.filter(state=RegistrationState.CONFIRMED)
    return InterpretersPage(
        event=event,
        words=words_of([event])[event.pk],
        clock=own_clock(event),
        days=days_of_slots(list(event.slots.all()), event.time_zone),
        come=tuple(one for one in listed if one.interpreter.comes),
        dropped=tuple(one for one in listed if not one.interpreter.comes),
        named=next((one for one in spoken if one.request.pk == meeting), None),
        needed=tuple(one for one in spoken if one.request.pk != meeting),
        unsaid=sum(not languages for languages in confirmed.values_list("languages", flat=True)),
    )


@dataclass(frozen=True, slots=True)
class InterpreterPage:
    """One of them, to be changed."""

    event: Event
    words: Words
    clock: Clock
    interpreter: Interpreter
    days: tuple[SlotDay, ...]
    absent: frozenset[int]


def interpreter_page(interpreter: Interpreter) -> InterpreterPage:
    """All this. Four queries."""
    event = interpreter.event
    return InterpreterPage(
        event=event,
        words=words_of([event])[event.pk],
        clock=own_clock(event),
        interpreter=interpreter,
        days=days_of_slots(list(event.slots.all()), event.time_zone),
        absent=frozenset(interpreter.absences.values_list("slot", flat=True)),
    )


def interpreter_to_arrange(interpreter_id: str, viewer: Viewer) -> Interpreter:
    """The interpreter of that id, for those who arrange the meetings; raises Http404."""
    rows = Interpreter.objects.select_related("event__organisation", "event__city", "event__place")
    interpreter = rows.filter(pk=interpreter_id).first()
    if interpreter is None or not may_schedule(viewer, interpreter.event):
        raise Http404
    return interpreter


def _spoken(event: Event, rows: Sequence[Interpreter], meeting: str) -> Iterable[Spoken]:
    """The meetings of those who come that share no language or were given somebody by hand, and the one of that id."""
    coming = RegistrationState.CONFIRMED
    requests = event.requests.filter(
        state=AskedState.ACCEPTED, asker__state=coming, asked__state=coming
    ).select_related("asker", "asked")
    names = {one.pk: one.name for one in rows}
    for request in requests:
        fit = who_interprets(request, rows)
        share_none = needs_interpreter(request.asker.languages, request.asked.languages)
        if fit is not None or share_none or request.unaided or request.pk == meeting:
            yield Spoken(request, fit or (), tuple(names[id_] for id_ in fit or ()))


def _away(rows: Sequence[Interpreter]) -> Mapping[str, list[int]]:
    away: dict[str, list[int]] = defaultdict(list)
    absences = InterpreterAbsence.objects.filter(interpreter__in=[one.pk for one in rows])
    for id_, slot in absences.values_list("interpreter", "slot"):
        away[id_].append(slot)
    return away
