"""Arranging the meetings of a conference: its slots, its tables, until when and how often one may ask."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q

from ucap.events.letters_timetable import tell_of_rooms
from ucap.events.models import Event, Matchmaking, MeetingRequest, Slot
from ucap.events.rooms import LONGEST_WALK, WALKING, Rooms, read_rooms, written
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.rules.meeting import may_schedule
from ucap.events.slots_of_days import MOST_SLOTS, Span, refuse_overlaps
from ucap.events.states import CAN_BE_CHANGED, EventKind, EventState, TimetableState
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

MOST_TABLES = 500  # of the venue, and as many online
MOST_REQUESTS = 200  # a participant may have waiting or accepted
SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the hosts decide beside the slots."""

    tables: int
    virtual_tables: int = 0
    virtual_link: str = ""
    asks_until: datetime | None = None
    most_a_person: int | None = None
    most_requests: int = 30
    closed_tables: tuple[int, ...] = ()  # of the venue: their numbers
    rooms: Rooms = ()  # in which tables of the venue stand
    walking: int = WALKING  # minutes from room to room


@transaction.atomic
def arrange_meetings(
    *, event: Event, slots: Sequence[Span], arrangement: Arrangement, by: User, at: datetime
) -> Matchmaking:
    """How the meetings are arranged; slots that stay are the same rows, so that nobody has to say anew when they cannot meet.

    A slot in which the published timetable has meetings stays as it is, and so does one that was given to a meeting by hand.
    Raises BadInput where slots overlap, each other or one that stays. Those whose meetings are in another room now are told.
    """
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if not may_schedule(by, event):
        raise NotAllowed(NOT_YOURS)
    if event.kind != EventKind.CONFERENCE:
        raise NotNow(gettext_noop("Only a matching conference has meetings. Change the kind of the event."))
    if EventState(event.state) not in CAN_BE_CHANGED:
        raise NotNow(gettext_noop("The event is over: its meetings are not arranged any more."))
    _check(arrangement)
    before = Matchmaking.objects.filter(event=event).first()
    there = event.slots.count()
    arranged, _ = Matchmaking.objects.update_or_create(event=event, defaults=asdict(arrangement))
    _set_slots(event, slots)
    record(
        "meetings.arranged",
        subject=("event", event.pk),
        actor=by.pk,
        at=at,
        before={**_kept(before), "slots": there} if before else None,
        after={**_kept(arranged), "slots": event.slots.count()},
    )
    if before:
        tell_of_rooms(event, before, arranged, by=by, at=at)
    return arranged


def slots_in_use(event: Event) -> "list[Slot]":
    """Those that stay: of the published timetable, and those that a meeting was given by hand."""
    by_hand = MeetingRequest.objects.filter(event=event, fixed_slot__isnull=False).values("fixed_slot")
    published = Q(meetings__timetable__state=TimetableState.PUBLISHED)
    return list(event.slots.filter(published | Q(pk__in=by_hand)).distinct())


def _set_slots(event: Event, slots: Sequence[Span]) -> None:
    stay = {Span(one.starts_at, one.ends_at) for one in slots_in_use(event)}
    wanted = {Span(one.starts_at.astimezone(UTC), one.ends_at.astimezone(UTC)) for one in slots} | stay
    if len(wanted) > MOST_SLOTS:
        raise BadInput(
            gettext_noop("These are more than %(most)d slots. Make them longer, or choose fewer days."),
            most=MOST_SLOTS,
        )
    refuse_overlaps(wanted, event.time_zone)
    known = {Span(one.starts_at, one.ends_at): one.pk for one in event.slots.all()}
    event.slots.filter(pk__in=[pk for span, pk in known.items() if span not in wanted]).delete()
    Slot.objects.bulk_create(_rows(event, wanted - known.keys()))


def _rows(event: Event, spans: Iterable[Span]) -> list[Slot]:
    return [Slot(event=event, starts_at=one.starts_at, ends_at=one.ends_at) for one in sorted(spans)]


def _check(arrangement: Arrangement) -> None:
    numbers = (arrangement.tables, arrangement.virtual_tables)
    if not any(numbers) or not all(0 <= number <= MOST_TABLES for number in numbers):
        raise BadInput(gettext_noop("Meetings need 1 to %(most)d tables, or rooms online."), most=MOST_TABLES)
    if not all(1 <= number <= arrangement.tables for number in arrangement.closed_tables):
        raise BadInput(
            gettext_noop("The venue has the tables 1 to %(last)d. Name those that cannot be used."),
            last=arrangement.tables,
        )
    if arrangement.rooms:
        read_rooms(written(arrangement.rooms), arrangement.tables)
    if not 0 <= arrangement.walking <= LONGEST_WALK:
        raise BadInput(
            gettext_noop("From room to room people need 0 to %(most)d minutes."), most=LONGEST_WALK
        )
    if not 1 <= arrangement.most_requests <= MOST_REQUESTS:
        raise BadInput(gettext_noop("A participant may have 1 to %(most)d requests."), most=MOST_REQUESTS)
    if arrangement.virtual_link and not _is_address(arrangement.virtual_link):
        raise BadInput(gettext_noop("Give the address of the rooms online as https://…"))
    if arrangement.most_a_person is not None and arrangement.most_a_person < 1:
        raise BadInput(gettext_noop("At least one meeting a person has to be possible."))


def _is_address(link: str) -> bool:
    try:
        return urlsplit(link).scheme.lower() in SCHEMES
    except ValueError:  # such as an open bracket
        return False


def _kept(arranged: Matchmaking) -> dict[str, Any]:
    return {
        "tables": arranged.tables,
        "virtual_tables": arranged.virtual_tables,
        "asks_until": arranged.asks_until.isoformat() if arranged.asks_until else None,
        "most_a_person": arranged.most_a_person,
        "most_requests": arranged.most_requests,
        "closed_tables": list(arranged.closed_tables),
        "rooms": written(arranged.rooms),
        "walking": arranged.walking,
    }
