"""Asking for the full plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.kernel.fields import CleanLine, CleanText


class AskForm(forms.Form):
    """Who asks, and what for. `website` is a field that people do not see and programs fill in."""

    name = CleanLine(label=_("Your name"), longest=120)
    organisation = CleanLine(
        label=_("Your organisation"),
        help_text=_("The city, university, company or other body you ask for."),
    )
    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("The answer is sent there."))
    purpose = CleanText(
        label=_("What you want to do with it"),
        help_text=_("Two or three sentences. The officers of the cities decide by them."),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, kind in (("name", "name"), ("organisation", "organization"), ("email", "email")):
            self.fields[field].widget.attrs["autocomplete"] = kind

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def answers(self) -> dict[str, str]:
        """What the action needs."""
        return {key: self.cleaned_data[key] for key in ("name", "organisation", "email", "purpose")}
