"""What is said of an event as a form, in sections; what is missing or wrong is said at its field, and nothing typed is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.core.validators import URLValidator
from django.forms import BoundField
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ucap.events.content import (
    LARGEST,
    LONGEST,
    MOST_LINKS,
    EventContent,
    Words,
    checked,
    missing_for_announcing,
)
from ucap.events.forms.days import WallTime, day_field, day_rows, days_of, kept, text_rows, with_next_day
from ucap.events.states import EventKind, Mode
from ucap.events.times import instant, local
from ucap.events.wording import KINDS, MODES
from ucap.exchange.forms.fields import Cities, Themes
from ucap.exchange.states import Visibility
from ucap.exchange.wording import VISIBILITIES
from ucap.kernel.errors import BadInput
from ucap.kernel.fields import CleanLine, CleanText
from ucap.kernel.rows import BUTTON, rearranged
from ucap.organisations.forms.places import WhereFields, city_words
from ucap.organisations.forms.profile import goal_choices
from ucap.organisations.wording import tongue_choices, tongue_name, topic_choices
from ucap.people.time_zones import time_zones
from ucap.places.gazetteer import place_by_id
from ucap.places.sentences import say
from ucap.plans.forms.items import TopicBoxes

SECTIONS = (
    ("what", _("What it is"), ("kind", "title", "summary", "description", "language")),
    ("when", _("When"), ("days_until", "time_zone")),
    ("where", _("Where"), ("mode", "country", "city", "place", "venue", "address", "link")),
    (
        "registration",
        _("Registration"),
        ("opens_at", "closes_at", "capacity", "by_approval", "visibility", "seen_in"),
    ),
    ("about", _("What it is about"), ("plan", "themes", "sdgs", "urban_agenda")),
    ("languages", _("In further languages"), ()),
)


def _text(name: str, **more: Any) -> CleanText:
    return CleanText(required=False, longest=LONGEST[name], most_links=MOST_LINKS[name], **more)


def _line(name: str, **more: Any) -> CleanLine:
    return CleanLine(required=False, longest=LONGEST[name], **more)


class EventFields(WhereFields):
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    title = _line("title", label=_("Title"))
    summary = _text(
        "summary", label=_("Summary"), rows=3, help_text=_("Two or three sentences: lists show them.")
    )
    description = _text("description", label=_("Description"), rows=8)
    language = forms.ChoiceField(
        label=_("Language of the text"), help_text=_("Further languages stand at the end.")
    )
    days_until = day_field(
        label=_("And every day until"),
        required=False,
        help_text=_("Adds a day for each after the last one, with its hours."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), required=False, help_text=_("All times here are by its clocks.")
    )
    mode = forms.ChoiceField(label=_("How people meet"), choices=list(MODES.items()))
    venue = _line("venue", label=_("Venue"))
    address = _line("address", label=pgettext_lazy("of a venue", "Address"))
    link = forms.URLField(
        label=_("Link to the video service"),
        required=False,
        max_length=LONGEST["link"],
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Only those who are registered see it."),
    )
    opens_at = WallTime(
        label=_("Registration opens"), required=False, help_text=_("Empty: when it is announced.")
    )
    closes_at = WallTime(
        label=_("Registration closes"), required=False, help_text=_("Empty: when the event begins.")
    )
    capacity = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=1,
        max_value=LARGEST,
        help_text=_("Empty: as many as come. Whoever comes later waits on a list."),
    )
    by_approval = forms.BooleanField(label=_("We say who can come, one by one"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who sees it"),
        choices=[(one.value, words) for one, words in VISIBILITIES.items()],
        widget=forms.RadioSelect,
    )
    seen_in = Cities(
        label=_("Cities whose people see it"),
        help_text=_("One a line, in any language: members of organisations there and officers of the city."),
    )
    plan = forms.ChoiceField(label=_("Plan it belongs to"), required=False)
    themes = Themes(label=_("Themes, in your own words"), help_text=_("One a line."))
    sdgs = forms.TypedMultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        coerce=int,
        choices=goal_choices,
        widget=TopicBoxes(attrs={"class": "choices--goals"}),
    )
    urban_agenda = forms.MultipleChoiceField(
        label=_("Urban Agenda topics"),
        required=False,
        choices=topic_choices,
        widget=TopicBoxes(attrs={"class": "choices--topics"}),
    )

    def __init__(self, data: Any, *, before: EventContent, plans: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial=_initial(before))
        self.fields["country"].required = False
        cities: Any = self.fields["seen_in"]
        cities.language = get_language() or "en"
        for name in ("title", "summary", "city"):
            needed: Any = self.fields[name]
            needed.needed_later = True  # a draft is kept without it, but it is not optional
        language: Any = self.fields["language"]
        language.choices = tongue_choices()
        if before.language not in dict(language.choices):
            language.choices = [*language.choices, (before.language, tongue_name(before.language))]
        zone: Any = self.fields["time_zone"]
        zone.choices = [("", _("That of the city")), *((name, name) for name in time_zones())]
        plan: Any = self.fields["plan"]
        plan.choices = [("", "—"), *plans]


class EventForm:
    """All of it: the fields, the days and the further languages. `before` is what is said so far.

    `complete`: others read of it already, or are to, so nothing that they need may be missing.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        before: EventContent,
        plans: Sequence[tuple[str, str]],
        complete: bool = False,
    ) -> None:
        self.before, self.complete = before, complete
        self.changed = rearranged(data) if data else None  # a button moved rows: shown again, not yet sent
        if self.changed is not None and data and data[BUTTON] == "add:days":
            self.changed = with_next_day(self.changed)
        given = self.changed or data or None
        self.fields = EventFields(given, before=before, plans=plans)
        self.days = day_rows(given, before.days)
        self.texts = text_rows(given, before.texts)

    def is_valid(self) -> bool:
        """Whether it was sent and can be kept."""
        if self.changed is not None or not self.fields.is_bound:
            return False
        if not all([self.fields.is_valid(), self.days.is_valid(), self.texts.is_valid()]):
            return False
        return self._goes_together()

    def content(self) -> EventContent:
        """What was written."""
        said = self.fields.cleaned_data
        place = self.fields.chosen_place
        zone = said["time_zone"] or (place.timezone if place else self.before.time_zone)
        kept_names = ("title", "summary", "description", "language", "venue", "address", "link")
        return EventContent(
            **{name: said[name] for name in kept_names},
            kind=EventKind(said["kind"]),
            texts=tuple(_words(row) for row in kept(self.texts)),
            days=days_of(self.days, said["days_until"]),
            time_zone=zone,
            mode=Mode(said["mode"]),
            place=place.id if place else "",
            opens_at=_at(said["opens_at"], zone),
            closes_at=_at(said["closes_at"], zone),
            capacity=said["capacity"],
            by_approval=said["by_approval"],
            visibility=Visibility(said["visibility"]),
            seen_in=tuple(said["seen_in"]),
            plan=said["plan"],
            themes=tuple(said["themes"]),
            sdgs=tuple(said["sdgs"]),
            urban_agenda=tuple(said["urban_agenda"]),
        )

    def sections(self) -> "Iterator[Section]":
        """The form in sections, each with its rows where it has some."""
        rows: dict[str, BaseFormSet[Any]] = {"when": self.days, "languages": self.texts}
        for name, title, of_it in SECTIONS:
            fields = tuple(self.fields[one] for one in of_it if one in self.fields.fields)
            yield Section(name, str(title), fields, rows.get(name))

    def problems(self) -> "list[Problem]":
        """What is wrong, field by field."""
        if self.changed is not None or not self.fields.is_bound:
            return []
        parts = [self.fields, *self._rows_kept()]
        loose = [*self.days.non_form_errors(), *self.texts.non_form_errors()]
        return [Problem("", "", str(text)) for text in loose] + [
            Problem(*_named(form, name), str(text))
            for form in parts
            for name, texts in form.errors.items()
            for text in texts
        ]

    def _rows_kept(self) -> list[forms.BaseForm]:
        rows = [*self.days.forms, *self.texts.forms]
        return [form for form in rows if not form["DELETE"].data]

    def _goes_together(self) -> bool:
        """Whether what is right by itself is right together; else that is said at its field."""
        content = self.content()
        if self.complete:
            for name, message in missing_for_announcing(content).items():
                self.fields.add_error(name if name in self.fields.fields else "days_until", say(message))
        try:
            checked(content)
        except BadInput as problem:
            self.fields.add_error(None, say(problem.message))
        return self.fields.is_valid()


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    fields: tuple[BoundField, ...]
    rows: BaseFormSet[Any] | None


class Problem(NamedTuple):
    """What is wrong with a field: its id, its label, and the words."""

    id: str
    label: str
    words: str


def _named(form: forms.BaseForm, name: str) -> tuple[str, str]:
    return (form[name].id_for_label, str(form[name].label)) if name in form.fields else ("", "")


def _words(said: dict[str, Any]) -> Words:
    return Words(**{name: said[name] for name in ("language", "title", "summary", "description")})


def _at(wall: datetime | None, zone: str) -> datetime | None:
    return instant(wall.date(), wall.time(), zone) if wall else None


def _wall(at: datetime | None, zone: str) -> datetime | None:
    return local(at, zone).replace(tzinfo=None) if at else None


def _initial(before: EventContent) -> dict[str, Any]:
    place = place_by_id(before.place) if before.place else None
    zone = "" if place and place.timezone == before.time_zone else before.time_zone
    as_they_are = ("kind", "title", "summary", "description", "language", "mode", "venue", "address", "link")
    return {
        **{name: getattr(before, name) for name in as_they_are},
        **{name: getattr(before, name) for name in ("capacity", "by_approval", "visibility", "plan")},
        **{name: getattr(before, name) for name in ("seen_in", "themes", "sdgs", "urban_agenda")},
        "country": place.country if place else "",
        "city": city_words(before.place),
        "time_zone": zone,
        "opens_at": _wall(before.opens_at, before.time_zone),
        "closes_at": _wall(before.closes_at, before.time_zone),
    }
