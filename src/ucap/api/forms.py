"""Making a token."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, ngettext

from ucap.api.states import LONGEST, SCOPES, USUAL, Scope
from ucap.kernel.fields import CleanLine

DAYS = (7, 30, USUAL, 180, LONGEST)


class TokenForm(forms.Form):
    name = CleanLine(
        label=gettext_lazy("What it is for"),
        longest=80,
        help_text=gettext_lazy("So that you know it again: “City website”, “Monthly report”."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("It never does more than you may do yourself."),
    )
    days = forms.TypedChoiceField(label=gettext_lazy("How long it holds"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes: Any = self.fields["scopes"]
        scopes.choices = [(scope.value, gettext(words)) for scope, words in SCOPES.items()]
        days: Any = self.fields["days"]
        days.choices = [(n, ngettext("%(days)d day", "%(days)d days", n) % {"days": n}) for n in DAYS]
        self.initial.setdefault("days", USUAL)
        self.initial.setdefault("scopes", [Scope.READ.value])
