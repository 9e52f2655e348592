"""Saying why not."""

from django import forms
from django.utils.translation import gettext_lazy


class SendBackForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What has to be changed"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The officers of every side read it."),
    )


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why not"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It is sent to the person who asked."),
    )
