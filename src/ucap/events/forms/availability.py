"""When one cannot meet, and how many meetings are enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.availability import MOST_MEETINGS
from ucap.events.queries.availability import Availability
from ucap.organisations.wording import tongue_choices


class AvailabilityForm(forms.Form):
    absent = forms.TypedMultipleChoiceField(coerce=int, required=False)
    most_meetings = forms.IntegerField(
        label=_("How many meetings are enough for you?"),
        required=False,
        min_value=1,
        max_value=MOST_MEETINGS,
        help_text=_("Leave it empty for as many as possible."),
    )

    languages = forms.MultipleChoiceField(
        label=_("Languages in which you can meet"),
        required=False,
        choices=tongue_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--languages"}),
        help_text=_(
            "Where you and the other have none in common, an interpreter comes if the hosts have one."
        ),
    )

    def __init__(self, data: Any, *, there: Availability, reads: str = "") -> None:
        """`reads` is the reader's own language, ticked where the participant has not said any."""
        mine = there.mine
        languages = mine.languages or [reads]
        super().__init__(data, initial={"most_meetings": mine.most_meetings, "languages": languages})
        absent: Any = self.fields["absent"]
        absent.choices = [(slot.pk, str(slot.pk)) for slot in there.slots]
        self.there = there

    @property
    def ticked(self) -> frozenset[int]:
        """The slots that are ticked, as it was sent or as it is kept."""
        if not self.is_bound:
            return self.there.absent
        sent = self.data.getlist("absent") if hasattr(self.data, "getlist") else ()
        known = {str(slot.pk): slot.pk for slot in self.there.slots}
        return frozenset(known[one] for one in sent if one in known)

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        return {
            "absent": self.cleaned_data["absent"],
            "most_meetings": self.cleaned_data["most_meetings"],
            "languages": self.cleaned_data["languages"],
        }
