"""An entry's text as a form, in sections; what is proposed is marked, what is missing is said at its field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ucap.exchange.content import LONGEST, MOST_LINKS, EntryContent, from_json
from ucap.exchange.forms.fields import Themes
from ucap.exchange.wording import AREAS, COOPERATIONS, KINDS, RIGHTS, STAGES
from ucap.kernel.fields import CleanLine, CleanText
from ucap.organisations.forms.profile import goal_choices
from ucap.organisations.states import KIND_LABELS
from ucap.organisations.wording import tongue_choices, tongue_name, topic_choices
from ucap.plans.forms.fields import Countries
from ucap.plans.forms.items import TopicBoxes

NEEDED = {
    "title": _("Give the entry a title."),
    "summary": _("Say in a few sentences what it is about."),
    "description": _("Describe it, so that a partner can decide."),
}
SECTIONS = (
    (
        "what",
        _("What it is"),
        ("kind", "area", "title", "summary", "description", "particulars", "language"),
    ),
    ("about", _("What it is about"), ("themes", "sdgs", "urban_agenda")),
    (
        "partner",
        _("Whom you look for"),
        ("countries", "partner_types", "partner_role", "cooperation", "languages", "deadline"),
    ),
    ("stage", _("How far it is"), ("stage", "trl", "rights")),
)


def _text(name: str, **more: Any) -> CleanText:
    return CleanText(required=False, longest=LONGEST[name], most_links=MOST_LINKS[name], **more)


def _boxes(style: str) -> forms.CheckboxSelectMultiple:
    """Boxes to tick, folded to those that are ticked."""
    return TopicBoxes(attrs={"class": style})


class EntryFields(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), widget=forms.RadioSelect)
    area = forms.ChoiceField(label=pgettext_lazy("of an entry", "Area"), choices=list(AREAS.items()))
    title = CleanLine(
        label=_("Title"), required=False, longest=LONGEST["title"], help_text=_("What it is, in one line.")
    )
    summary = _text(
        "summary", label=_("Summary"), rows=3, help_text=_("Two or three sentences: lists show them.")
    )
    description = _text("description", label=_("Description"), rows=10)
    particulars = _text(
        "particulars",
        label=_("Advantages, or what is needed"),
        rows=4,
        help_text=_("What is better about what you offer, or what a solution has to be able to do."),
    )
    language = forms.ChoiceField(
        label=_("Language of the text"), help_text=_("It is found from every language.")
    )
    themes = Themes(label=_("Themes, in your own words"), help_text=_("One a line."))
    sdgs = forms.TypedMultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        coerce=int,
        choices=goal_choices,
        widget=_boxes("choices--goals"),
    )
    urban_agenda = forms.MultipleChoiceField(
        label=_("Urban Agenda topics"),
        required=False,
        choices=topic_choices,
        widget=_boxes("choices--topics"),
    )
    countries = Countries(
        label=_("Countries of partners"),
        help_text=_("With commas between them. Empty: partners from everywhere."),
    )
    partner_types = forms.MultipleChoiceField(
        label=_("Kinds of partners"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--topics"}),
    )
    partner_role = _text("partner_role", label=_("What the partner does"), rows=3)
    cooperation = forms.MultipleChoiceField(
        label=_("Kinds of cooperation"),
        required=False,
        choices=list(COOPERATIONS.items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--topics"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can work in"),
        required=False,
        choices=tongue_choices,
        widget=_boxes("choices--languages"),
    )
    deadline = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        help_text=_("Without one it is listed for six months, and can be renewed."),
    )
    stage = forms.ChoiceField(label=_("How far it is"), required=False, choices=[("", "—"), *STAGES.items()])
    trl = forms.TypedChoiceField(
        label=_("Technology readiness level"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "—"), *((level, str(level)) for level in range(1, 10))],
        help_text=_("From 1, a principle is observed, to 9, it is proven in use."),
    )
    rights = forms.ChoiceField(label=_("Protection"), required=False, choices=[("", "—"), *RIGHTS.items()])

    def __init__(self, data: Any = None, *, before: EntryContent, needed_by: date | None = None) -> None:
        super().__init__(data, initial=_shown(before), auto_id="id_%s")
        for name in NEEDED:
            needed: Any = self.fields[name]
            needed.needed_later = True  # a draft is kept without it, but it is not optional
        self.needed_by = needed_by  # it is to be published that day: then what is missing is wrong
        language: Any = self.fields["language"]
        language.choices = tongue_choices()
        if before.language not in dict(language.choices):
            language.choices = [*language.choices, (before.language, tongue_name(before.language))]
        kinds: Any = self.fields["partner_types"]
        kinds.choices = [(kind.value, gettext(label)) for kind, label in KIND_LABELS.items()]
        country: Any = self.fields["countries"]
        country.widget.attrs |= {"autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.needed_by is None:
            return said
        for name, words in NEEDED.items():
            if name in said and not said[name]:
                self.add_error(name, words)
        if said.get("deadline") and said["deadline"] < self.needed_by:
            self.add_error("deadline", gettext("The deadline is over. Choose a later day, or none."))
        return said

    def content(self) -> EntryContent:
        """What was written."""
        return from_json({name: _plain(self.cleaned_data[name]) for name in _names()})


@dataclass(frozen=True, slots=True)
class FieldOfEntry:
    """A field, and where it was proposed the words that made one think so."""

    field: BoundField
    is_proposed: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    fields: tuple[FieldOfEntry, ...]


def sections(form: EntryFields, proposed: Mapping[str, tuple[str, ...]]) -> Iterator[Section]:
    """The form's fields in sections."""
    for name, title, of_it in SECTIONS:
        yield Section(
            name,
            str(title),
            tuple(FieldOfEntry(form[one], one in proposed, proposed.get(one, ())) for one in of_it),
        )


def problems(form: EntryFields) -> list[tuple[str, str, str]]:
    """What is wrong: the field's id, its label, and the words."""
    return [
        (
            form[name].id_for_label if name in form.fields else "",
            str(form[name].label) if name in form.fields else "",
            str(words),
        )
        for name, found in form.errors.items()
        for words in found
    ]


def as_data(content: EntryContent) -> dict[str, Any]:
    """The text as if it had been sent: to be looked at for what is missing."""
    form = EntryFields(before=content)
    return {
        name: form.fields[name].prepare_value(value) if value is not None else ""
        for name, value in _shown(content).items()
    }


def _names() -> list[str]:
    return [one.name for one in fields(EntryContent)]


def _shown(content: EntryContent) -> dict[str, Any]:
    return {name: getattr(content, name) for name in _names()}


def _plain(value: Any) -> Any:
    return (
        value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
    )
