"""When a participant can meet: the slots of the conference day by day, and those in which they cannot."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ucap.events.models import Event, Registration, Slot
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.meetings import both_clocks, for_whom
from ucap.events.times import Clock, local
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class SlotDay:
    date: date  # by the event's own clock
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Availability:
    """What one participant has said."""

    event: Event
    words: Words
    mine: Registration
    possible: tuple[Registration, ...]
    clocks: tuple[Clock, ...]
    days: tuple[SlotDay, ...]
    absent: frozenset[int]  # ids of slots

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(slot for day in self.days for slot in day.slots)


def availability(slug: str, viewer: User, chosen: str) -> Availability:
    """This of the participant `chosen` (an id, "" for the reader); raises Http404, NotAllowed. Seven queries at most."""
    event, mine, possible = for_whom(slug, viewer, chosen)
    return Availability(
        event=event,
        words=words_of([event])[event.pk],
        mine=mine,
        possible=possible,
        clocks=both_clocks(event, viewer),
        days=days_of_slots(list(event.slots.all()), event.time_zone),
        absent=frozenset(mine.absences.values_list("slot", flat=True)),
    )


def days_of_slots(slots: list[Slot], zone: str) -> tuple[SlotDay, ...]:
    """The slots by the day on which they begin there."""
    by_day: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_day[local(slot.starts_at, zone).date()].append(slot)
    return tuple(SlotDay(day, tuple(some)) for day, some in sorted(by_day.items()))
