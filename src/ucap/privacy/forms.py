"""What somebody says who wants to leave."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.privacy.queries.mine import Leaving


class LeavingForm(forms.Form):
    """When, and what becomes of what nobody else looks after."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=[
            ("later", _("In 14 days. Until then, signing in takes it back.")),
            ("now", _("At once. It cannot be taken back.")),
        ],
        initial="later",
        widget=forms.RadioSelect,
    )
    hand_over = forms.BooleanField(
        label=_("The secretariat takes over what I alone look after"), required=False
    )

    def __init__(self, *args: Any, leaving: Leaving, **more: Any) -> None:
        super().__init__(*args, **more)
        if not leaving.to_hand_over:
            del self.fields["hand_over"]
        else:
            self.fields["hand_over"].required = True

    @property
    def at_once(self) -> bool:
        return bool(self.cleaned_data["when"] == "now")

    @property
    def handed_over(self) -> bool:
        return bool(self.cleaned_data.get("hand_over"))
