"""Arranging slots and tables; times by the clock of the event."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.arranging import MOST_REQUESTS, MOST_TABLES, Arrangement
from ucap.events.content import Day
from ucap.events.forms.days import WallTime, clock_field
from ucap.events.models import Matchmaking
from ucap.events.queries.arranging import Arranging
from ucap.events.rooms import LONGEST_LINES, LONGEST_WALK, WALKING, read_rooms, written
from ucap.events.slots_of_days import (
    LONGEST,
    LONGEST_GAP,
    SHORTEST,
    Break,
    Pattern,
    Span,
    pattern_of,
    slots_of_days,
)
from ucap.events.times import day_words, instant, local
from ucap.kernel.errors import BadInput
from ucap.kernel.fields import CleanText
from ucap.kernel.whole import whole
from ucap.places.sentences import say

BREAKS = (1, 2, 3)
LONGEST_LIST = 2000  # characters of numbers
KEEP, ANEW = "keep", "anew"
USUAL = Pattern(25, 5)
LUNCH = ("12:30", "13:30")


class Numbers(forms.CharField):
    """Whole numbers from 1 on, with commas between them; each once, in their order."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=LONGEST_LIST, **more)

    def clean(self, value: Any) -> Any:
        parts = super().clean(value).replace("，", ",").replace("、", ",").split(",")
        numbers = {whole(part.strip()) for part in parts if part.strip()}
        if None in numbers or 0 in numbers:
            raise ValidationError(_("Write whole numbers with commas between them, such as 3, 7."))
        return tuple(sorted(numbers))


class ArrangeForm(forms.Form):
    """`slots` of it, once it is valid, are those that are to be; they can be looked at before they are kept."""

    how = forms.ChoiceField(
        label=_("The slots there are"),
        choices=[(KEEP, _("Keep them as they are")), (ANEW, _("Make them from the days"))],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label=_("On which days"), required=False, widget=forms.CheckboxSelectMultiple
    )
    begins = clock_field(label=_("Not before"), required=False, help_text=_("Empty: as the day begins."))
    ends = clock_field(label=_("Not after"), required=False, help_text=_("Empty: until the day ends."))
    length = forms.IntegerField(label=_("Minutes of a meeting"), min_value=SHORTEST, max_value=LONGEST)
    gap = forms.IntegerField(
        label=_("Minutes between two meetings"),
        min_value=0,
        max_value=LONGEST_GAP,
        help_text=_("To find the next table."),
    )
    around = forms.BooleanField(label=_("No meetings while the programme goes on"), required=False)
    tables = forms.IntegerField(label=_("Tables at the venue"), min_value=0, max_value=MOST_TABLES)
    closed_tables = Numbers(
        label=_("Tables that cannot be used"),
        help_text=_("Their numbers, with commas between them. A repair of the timetable finds other places."),
    )
    rooms = CleanText(
        label=_("Rooms of the tables"),
        required=False,
        longest=LONGEST_LINES,
        most_links=0,
        rows=3,
        help_text=_(
            "A line for each room, with its tables: Great hall: 1-12. Whoever has one meeting after another stays in a room where that can be. "
            "Empty: all tables stand together."
        ),
    )
    walking = forms.IntegerField(
        label=_("Minutes from room to room"),
        required=False,
        min_value=0,
        max_value=LONGEST_WALK,
        help_text=_("A break at least as long is time to walk."),
    )
    virtual_tables = forms.IntegerField(label=_("Rooms online"), min_value=0, max_value=MOST_TABLES)
    virtual_link = forms.URLField(
        label=_("Address of the rooms online"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Write {table} where the number of the room stands. Only those who meet there see it."),
    )
    asks_until = WallTime(
        label=_("One can ask until"),
        required=False,
        help_text=_("By the clock of the event. Empty: until the timetable is published."),
    )
    most_a_person = forms.IntegerField(
        label=_("Most meetings a person"), required=False, min_value=1, max_value=MOST_REQUESTS
    )
    most_requests = forms.IntegerField(
        label=_("Most requests a participant"),
        min_value=1,
        max_value=MOST_REQUESTS,
        help_text=_("Of theirs that wait or were accepted."),
    )

    def __init__(self, data: Any, *, there: Arranging) -> None:
        super().__init__(data, initial=_initial(there))
        self.there, self.slots = there, there.slots
        days: Any = self.fields["days"]
        language = get_language() or "en"
        days.choices = [(day.date.isoformat(), day_words(day.date, language)) for day in there.days]
        for number in BREAKS:
            self.fields[f"break_{number}"] = clock_field(label=_("Break from"), required=False)
            self.fields[f"break_{number}_ends"] = clock_field(label=_("until"), required=False)
        if not there.slots:
            how: Any = self.fields["how"]
            how.widget, how.required = forms.HiddenInput(), False

    @property
    def breaks(self) -> list[tuple[Any, Any]]:
        """The fields of each break."""
        return [(self[f"break_{number}"], self[f"break_{number}_ends"]) for number in BREAKS]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self._read_rooms(said)
        if self.errors or (said.get("how") == KEEP and self.there.slots):
            return said
        pattern = Pattern(said["length"], said["gap"], tuple(self._breaks(said)))
        busy = self.there.programme if said["around"] else ()
        try:
            self.slots = slots_of_days(self._days(said), pattern, self.there.event.time_zone, busy)
        except BadInput as problem:
            self.add_error(None, say(problem.message))
        return said

    def arrangement(self) -> Arrangement:
        """What the action needs beside the slots."""
        said, zone = self.cleaned_data, self.there.event.time_zone
        until = said["asks_until"]
        return Arrangement(
            tables=said["tables"],
            virtual_tables=said["virtual_tables"],
            virtual_link=said["virtual_link"],
            asks_until=instant(until.date(), until.time(), zone) if until else None,
            most_a_person=said["most_a_person"],
            most_requests=said["most_requests"],
            closed_tables=said["closed_tables"],
            rooms=said["rooms"],
            walking=WALKING if said["walking"] is None else said["walking"],
        )

    def room(self) -> int:
        """Meetings that these slots and tables have room for."""
        said = self.cleaned_data
        usable: int = max(0, said["tables"] - len(said["closed_tables"])) + said["virtual_tables"]
        return len(self.slots) * usable

    def _read_rooms(self, said: dict[str, Any]) -> None:
        """The rooms that are written, as the action needs them; an error where they are none."""
        if "rooms" in said and "tables" in said:
            try:
                said["rooms"] = read_rooms(said["rooms"], said["tables"])
            except BadInput as problem:
                self.add_error("rooms", say(problem.message))

    def _days(self, said: dict[str, Any]) -> Iterator[Day]:
        for day in self.there.days:
            if day.date.isoformat() in said["days"]:
                yield Day(day.date, said["begins"] or day.begins, said["ends"] or day.ends)

    def _breaks(self, said: dict[str, Any]) -> Iterator[Break]:
        for number in BREAKS:
            begins, ends = said.get(f"break_{number}"), said.get(f"break_{number}_ends")
            if begins and ends:
                yield Break(begins, ends)


def _initial(there: Arranging) -> dict[str, Any]:
    """As it is arranged; before that, as it is usual."""
    arranged = there.arranged or Matchmaking(event=there.event)
    pattern = pattern_of(there.slots) or USUAL
    until = local(arranged.asks_until, there.event.time_zone) if arranged.asks_until else None
    begins, ends = ("", "") if there.programme or there.slots else LUNCH
    return {
        "how": KEEP if there.slots else ANEW,
        "days": [day.date.isoformat() for day in there.days],
        "length": pattern.length,
        "gap": pattern.gap,
        "around": not _overlap(there.slots, there.programme),
        "break_1": begins,
        "break_1_ends": ends,
        "tables": arranged.tables,
        "virtual_tables": arranged.virtual_tables,
        "virtual_link": arranged.virtual_link,
        "asks_until": until.replace(tzinfo=None) if until else None,
        "most_a_person": arranged.most_a_person,
        "most_requests": arranged.most_requests,
        "closed_tables": ", ".join(map(str, arranged.closed_tables)),
        "rooms": written(arranged.rooms),
        "walking": arranged.walking,
    }


def _overlap(slots: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(
        one.starts_at < other.ends_at and other.starts_at < one.ends_at for one in slots for other in others
    )
