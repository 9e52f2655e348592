"""The days of an event as rows, and its words in further languages; times by the clocks of the event's own zone."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ucap.events.content import BEGINS, ENDS, LONGEST, MOST_DAYS, MOST_LANGUAGES, MOST_LINKS, Day, Words
from ucap.events.times import YEARS
from ucap.kernel.fields import CleanLine, CleanText
from ucap.kernel.whole import whole
from ucap.organisations.wording import tongue_choices

DAY, CLOCK = "%Y-%m-%d", "%H:%M"
DAY_FORMATS, CLOCK_FORMATS = [DAY], [CLOCK, f"{CLOCK}:%S"]
WALL = "%Y-%m-%dT%H:%M"
OTHER_YEAR = _("Choose a day between %(first)d and %(last)d.")


def in_our_years(day: date) -> None:
    """Nothing; raises ValidationError for a day beyond those that events know."""
    if day.year not in YEARS:
        raise ValidationError(OTHER_YEAR, params={"first": YEARS[0], "last": YEARS[-1]})


def day_field(**more: Any) -> forms.DateField:
    """A day, in the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format=DAY)
    return forms.DateField(widget=widget, input_formats=DAY_FORMATS, validators=[in_our_years], **more)


def clock_field(**more: Any) -> forms.TimeField:
    """A time of day."""
    widget = forms.TimeInput(attrs={"type": "time"}, format=CLOCK)
    return forms.TimeField(widget=widget, input_formats=CLOCK_FORMATS, **more)


class WallTime(BaseTemporalField):
    """A day and a time as a clock on the wall shows them: in no zone yet."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WALL)
    default_validators = [in_our_years]
    input_formats = (WALL, f"{WALL}:%S", "%Y-%m-%d %H:%M")
    default_error_messages = {"invalid": _("Write a day and a time, as in 2027-03-23 09:00.")}

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        return super().to_python(str(value))

    def strptime(self, value: str, format: str) -> datetime:  # noqa: A002 - Django's own name
        return datetime.strptime(value, format)  # noqa: DTZ007 - in the event's zone, which another field says


class DayRow(forms.Form):
    date = day_field(label=_("Day"))
    begins = clock_field(label=_("Begins"), initial=BEGINS)
    ends = clock_field(label=_("Ends"), initial=ENDS)

    def has_changed(self) -> bool:
        """Whether a new row says anything: its hours alone do not count."""
        return bool(set(self.changed_data) - {"begins", "ends", "DELETE"})


class TextRow(forms.Form):
    language = forms.ChoiceField(label=_("Language"))
    title = CleanLine(label=_("Title"), longest=LONGEST["title"])
    summary = CleanText(
        label=_("Summary"),
        required=False,
        longest=LONGEST["summary"],
        most_links=MOST_LINKS["summary"],
        rows=3,
    )
    description = CleanText(
        label=_("Description"),
        required=False,
        longest=LONGEST["description"],
        most_links=MOST_LINKS["description"],
        rows=6,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language: Any = self.fields["language"]
        language.choices = tongue_choices()

    def has_changed(self) -> bool:
        """Whether a new row says anything: its language alone does not count."""
        return bool(set(self.changed_data) - {"language", "DELETE"})


DayRows = forms.formset_factory(
    DayRow, extra=0, max_num=MOST_DAYS, absolute_max=MOST_DAYS, validate_max=True, can_delete=True
)
TextRows = forms.formset_factory(
    TextRow,
    extra=0,
    max_num=MOST_LANGUAGES,
    absolute_max=MOST_LANGUAGES,
    validate_max=True,
    can_delete=True,
)


def day_rows(data: Any, days: Sequence[Day]) -> BaseFormSet[DayRow]:
    """The days as rows; an empty one where there is none yet."""
    shown = [{"date": day.date, "begins": day.begins, "ends": day.ends} for day in days]
    rows = DayRows(data, prefix="days", initial=shown if data is None else None)
    rows.extra = 0 if shown else 1
    return rows


def text_rows(data: Any, texts: Sequence[Words]) -> BaseFormSet[TextRow]:
    """What is said in further languages, a row each."""
    names = ("language", "title", "summary", "description")
    shown = [{name: getattr(one, name) for name in names} for one in texts]
    return TextRows(data, prefix="texts", initial=shown if data is None else None)


def kept(rows: BaseFormSet[Any]) -> Iterator[dict[str, Any]]:
    """What the rows say, without those taken out and those left empty."""
    for form in rows.forms:
        if form.cleaned_data and not form.cleaned_data.get("DELETE"):
            yield form.cleaned_data


def days_of(rows: BaseFormSet[DayRow], until: date | None) -> tuple[Day, ...]:
    """The days that the rows say, and every day until that one with the hours of the last."""
    days = sorted(Day(said["date"], said["begins"], said["ends"]) for said in kept(rows))
    while days and until and days[-1].date < until and len(days) <= MOST_DAYS:
        last = days[-1]
        days.append(Day(last.date + timedelta(days=1), last.begins, last.ends))
    return tuple(days)


def with_next_day(data: QueryDict) -> QueryDict:
    """The posted form, whose row that was just added says the day after the last one, with its hours."""
    total = whole(data.get("days-TOTAL_FORMS", "")) or 0
    new = total - 1
    if new < 1 or data.get(f"days-{new}-date"):
        return data
    said = [(data.get(f"days-{row}-date", ""), row) for row in range(min(new, MOST_DAYS))]
    last, row = max(said)
    try:
        following = date.fromisoformat(last) + timedelta(days=1)
    except (ValueError, OverflowError):
        return data
    data[f"days-{new}-date"] = following.isoformat()
    for name in ("begins", "ends"):
        data[f"days-{new}-{name}"] = data.get(f"days-{row}-{name}", "")
    return data
