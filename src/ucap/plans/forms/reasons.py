"""Saying why not."""

from django import forms
from django.utils.translation import gettext_lazy

from ucap.kernel.fields import CleanText


class SendBackForm(forms.Form):
    reason = CleanText(
        label=gettext_lazy("What has to be changed"),
        help_text=gettext_lazy("The officers of every side read it."),
    )


class RefuseForm(forms.Form):
    reason = CleanText(
        label=gettext_lazy("Why not"),
        rows=2,
        help_text=gettext_lazy("It is sent to the person who asked."),
    )
