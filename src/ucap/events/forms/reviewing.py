"""Saying how a meeting went."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ucap.events.models.meeting import LONGEST_TEXT
from ucap.events.states import Went
from ucap.kernel.fields import CleanText

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WENT: "Mapping[Went, StrOrPromise]" = {
    Went.WELL: pgettext_lazy("a meeting went", "Well"),
    Went.SO_SO: pgettext_lazy("a meeting went", "So-so"),
    Went.NOT_HELD: pgettext_lazy("a meeting went", "It was not held"),
}


class ReviewForm(forms.Form):
    went = forms.ChoiceField(label=_("How did it go?"), choices=list(WENT.items()))
    goes_on = forms.BooleanField(label=_("We want to go on"), required=False)
    text = CleanText(label=_("In your words"), required=False, longest=LONGEST_TEXT, rows=2)
