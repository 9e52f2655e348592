"""Why a match is put aside: one of the reasons for which an interest is declined, or none."""

from django import forms

from ucap.exchange.states import DeclineReason


class DismissForm(forms.Form):
    reason = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in DeclineReason])

    def why(self) -> DeclineReason | None:
        """The reason; None for none, and for what is no reason."""
        chosen = self.cleaned_data.get("reason") if self.is_valid() else ""
        return DeclineReason(chosen) if chosen else None
