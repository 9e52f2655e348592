"""Which two of a house are kept apart."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.models import Registration


class ApartForm(forms.Form):
    """`people` are those whom the reader may choose, of whatever house."""

    one = forms.ChoiceField(label=_("One"))
    other = forms.ChoiceField(label=_("The other"))

    def __init__(self, data: Any, *, people: Iterable[Registration]) -> None:
        super().__init__(data)
        self._known = {one.pk: one for one in people}
        for name in ("one", "other"):
            field: Any = self.fields[name]
            field.choices = [(id_, id_) for id_ in self._known]

    def two(self) -> dict[str, Registration]:
        """What the action needs."""
        return {name: self._known[self.cleaned_data[name]] for name in ("one", "other")}
