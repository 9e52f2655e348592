"""The parts that are a few fields: heading, period, goals."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ucap.plans.content import Period, PlanContent
from ucap.plans.dates import first_day, last_day
from ucap.plans.forms.choices import goal_choices, language_choices, topic_choices
from ucap.plans.forms.fields import DATE_HELP, PartialDate
from ucap.plans.forms.part import FieldsForm


class Heading(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        help_text=gettext_lazy("What readers see first, in the language of the plan."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the plan"),
        help_text=gettext_lazy("The language its text is written in. It is found from every language."),
    )


class HeadingForm(FieldsForm):
    name = "heading"
    form_class = Heading

    def __init__(self, content: PlanContent, data: Any = None) -> None:
        super().__init__(content, data)
        language: Any = self.form.fields["language"]
        language.choices = language_choices(content.language)

    def shown(self, content: PlanContent) -> dict[str, Any]:
        return {"title": content.title, "language": content.language}


class PeriodFields(forms.Form):
    start = PartialDate(label=gettext_lazy("From"), help_text=DATE_HELP)
    end = PartialDate(label=gettext_lazy("To"), help_text=gettext_lazy("The last year, month or day."))

    def clean(self) -> dict[str, Any]:
        first, last = first_day(self.cleaned_data.get("start")), last_day(self.cleaned_data.get("end"))
        if first and last and last < first:
            self.add_error("end", _("The period ends before it begins. Correct one of the two dates."))
        return self.cleaned_data


class PeriodForm(FieldsForm):
    name = "period"
    form_class = PeriodFields

    def shown(self, content: PlanContent) -> dict[str, Any]:
        return {"start": content.period.start, "end": content.period.end}

    def values(self) -> dict[str, Any]:
        return {"period": Period(**self.form.cleaned_data)}


class Goals(forms.Form):
    sdgs = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Sustainable Development Goals"),
        required=False,
        coerce=int,
        choices=goal_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--goals"}),
        help_text=gettext_lazy("Goals that a theme names are always among those of the plan."),
    )
    urban_agenda = forms.MultipleChoiceField(
        label=gettext_lazy("Urban Agenda topics"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--topics"}),
    )


class GoalsForm(FieldsForm):
    name = "goals"
    form_class = Goals

    def __init__(self, content: PlanContent, data: Any = None) -> None:
        super().__init__(content, data)
        topics: Any = self.form.fields["urban_agenda"]
        topics.choices = topic_choices(content)

    def shown(self, content: PlanContent) -> dict[str, Any]:
        return {"sdgs": content.sdgs, "urban_agenda": content.urban_agenda}

    def values(self) -> dict[str, Any]:
        return {name: tuple(chosen) for name, chosen in self.form.cleaned_data.items()}
