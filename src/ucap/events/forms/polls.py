"""For which days a time is looked for, which times are proposed, and which of them suit."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.forms.days import WallTime, day_field
from ucap.events.models import Poll
from ucap.events.polling import LONGEST, MOST_DAYS, SHORTEST
from ucap.events.states import Vote
from ucap.events.times import Clock, instant
from ucap.people.time_zones import time_zones

MINUTES = 60
AHEAD = timedelta(days=7)
FORTNIGHT = timedelta(days=13)


class SpanForm(forms.Form):
    """Where to look for kind times: read from the address, so that it can be looked at again."""

    first = day_field(label=_("From"))
    last = day_field(label=_("To"))
    minutes = forms.IntegerField(label=_("How many minutes it takes"), min_value=SHORTEST, max_value=LONGEST)
    zones = forms.MultipleChoiceField(
        label=_("For whom it is to be kind"), widget=forms.CheckboxSelectMultiple
    )
    also = forms.ChoiceField(label=_("And for people in"), required=False)

    def __init__(self, data: Any, *, clocks: Sequence[Clock], today: date, poll: Poll | None) -> None:
        names = {clock.zone: f"{clock.place} ({clock.zone})" for clock in reversed(clocks)}
        asked = data if "first" in data else _usual(today, poll, list(names))
        super().__init__(asked)
        zones: Any = self.fields["zones"]
        zones.choices = list(reversed(names.items()))
        also: Any = self.fields["also"]
        also.choices = [("", "—"), *((zone, zone) for zone in time_zones() if zone not in names)]

    def clean(self) -> dict[str, Any] | None:
        """A span of days that can be looked through."""
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and not first <= last < first + timedelta(days=MOST_DAYS):
            self.add_error("last", _("Choose a last day within two months after the first."))
        return said

    @property
    def days(self) -> list[date]:
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    @property
    def all_zones(self) -> list[str]:
        also = self.cleaned_data.get("also")
        return [*self.cleaned_data["zones"], *([also] if also else [])]


class TimesForm(forms.Form):
    """Which times are proposed."""

    minutes = forms.IntegerField(min_value=SHORTEST, max_value=LONGEST)
    zones = forms.MultipleChoiceField(choices=[(zone, zone) for zone in time_zones()])
    times = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("One of these times cannot be read. Choose them again.")},
    )
    another = WallTime(required=False, label=_("Another time, by the clock of the event"))
    closes_on = day_field(required=False, label=_("Answers until the end of"))

    def __init__(self, data: Any, *, zone: str) -> None:
        super().__init__(data)
        self.zone = zone
        times: Any = self.fields["times"]
        given = data.getlist("times") if data else ()
        times.choices = [(one, one) for one in given if _instant(one)]

    @property
    def all_times(self) -> list[datetime]:
        """What was ticked, and another time by the event's clock."""
        ticked = [_instant(one) for one in self.cleaned_data["times"]]
        another = self.cleaned_data.get("another")
        more = instant(another.date(), another.time(), self.zone) if another else None
        return [one for one in (*ticked, more) if one]

    @property
    def closes_at(self) -> datetime | None:
        """The end of that day by the event's clock, at the latest when the last of the times begins."""
        day = self.cleaned_data.get("closes_on")
        if day is None:
            return None
        over = instant(day + timedelta(days=1), time(), self.zone)
        return min([over, *sorted(self.all_times)[-1:]])

    def said(self) -> dict[str, Any]:
        """What is proposed, as the action takes it."""
        kept = {name: self.cleaned_data[name] for name in ("minutes", "zones")}
        return {**kept, "times": self.all_times, "closes_at": self.closes_at}


def votes_of(data: Any, times: Iterable[int]) -> dict[int, Vote]:
    """What was said of each time; whatever makes no sense is left out."""
    said = {pk: data.get(f"time-{pk}", "") for pk in times}
    return {pk: Vote(value) for pk, value in said.items() if value in set(Vote)}


def _usual(today: date, poll: Poll | None, zones: list[str]) -> dict[str, Any]:
    return {
        "first": today + AHEAD,
        "last": today + AHEAD + FORTNIGHT,
        "minutes": poll.minutes if poll else MINUTES,
        "zones": (poll.zones if poll else None) or zones,
    }


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None
