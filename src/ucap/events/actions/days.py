"""The days of an event as rows, and its programme, which moves with them."""

from collections.abc import Sequence
from datetime import date, timedelta

from ucap.events.content import Day, EventContent
from ucap.events.models import Event, EventDay, Session
from ucap.events.times import instant, local


def keep_days(event: Event, days: Sequence[Day]) -> None:
    """Nothing; the event has these days. Of one that was announced those taken out are kept as dropped: calendars hold them."""
    there = {row.date: row for row in event.days.all()}
    wanted = {day.date for day in days}
    for day in days:
        row = there.get(day.date) or EventDay(event=event, date=day.date)
        if row.pk is None or (row.begins, row.ends, row.dropped) != (day.begins, day.ends, False):
            row.begins, row.ends, row.dropped = day.begins, day.ends, False
            row.save()
    gone = event.days.exclude(date__in=wanted)
    if event.announced_at:
        gone.update(dropped=True)
    else:
        gone.delete()


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
