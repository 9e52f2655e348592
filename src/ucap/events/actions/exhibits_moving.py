"""What an expo shows moves with its days; where it cannot, those who show it are told."""

from datetime import date, datetime, timedelta

from ucap.events import letters_expos as letters
from ucap.events.actions.exhibited import ALIVE, note_shown
from ucap.events.content import EventContent
from ucap.events.models import Event, Exhibit
from ucap.events.rules.expos import WITH_EXHIBITS
from ucap.events.states import COMING
from ucap.people.models import User

DAYS = ("starts_on", "ends_on")


def move_exhibits(event: Event, before: EventContent, after: EventContent, *, by: User, at: datetime) -> None:
    """Nothing; where all days of the event moved as far, exhibits that fell within them did too.

    Else those who show something that lies outside of them now are told.
    """
    old, new = ([day.date for day in content.days] for content in (before, after))
    if event.kind not in WITH_EXHIBITS or old == new or not old or not new:
        return
    rows = event.exhibits.filter(starts_on__isnull=False).select_related(
        "event", "invitation__city", "organisation", "spot", "by"
    )
    there = [one for one in rows.order_by("pk") if _within(one, old[0], old[-1])]
    far = _as_far(old, new)
    for exhibit in there:
        if far:
            _move(exhibit, far, by=by, at=at)
        if exhibit.state not in ALIVE or event.state not in COMING:
            continue
        if far:
            letters.say_days_moved(exhibit, by=by, at=at)
        elif not _within(exhibit, new[0], new[-1]):
            letters.say_outside(exhibit, by=by, at=at)


def _as_far(old: list[date], new: list[date]) -> timedelta | None:
    """How far all days moved; None where some moved farther than others, or there are more or fewer."""
    if len(old) != len(new):
        return None
    ways = {later - earlier for earlier, later in zip(old, new, strict=True)}
    return ways.pop() if len(ways) == 1 else None


def _within(exhibit: Exhibit, first: date, last: date) -> bool:
    starts, ends = exhibit.starts_on, exhibit.ends_on
    return starts is not None and ends is not None and first <= starts and ends <= last


def _move(exhibit: Exhibit, far: timedelta, *, by: User, at: datetime) -> None:
    before = _days(exhibit)
    for name in DAYS:
        setattr(exhibit, name, getattr(exhibit, name) + far)
    exhibit.save(update_fields=DAYS)
    note_shown("exhibit.changed", exhibit, by=by, at=at, before=before, after=_days(exhibit))


def _days(exhibit: Exhibit) -> dict[str, str]:
    return {name: str(getattr(exhibit, name)) for name in DAYS}
