"""How an event was, in stars; and the report of its hosts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ucap.events.models.after import LONGEST_WORD, STARS
from ucap.events.models.event import LONGEST_DESCRIPTION
from ucap.kernel.fields import CleanText
from ucap.organisations.wording import tongue_choices

MOST_LINKS = 10


def star_choices() -> list[tuple[int, str]]:
    """One to five, in words."""
    return [(n, ngettext("%(n)d star", "%(n)d stars", n) % {"n": n}) for n in STARS]


class FeedbackForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("How was it?"),
        coerce=int,
        choices=star_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Give one to five stars."),
            "invalid_choice": _("Give one to five stars."),
        },
    )
    text = CleanText(
        label=_("In a word: what was good, what could be better?"),
        required=False,
        longest=LONGEST_WORD,
        rows=3,
        help_text=_("The hosts read it without your name; where few answer, they may guess who wrote it."),
    )


class ReportForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the text"))
    reached = CleanText(
        label=_("What was reached"),
        required=False,
        longest=LONGEST_DESCRIPTION,
        most_links=MOST_LINKS,
        rows=10,
        help_text=_(
            "In a few sentences: agreements, projects, contacts. The numbers stand beside it by themselves."
        ),
    )
    better = CleanText(
        label=_("What to do better next time"),
        required=False,
        longest=LONGEST_DESCRIPTION,
        most_links=MOST_LINKS,
        rows=6,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language: Any = self.fields["language"]
        language.choices = tongue_choices
