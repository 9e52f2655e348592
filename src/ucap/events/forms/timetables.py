"""How long a timetable may be looked for; a meeting given its time by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.timetables import LONGEST, SHORTEST
from ucap.events.models import Event, Slot
from ucap.events.times import local

USUAL = 60  # seconds


class MakingForm(forms.Form):
    longest = forms.IntegerField(
        label=_("Seconds at most"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=USUAL,
        widget=forms.NumberInput(attrs={"class": "input"}),
        help_text=_(
            "The first timetable is there at once; it gets better until it is proved or you stop it."
        ),
    )


class FixingForm(forms.Form):
    slot = forms.TypedChoiceField(label=_("Time"), required=False, empty_value=None)
    table = forms.IntegerField(label=_("Table"), required=False, min_value=1)

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data)
        self.slots: dict[str, Slot] = {str(slot.pk): slot for slot in event.slots.all()}
        field: Any = self.fields["slot"]
        field.choices = [
            ("", _("As it fits")),
            *(
                (key, f"{local(slot.starts_at, event.time_zone):%Y-%m-%d %H:%M}")
                for key, slot in self.slots.items()
            ),
        ]

    def chosen(self) -> Slot | None:
        """The slot; None where the timetable is to find one."""
        return self.slots.get(self.cleaned_data["slot"] or "")
