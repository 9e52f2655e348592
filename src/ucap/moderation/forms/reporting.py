"""Saying what is wrong with something."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ucap.kernel.fields import CleanText
from ucap.moderation.states import REPORT_GROUNDS, Ground
from ucap.moderation.wording import GROUNDS


def ground_choices() -> list[tuple[str, str]]:
    """The grounds somebody can report on, in the reader's language."""
    return [(one.value, _(GROUNDS[one])) for one in REPORT_GROUNDS]


class ReportForm(forms.Form):
    """`website` is a field that people do not see and programs fill in."""

    ground = forms.ChoiceField(
        label=gettext_lazy("What is wrong with it?"), choices=ground_choices, widget=forms.RadioSelect
    )
    text = CleanText(
        label=gettext_lazy("What exactly"),
        required=False,
        help_text=gettext_lazy(
            "Which words or which picture, and how you know. Only the secretariat reads it."
        ),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        nothing_said = not self.cleaned_data.get("text") and "text" not in self.errors
        if self.cleaned_data.get("ground") == Ground.OTHER and nothing_said:
            self.add_error("text", _("Say what is wrong, so that somebody can look at it."))
        return self.cleaned_data

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        return {"ground": Ground(self.cleaned_data["ground"]), "text": self.cleaned_data["text"]}
