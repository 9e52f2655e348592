"""The parts that are lists: themes, focus, challenges, objectives, activities, expected results, contacts, other."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ucap.plans.content import Activity, ActivityKind, Contact, ExpectedResult, Passage, PlanContent, Theme
from ucap.plans.dates import first_day, last_day
from ucap.plans.forms.choices import goal_choices, kind_choices, topic_choices
from ucap.plans.forms.fields import PartialDate, TextBox, TextLine
from ucap.plans.forms.part import Row, RowsForm, RowWithId

T = TypeVar("T")


class GoalBoxes(forms.CheckboxSelectMultiple):
    """The seventeen goals to tick, and a button that asks which of them the theme's text speaks of."""

    template_name = "plans/officers/forms/goal_boxes.html"


class TopicBoxes(forms.CheckboxSelectMultiple):
    """The topics to tick, folded to those that are ticked."""

    template_name = "plans/officers/forms/folded_choices.html"


class ThemeRow(RowWithId):
    name = forms.CharField(label=gettext_lazy("Name of the theme"), max_length=300)
    text = TextBox(label=gettext_lazy("What you want to do together"), required=False)
    sdgs = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Sustainable Development Goals"),
        required=False,
        coerce=int,
        choices=goal_choices,
        widget=GoalBoxes(attrs={"class": "choices--goals"}),
    )
    urban_agenda = forms.MultipleChoiceField(
        label=gettext_lazy("Urban Agenda topics"),
        required=False,
        widget=TopicBoxes(attrs={"class": "choices--topics"}),
    )

    def __init__(
        self, *args: Any, topics: list[tuple[str, str]], before: Mapping[str, Theme], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.before = before
        self.fields["urban_agenda"].choices = topics  # type: ignore[attr-defined]

    def item(self) -> Theme:
        said = self.cleaned_data
        before = self.before.get(said["id"], Theme(name=""))
        return Theme(
            id=said["id"],
            name=said["name"],
            text=said["text"],
            sdgs=_in_their_order(said["sdgs"], before.sdgs),
            urban_agenda=_in_their_order(said["urban_agenda"], before.urban_agenda),
        )


def _in_their_order(ticked: Sequence[T], before: Sequence[T]) -> tuple[T, ...]:
    """What is ticked: first what was there, in the document's order; boxes know no order of their own."""
    return tuple(dict.fromkeys([*(one for one in before if one in ticked), *ticked]))


class ThemesForm(RowsForm):
    row = ThemeRow
    field = "themes"
    add = gettext_lazy("Add a theme")

    def told(self, content: PlanContent) -> dict[str, Any]:
        return {"topics": topic_choices(content), "before": {theme.id: theme for theme in content.themes}}


class PassageRow(RowWithId):
    topic = TextLine(label=gettext_lazy("Topic"))
    text = TextBox(label=gettext_lazy("Text"), required=False)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.cleaned_data["topic"] and not self.cleaned_data["text"]:
            self.add_error("text", _("Write something here, or take the row out."))
        return self.cleaned_data

    def item(self) -> Passage:
        said = self.cleaned_data
        return Passage(id=said["id"], topic=said["topic"], text=said["text"])


class FocusForm(RowsForm):
    row = PassageRow
    field = "focus"
    add = gettext_lazy("Add a focus")


class ChallengesForm(RowsForm):
    row = PassageRow
    field = "challenges"
    add = gettext_lazy("Add a challenge")


class TextRow(Row):
    """An item that is nothing but text."""

    text = TextBox(label=gettext_lazy("Text"), rows=2)

    def item(self) -> str:
        return str(self.cleaned_data["text"])


class ObjectivesForm(RowsForm):
    row = TextRow
    field = "objectives"
    add = gettext_lazy("Add an objective")

    def shown(self, item: str) -> dict[str, Any]:
        return {"text": item}


class OtherForm(ObjectivesForm):
    field = "other"
    add = gettext_lazy("Add a passage")


class ActivityRow(RowWithId):
    start = PartialDate(label=gettext_lazy("From"))
    end = PartialDate(label=gettext_lazy("To"))
    kind = forms.TypedChoiceField(
        label=gettext_lazy("Kind"),
        coerce=ActivityKind,
        choices=kind_choices,
        initial=ActivityKind.OTHER.value,
    )
    text = TextBox(label=gettext_lazy("What is done"), rows=2)

    def clean(self) -> dict[str, Any]:
        first, last = first_day(self.cleaned_data.get("start")), last_day(self.cleaned_data.get("end"))
        if first and last and last < first:
            self.add_error("end", _("It ends before it begins. Correct one of the two dates."))
        return self.cleaned_data

    def item(self) -> Activity:
        said = self.cleaned_data
        return Activity(
            id=said["id"], start=said["start"], end=said["end"], kind=said["kind"], text=said["text"]
        )


class ActivitiesForm(RowsForm):
    row = ActivityRow
    field = "activities"
    add = gettext_lazy("Add an activity")


class ResultRow(RowWithId):
    number = forms.IntegerField(label=gettext_lazy("Number"), required=False, min_value=1, max_value=999)
    text = TextBox(label=gettext_lazy("What is expected"), rows=2)

    def item(self) -> ExpectedResult:
        said = self.cleaned_data
        return ExpectedResult(id=said["id"], number=said["number"], text=said["text"])


class ResultsForm(RowsForm):
    row = ResultRow
    field = "expected_results"
    add = gettext_lazy("Add an expected result")


class ContactRow(Row):
    name = TextLine(label=gettext_lazy("Name"))
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, empty_value=None)
    url = TextLine(label=gettext_lazy("Address on the web"), max_length=500)
    phone = TextLine(label=gettext_lazy("Telephone"), max_length=60)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(
            self.cleaned_data.get(name) for name in ("name", "email", "url", "phone")
        ):
            self.add_error("name", _("Write something here, or take the row out."))
        return self.cleaned_data

    def item(self) -> Contact:
        said = self.cleaned_data
        return Contact(name=said["name"], email=said["email"], url=said["url"], phone=said["phone"])


class ContactsForm(RowsForm):
    row = ContactRow
    field = "contacts"
    add = gettext_lazy("Add a contact")
