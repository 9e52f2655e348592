"""The days of an event as rows, and its programme, which moves with them."""

from collections.abc import Sequence
from datetime import date, timedelta

from ucap.events.content import Day, EventContent
from ucap.events.models import Event, EventDay, Session
from ucap.events.moved_days import move_of
from ucap.events.times import instant, local

NOWHERE = date.min  # of no event


def keep_days(event: Event, days: Sequence[Day]) -> None:
    """Nothing; the event has these days. A day that moves stays the same row, by which calendars know it again.

    Of an event that was announced, days that are held no more are kept as dropped: calendars hold them.
    """
    rows = list(event.days.all())
    standing = {row.date: row for row in rows if not row.dropped}
    dropped = {row.date: row for row in rows if row.dropped}
    move = move_of(standing.keys(), {day.date for day in days}, known=dropped.keys())
    for old, new in move.moved.items():
        standing[new] = standing.pop(old)
        _put(standing[new], new, dropped.pop(new, None))
    for gone in move.dropped:
        _take_out(standing[gone], announced=event.announced_at is not None)
    for day in days:
        row = standing.get(day.date) or dropped.get(day.date) or EventDay(event=event, date=day.date)
        if row.pk is None or (row.begins, row.ends, row.dropped) != (day.begins, day.ends, False):
            row.begins, row.ends, row.dropped = day.begins, day.ends, False
            row.save()


def _put(row: EventDay, to: date, there: EventDay | None) -> None:
    """Nothing; the day is on that date, and a dropped one that stood there where it was: no date is there twice meanwhile."""
    places = [(row, to)] if there is None else [(there, NOWHERE), (row, to), (there, row.date)]
    for one, place in places:
        one.date = place
        one.save(update_fields=["date"])


def _take_out(row: EventDay, *, announced: bool) -> None:
    if not announced:
        row.delete()
        return
    row.dropped = True
    row.save(update_fields=["dropped"])


def move_programme(event: Event, before: EventContent, after: EventContent) -> None:
    """Nothing; where as many days are held as before, each session stays on its day, at its hour by the clocks of the zone."""
    moved = _moved_days(before.days, after.days)
    if not moved or (before.days, before.time_zone) == (after.days, after.time_zone):
        return
    sessions = list(event.sessions.all())
    for session in sessions:
        begins, ends = (local(one, before.time_zone) for one in (session.starts_at, session.ends_at))
        days = moved.get(begins.date())
        if days is None:
            days = moved.get(begins.date() - timedelta(days=1), timedelta())  # after midnight
        session.starts_at = instant(begins.date() + days, begins.time(), after.time_zone)
        session.ends_at = max(
            instant(ends.date() + days, ends.time(), after.time_zone),
            session.starts_at + timedelta(minutes=1),
        )
    Session.objects.bulk_update(sessions, ["starts_at", "ends_at"])


def _moved_days(before: Sequence[Day], after: Sequence[Day]) -> dict[date, timedelta]:
    """How far each day was moved; nothing where there are more or fewer than before."""
    if len(before) != len(after):
        return {}
    return {old.date: new.date - old.date for old, new in zip(before, after, strict=True)}
