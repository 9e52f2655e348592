"""When one cannot meet, and how many meetings are enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.availability import MOST_MEETINGS
from ucap.events.queries.availability import Availability


class AvailabilityForm(forms.Form):
    absent = forms.TypedMultipleChoiceField(coerce=int, required=False)
    most_meetings = forms.IntegerField(
        label=_("How many meetings are enough for you?"),
        required=False,
        min_value=1,
        max_value=MOST_MEETINGS,
        help_text=_("Leave it empty for as many as possible."),
    )

    def __init__(self, data: Any, *, there: Availability) -> None:
        super().__init__(data, initial={"most_meetings": there.mine.most_meetings})
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
        }
