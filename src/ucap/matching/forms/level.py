"""From which score on one is told of matches."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ucap.matching.states import LEVELS


def level_choices() -> list[tuple[float, str]]:
    """Each level in words: in how many of a hundred such pairs both would accept a talk."""
    said = gettext("%(percent)d of 100 and better")
    return [(level, said % {"percent": round(level * 100)}) for level in LEVELS]


class LevelForm(forms.Form):
    """One level; `entry` is the address of the entry on whose page it is chosen."""

    least = forms.TypedChoiceField(
        label=gettext_lazy("Tell me of new matches from"), choices=level_choices, coerce=float
    )
    entry = forms.SlugField(required=False, widget=forms.HiddenInput)
