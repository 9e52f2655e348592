"""How the meetings of a conference are arranged, for its hosts: its days, what goes on then, its slots and tables."""

from dataclasses import dataclass

from django.http import Http404

from ucap.events.content import Day
from ucap.events.models import Event, Matchmaking, Slot
from ucap.events.queries.availability import SlotDay, days_of_slots
from ucap.events.queries.cards import Words, own_clock, words_of
from ucap.events.queries.demand import tables_of
from ucap.events.queries.timetables import event_to_schedule
from ucap.events.slots_of_days import Span
from ucap.events.states import EventKind
from ucap.events.times import Clock
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Arranging:
    """What there is, and what slots are made from."""

    event: Event
    words: Words
    clock: Clock  # the event's
    days: tuple[Day, ...]
    programme: tuple[Span, ...]  # when something of it goes on
    slots: tuple[Span, ...]
    arranged: Matchmaking | None
    asked: int  # requests that were made already

    @property
    def by_day(self) -> tuple[SlotDay, ...]:
        return spans_by_day(self.slots, self.event.time_zone)

    @property
    def room(self) -> int:
        """Meetings that there is room for."""
        return len(self.slots) * tables_of(self.arranged)


def conference(slug: str, viewer: Viewer) -> Event:
    """The conference of that address, for those who arrange its meetings. Raises Http404 and NotAllowed."""
    event = event_to_schedule(slug, viewer)
    if event.kind != EventKind.CONFERENCE:
        raise Http404
    return event


def arranging(event: Event) -> Arranging:
    """All this. Six queries."""
    days = event.days.filter(dropped=False).values_list("date", "begins", "ends")
    sessions = event.sessions.values_list("starts_at", "ends_at")
    slots = event.slots.values_list("starts_at", "ends_at")
    return Arranging(
        event=event,
        words=words_of([event])[event.pk],
        clock=own_clock(event),
        days=tuple(Day(*row) for row in days),
        programme=tuple(Span(*row) for row in sessions),
        slots=tuple(Span(*row) for row in slots),
        arranged=Matchmaking.objects.filter(event=event).first(),
        asked=event.requests.count(),
    )


def spans_by_day(spans: tuple[Span, ...], zone: str) -> tuple[SlotDay, ...]:
    """Spans as slots that are not kept yet, by the day on which they begin."""
    return days_of_slots([Slot(starts_at=one.starts_at, ends_at=one.ends_at) for one in spans], zone)
