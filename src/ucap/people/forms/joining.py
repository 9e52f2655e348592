"""What everybody says who makes an account, by whatever way they come: their name. What they agree to stands beside the button."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ucap.kernel.clock import now
from ucap.kernel.fields import CleanLine
from ucap.people.actions import agree


class JoiningForm(forms.Form):
    """The base of django-allauth's forms for new accounts; imports nothing of it, since its forms are made of this one."""

    name = CleanLine(
        label=_("Your name"),
        longest=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As others see it beside what you do here."),
    )
    time_zone = forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput(attrs={"data-time-zone": ""})
    )
    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Nothing; the account that was just made has agreed to the privacy text."""
        agree(by=user, at=now())  # type: ignore[arg-type]
