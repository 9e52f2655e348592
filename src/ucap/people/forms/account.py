"""What people say of themselves on the page of their account."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ucap.kernel.fields import CleanLine
from ucap.people.models import User
from ucap.people.time_zones import time_zones


class AccountForm(forms.Form):
    name = CleanLine(
        label=_("Your name"),
        longest=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As others see it beside what you do here."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Of messages to you. What a page is written in you choose at its top."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {"name": person.name, "language": person.language.lower(), "time_zone": person.time_zone},
        )
        super().__init__(*args, **kwargs)
        zone = cast(forms.ChoiceField, self.fields["time_zone"])
        zone.choices = [("", "UTC"), *((name, name.replace("_", " ")) for name in time_zones()[1:])]
