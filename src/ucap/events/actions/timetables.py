"""The timetable of a conference: asked for, made in the background, stopped, published, repaired."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ucap.events.changes import changes
from ucap.events.checking import checked
from ucap.events.letters_timetable import tell_of_changes, tell_of_first
from ucap.events.models import Event, MeetingRequest, Slot, Timetable
from ucap.events.queries.conference import conference_of, stands
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.rules.meeting import may_schedule
from ucap.events.states import COMING, AskedState, EventKind, EventState, TimetableState
from ucap.events.watching import tell
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

SHORTEST, LONGEST = 1, 600  # seconds
BEING_MADE = (TimetableState.WAITING, TimetableState.MAKING)


@transaction.atomic
def make_timetable(*, event: Event, by: User, at: datetime, longest: int = 60) -> Timetable:
    """A new timetable, on its way to be made. Raises NotNow where one is being made or something is missing for it."""
    return _begin(_held(event, by), by=by, at=at, longest=longest)


@transaction.atomic
def repair_timetable(*, event: Event, by: User, at: datetime, longest: int = 30) -> Timetable:
    """The published timetable once more, with as few changes as what happened since asks for; on its way to be made."""
    event = _held(event, by)
    published = event.timetables.filter(state=TimetableState.PUBLISHED).first()
    if published is None:
        raise NotNow(gettext_noop("No timetable is published yet. Make one first."))
    return _begin(event, by=by, at=at, longest=longest, repairs=published)


@transaction.atomic
def stop_timetable(*, timetable: Timetable, by: User, at: datetime) -> Timetable:
    """The timetable, which ends with the best that was found so far."""
    timetable = _held_timetable(timetable, by)
    if timetable.state not in BEING_MADE:
        raise NotNow(gettext_noop("This timetable is made already. Reload the page."))
    timetable.stop_asked = True
    timetable.save(update_fields=["stop_asked"])
    note("timetable.stopped", timetable, by=by, at=at)
    return timetable


@transaction.atomic
def publish_timetable(*, timetable: Timetable, by: User, at: datetime) -> Timetable:
    """The timetable for everybody who takes part, in place of the one before; who is concerned is told."""
    timetable = _held_timetable(timetable, by)
    if timetable.state != TimetableState.READY:
        raise NotNow(gettext_noop("Only a timetable that is ready can be published. Reload the page."))
    before = timetable.event.timetables.filter(state=TimetableState.PUBLISHED).first()
    if before:
        before.state = TimetableState.REPLACED
        before.save(update_fields=["state"])
    timetable.state, timetable.published_at = TimetableState.PUBLISHED, at
    timetable.save(update_fields=["state", "published_at"])
    note("timetable.published", timetable, by=by, at=at)
    if before:
        different = changes(stands(before), stands(timetable))
        tell_of_changes(timetable, different.all, by=by, at=at)
    else:
        tell_of_first(timetable, by=by, at=at)
    return timetable


@transaction.atomic
def drop_timetable(*, timetable: Timetable, by: User, at: datetime) -> Timetable:
    """The timetable, put aside without having been published."""
    timetable = _held_timetable(timetable, by)
    if timetable.state not in (TimetableState.READY, TimetableState.FAILED):
        raise NotNow(gettext_noop("Only a timetable that is ready can be put aside. Reload the page."))
    timetable.state = TimetableState.REPLACED
    timetable.save(update_fields=["state"])
    note("timetable.dropped", timetable, by=by, at=at)
    return timetable


@transaction.atomic
def fix_meeting(
    *, request: MeetingRequest, slot: Slot | None, table: int | None = None, by: User, at: datetime
) -> MeetingRequest:
    """The meeting with its time (and table) given by hand, which timetables keep; without a slot, left to them again."""
    there = MeetingRequest.objects.select_for_update(of=("self",)).select_related("event").get(pk=request.pk)
    if not may_schedule(by, there.event):
        raise NotAllowed(NOT_YOURS)
    if there.state != AskedState.ACCEPTED:
        raise NotNow(gettext_noop("Only a meeting that both want can be given its time."))
    if slot and slot.event_id != there.event_id:
        raise BadInput(gettext_noop("This slot belongs to another event. Choose one of this conference."))
    if table is not None and not 1 <= table <= there.event.matchmaking.tables:
        raise BadInput(gettext_noop("There is no table %(table)d. Choose one that is there."), table=table)
    before = {"slot": there.fixed_slot_id, "table": there.fixed_table}
    there.fixed_slot, there.fixed_table = slot, table if slot else None
    there.save(update_fields=["fixed_slot", "fixed_table"])
    record(
        "meeting.fixed" if slot else "meeting.loosened",
        subject=("meeting request", there.pk),
        actor=by.pk,
        at=at,
        before=before,
        after={"slot": there.fixed_slot_id, "table": there.fixed_table},
    )
    return there


def _begin(
    event: Event, *, by: User, at: datetime, longest: int, repairs: Timetable | None = None
) -> Timetable:
    if event.timetables.filter(state__in=BEING_MADE).exists():
        raise NotNow(gettext_noop("A timetable is being made. Wait for it, or stop it."))
    if not SHORTEST <= longest <= LONGEST:
        raise BadInput(
            gettext_noop("Choose between %(least)d and %(most)d seconds."), least=SHORTEST, most=LONGEST
        )
    conference = conference_of(event)
    if missing := _missing(conference.slots, conference.tables, conference.meetings):
        raise NotNow(missing)
    checked(conference, event.title)
    last = event.timetables.aggregate(last=Max("number"))["last"] or 0
    timetable = Timetable.objects.create(
        event=event, number=last + 1, by=by, at=at, longest=longest, repairs=repairs
    )
    note("timetable.asked", timetable, by=by, at=at)
    transaction.on_commit(lambda: tell(timetable.pk, of="timetable"))
    return timetable


def _missing(slots: Sequence[object], tables: Sequence[object], meetings: Sequence[object]) -> str:
    """What has to be there first; "" where all is."""
    if not slots:
        return gettext_noop("There are no slots yet. Say when meetings are held, then make the timetable.")
    if not tables:
        return gettext_noop("There are no tables. Say how many there are, then make the timetable.")
    if not meetings:
        return gettext_noop("Nobody has accepted a meeting yet, so there is nothing to schedule.")
    return ""


def _held(event: Event, by: User) -> Event:
    """The event's row, locked, for whoever arranges its meetings."""
    there = Event.objects.select_for_update(of=("self",)).filter(pk=event.pk).first()
    if there is None:
        raise NotNow(gettext_noop("This event is not here any more."))
    if not may_schedule(by, there):
        raise NotAllowed(NOT_YOURS)
    if there.kind != EventKind.CONFERENCE or there.state not in (*COMING, EventState.HELD):
        raise NotNow(
            gettext_noop("Only a matching conference that is announced and not over has a timetable.")
        )
    return there


def _held_timetable(timetable: Timetable, by: User) -> Timetable:
    there = (
        Timetable.objects.select_for_update(of=("self",)).select_related("event").filter(pk=timetable.pk)
    ).first()
    if there is None:
        raise NotNow(gettext_noop("This timetable is not here any more."))
    if not may_schedule(by, there.event):
        raise NotAllowed(NOT_YOURS)
    return there


def note(verb: str, timetable: Timetable, *, by: User | None, at: datetime) -> None:
    record(
        verb,
        subject=("timetable", timetable.pk),
        actor=by.pk if by else "",
        at=at,
        detail={"event": timetable.event_id, "number": timetable.number},
    )
