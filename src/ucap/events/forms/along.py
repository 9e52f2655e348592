"""Who comes along to a meeting, and with whom."""

from typing import Any

from django import forms

from ucap.events.models import Registration
from ucap.events.queries.along import Side


class AlongForm(forms.Form):
    """`sides` are the two of the meeting, each with those who could come along."""

    beside = forms.ChoiceField()
    who = forms.ChoiceField()

    def __init__(self, data: Any, *, sides: tuple[Side, Side]) -> None:
        super().__init__(data)
        self._known = {one.pk: one for side in sides for one in (side.one, *side.possible)}
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.choices = [(id_, id_) for id_ in self._known]

    def two(self) -> dict[str, Registration]:
        """What the action needs."""
        return {name: self._known[self.cleaned_data[name]] for name in ("beside", "who")}
