"""How somebody wants to hear of each kind."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ucap.notices.states import CHOSEN, Kind, Pace
from ucap.notices.wording import KINDS, PACES


def pace_choices() -> list[tuple[str, str]]:
    return [(pace.value, str(name)) for pace, name in PACES.items()]


class PreferencesForm(forms.Form):
    """One field a kind."""

    def __init__(self, *args: Any, paces: Mapping[Kind, Pace], **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in CHOSEN:
            name, what = KINDS[kind]
            self.fields[kind.value] = forms.ChoiceField(
                label=name, help_text=what, choices=pace_choices, initial=paces[kind].value
            )

    def paces(self) -> dict[Kind, Pace]:
        """What was chosen."""
        return {kind: Pace(self.cleaned_data[kind.value]) for kind in CHOSEN}


class ResumeForm(forms.Form):
    """Hears again as before; the fields that say how stood on the page that said that letters are stopped."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in CHOSEN:
            self.fields[kind.value] = forms.ChoiceField(
                choices=pace_choices, required=False, widget=forms.HiddenInput
            )

    def paces(self) -> dict[Kind, Pace]:
        """What is to be as before; nothing for what makes no sense."""
        self.full_clean()
        found = {kind: self.cleaned_data.get(kind.value) for kind in CHOSEN}
        return {kind: Pace(pace) for kind, pace in found.items() if pace}
