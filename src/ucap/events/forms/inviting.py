"""Inviting cities, looking at how they stand, and answering for one."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from ucap.events.expo_words import ANSWERS, INVITED
from ucap.events.forms.days import DAY, day_field
from ucap.events.models import Event
from ucap.events.models.expo import LONGEST_TEXT
from ucap.events.times import local
from ucap.exchange.forms.fields import Cities
from ucap.kernel.fields import CleanText

MOST_LINKS = 5


class InviteForm(forms.Form):
    """`event`: that to which they are invited; its last day is the last one for an answer."""

    cities = Cities(
        label=gettext_lazy("Cities"),
        help_text=gettext_lazy("One a line, in any language; with the country where there are several."),
    )
    text = CleanText(
        label=gettext_lazy("What you write to them"),
        required=False,
        longest=LONGEST_TEXT,
        most_links=MOST_LINKS,
        rows=5,
    )
    answer_by = day_field(
        label=gettext_lazy("Last day for an answer"),
        required=False,
        help_text=gettext_lazy("They are reminded a week before, and on the day after."),
    )

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data)
        cities: Any = self.fields["cities"]
        cities.language = get_language() or "en"
        if event.ends_at:
            last = local(event.ends_at, event.time_zone).date()
            self.fields["answer_by"].widget.attrs["max"] = f"{last:{DAY}}"


class AnswerForm(forms.Form):
    """What a city answers."""

    text = CleanText(
        label=gettext_lazy("In your words"),
        required=False,
        longest=LONGEST_TEXT,
        most_links=MOST_LINKS,
        rows=3,
        help_text=gettext_lazy("The hosts read it."),
    )
    verb = forms.ChoiceField(choices=list(ANSWERS.items()), widget=forms.HiddenInput)


class LookForm(forms.Form):
    """Which of the invited cities are looked at."""

    state = forms.ChoiceField(label=gettext_lazy("Where they stand"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        state: Any = self.fields["state"]
        state.choices = [("", gettext("All")), *((one, gettext(words)) for one, words in INVITED.items())]

    def chosen(self) -> str:
        """The state; "" for all of them."""
        return str(self.cleaned_data.get("state", "")) if self.is_valid() else ""
