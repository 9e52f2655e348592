"""How the timetables of a conference stand, in figures, for those who arrange it: without reading a single meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from ucap.events.models import Event, Meeting, Timetable
from ucap.events.queries.timetable_words import said
from ucap.events.queries.timetables import LIVE, progress
from ucap.events.states import AskedState, TimetableState
from ucap.events.timetable import Status


@dataclass(frozen=True, slots=True)
class Figures:
    """One timetable: how far it is, or how good."""

    timetable: Timetable
    seconds: int  # since its making began; of one that is made how long that took
    is_silent: bool  # it is being made, and no worker seems to be at it
    held: int | None  # meetings; None while nothing was found

    @property
    def is_proved(self) -> bool:
        """Nothing better is possible; of a repair nobody can do with fewer changes."""
        return self.timetable.status == Status.OPTIMAL

    @property
    def bound(self) -> int | None:
        """The breaks that no timetable can do without; of a repair, which asks for the fewest changes, nobody knows."""
        return None if self.timetable.repairs_id else self.timetable.bound


@dataclass(frozen=True, slots=True)
class Awaited:
    """One timetable for whoever waits for it."""

    figures: Figures
    accepted: int  # meetings that both want
    conflict: tuple[str, ...]  # why it failed, in words


def kept_timetables(event: Event) -> QuerySet[Timetable]:
    """Those that are made, ready, failed or published, the latest first; not those that were replaced or put aside."""
    return event.timetables.exclude(state=TimetableState.REPLACED).select_related("event")


def figures_of(timetables: Sequence[Timetable], at: datetime) -> list[Figures]:
    """Each of them in figures. One query."""
    held = Meeting.objects.filter(timetable__in=[one.pk for one in timetables], slot__isnull=False)
    number = dict(held.values_list("timetable").annotate(Count("pk")).order_by())
    return [_figures(one, number.get(one.pk, 0), at) for one in timetables]


def awaited(timetable: Timetable, at: datetime) -> Awaited:
    """How far that timetable is, and why it failed. Six queries at most."""
    event = timetable.event
    return Awaited(
        figures=figures_of([timetable], at)[0],
        accepted=event.requests.filter(state=AskedState.ACCEPTED).count(),
        conflict=said(timetable.conflict, timetable) if timetable.conflict else (),
    )


def _figures(timetable: Timetable, held: int, at: datetime) -> Figures:
    if timetable.state in LIVE:
        making = progress(timetable, at)
        return Figures(timetable, making.seconds, making.is_silent, making.held)
    began, ended = timetable.began_at, timetable.ended_at
    took = int((ended - began).total_seconds()) if began and ended else 0
    found = None if timetable.state == TimetableState.FAILED else held
    return Figures(timetable, took, is_silent=False, held=found)
