"""What a city shows, what the hosts decide about it, and what a reader asks of the programme."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ucap.events.actions.exhibiting import LONGEST_TITLE, MOST_METRES, Shown
from ucap.events.expo_words import KINDS
from ucap.events.forms.days import DAY, clock_field, day_field
from ucap.events.models import Event, Exhibit
from ucap.events.models.expo import LONGEST_TEXT
from ucap.events.queries.exhibits import AskedExhibits
from ucap.events.states import ExhibitKind
from ucap.events.times import local
from ucap.kernel.fields import CleanLine, CleanText
from ucap.organisations.models import Organisation
from ucap.organisations.wording import tongue_choices, tongue_name

AS_THEY_ARE = (
    *("kind", "language", "title", "text", "square_metres", "needs", "starts_on", "ends_on", "begins"),
)


def _kinds() -> list[tuple[str, str]]:
    return [(one, gettext(words)) for one, words in KINDS.items()]


class ExhibitForm(forms.Form):
    """`organisations`: those of the city by id, with their names; `exhibit`: that is changed."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=_kinds)
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"))
    title = CleanLine(label=gettext_lazy("Title"), longest=LONGEST_TITLE)
    text = CleanText(
        label=gettext_lazy("Description"),
        required=False,
        longest=LONGEST_TEXT,
        rows=5,
        help_text=gettext_lazy("The public programme shows it."),
    )
    organisation = forms.ChoiceField(
        label=gettext_lazy("Organisation that shows it"),
        required=False,
        help_text=gettext_lazy("Its members can then change this too. None: the city itself."),
    )
    square_metres = forms.IntegerField(
        label=gettext_lazy("Space it needs, in m²"), required=False, min_value=1, max_value=MOST_METRES
    )
    needs = CleanText(
        label=gettext_lazy("What else it needs"),
        required=False,
        longest=LONGEST_TEXT,
        rows=3,
        help_text=gettext_lazy("Electricity, water, a stage … Only the hosts read it."),
    )
    starts_on = day_field(
        label=gettext_lazy("First day"),
        required=False,
        help_text=gettext_lazy("Empty: on all days of the event."),
    )
    ends_on = day_field(label=gettext_lazy("Last day"), required=False)
    begins = clock_field(
        label=gettext_lazy("Hour, of a performance"),
        required=False,
        help_text=gettext_lazy("By the clocks of the event. A performance has its spot for an hour."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        event: Event,
        organisations: Sequence[tuple[str, str]],
        exhibit: Exhibit | None = None,
        language: str = "en",
    ) -> None:
        super().__init__(data, initial=_initial(exhibit) if exhibit else {"language": language})
        tongues: Any = self.fields["language"]
        tongues.choices = tongue_choices()
        if exhibit and exhibit.language not in dict(tongues.choices):
            tongues.choices = [*tongues.choices, (exhibit.language, tongue_name(exhibit.language))]
        houses: Any = self.fields["organisation"]
        houses.choices = [("", "—"), *organisations]
        for name in ("starts_on", "ends_on") if event.starts_at and event.ends_at else ():
            for edge, at in (("min", event.starts_at), ("max", event.ends_at)):
                assert at  # noqa: S101 - just looked at
                self.fields[name].widget.attrs[edge] = f"{local(at, event.time_zone).date():{DAY}}"

    def clean(self) -> dict[str, Any]:
        """What was written; what is wrong together is said where it is mended."""
        said = super().clean() or {}
        performed = said.get("kind") == ExhibitKind.PERFORMANCE
        if performed and "begins" not in self.errors and said["begins"] is None:
            self.add_error("begins", gettext("Say at what hour the performance begins."))
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("It ends before it begins. Choose a later last day."))
        return said

    def said(self) -> Shown:
        """What was written, as the action takes it."""
        said = {name: self.cleaned_data[name] for name in AS_THEY_ARE}
        house = self.cleaned_data["organisation"]
        organisation = Organisation.objects.filter(pk=house).first() if house else None
        return Shown(**{**said, "kind": ExhibitKind(said["kind"]), "organisation": organisation})


class DecideForm(forms.Form):
    """`spots`: those of the grounds by id, with their words."""

    spot = forms.ChoiceField(label=gettext_lazy("Spot"), required=False)
    why = CleanText(
        label=gettext_lazy("Why not"),
        required=False,
        longest=LONGEST_TEXT,
        rows=2,
        help_text=gettext_lazy("Those who propose it read it."),
    )

    def __init__(
        self, data: Any = None, *, spots: Sequence[tuple[int, str]], chosen: int | None = None
    ) -> None:
        super().__init__(data, initial={"spot": chosen or ""})
        field: Any = self.fields["spot"]
        field.choices = [("", gettext("No spot yet")), *((str(pk), words) for pk, words in spots)]


class ProgrammeForm(forms.Form):
    """What of the programme is looked at: whatever makes no sense is left out. `days`: the event's first and last."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    day = day_field(label=gettext_lazy("Day"), required=False)

    def __init__(self, data: Any, *, days: tuple[date, date] | None) -> None:
        super().__init__(data)
        self.days = days
        kind: Any = self.fields["kind"]
        kind.choices = [("", gettext("All")), *_kinds()]
        if days:
            first, last = (f"{day:{DAY}}" for day in days)
            self.fields["day"].widget.attrs.update({"min": first, "max": last})

    def asked(self) -> AskedExhibits:
        """What is asked for; of a day only where the event has it."""
        self.is_valid()
        said = self.cleaned_data
        day = said.get("day")
        if day and not (self.days and self.days[0] <= day <= self.days[1]):
            day = None
        return AskedExhibits(kind=said.get("kind") or "", day=day)


def _initial(exhibit: Exhibit) -> dict[str, Any]:
    said = {name: getattr(exhibit, name) for name in AS_THEY_ARE}
    return {**said, "organisation": exhibit.organisation_id or ""}
