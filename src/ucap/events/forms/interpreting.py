"""Who interprets: name, languages and when they are not there; and to which meeting somebody is given."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.interpreting import Speaks
from ucap.events.models import Interpreter
from ucap.events.models.interpreting import LONGEST_NAME
from ucap.events.queries.availability import SlotDay
from ucap.events.queries.interpreting import NONE
from ucap.kernel.fields import CleanLine
from ucap.organisations.wording import tongue_choices


class InterpreterForm(forms.Form):
    name = CleanLine(
        label=_("Name"),
        longest=LONGEST_NAME,
        help_text=_("As agendas, the cards of the tables and the screen of the venue show it."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        choices=tongue_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--languages"}),
        help_text=_(
            "Two at least for an interpreter. Somebody with fewer, such as a guide, comes to those meetings alone that you give them."
        ),
    )
    absent = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        days: Iterable[SlotDay],
        before: Interpreter | None = None,
        absent: frozenset[int] = frozenset(),
    ) -> None:
        initial = {"name": before.name, "languages": before.languages} if before else {}
        super().__init__(data, initial=initial)
        self._absent = absent
        self._known = {str(slot.pk): slot.pk for day in days for slot in day.slots}
        choices: Any = self.fields["absent"]
        choices.choices = [(key, key) for key in self._known]

    @property
    def ticked(self) -> frozenset[int]:
        """The slots that are ticked, as it was sent or as it is kept."""
        if not self.is_bound:
            return self._absent
        sent = self.data.getlist("absent") if hasattr(self.data, "getlist") else ()
        return frozenset(self._known[one] for one in sent if one in self._known)

    def said(self) -> Speaks:
        """What the action needs."""
        said = self.cleaned_data
        return Speaks(said["name"], tuple(said["languages"]), tuple(said["absent"]))


class GiveForm(forms.Form):
    """`interpreter`: the id of one, NONE where the meeting needs nobody, or nothing for as it fits."""

    interpreter = forms.ChoiceField(required=False)

    def __init__(self, data: Any, *, interpreters: Iterable[Interpreter]) -> None:
        super().__init__(data)
        self._known = {one.pk: one for one in interpreters}
        field: Any = self.fields["interpreter"]
        field.choices = [("", ""), (NONE, NONE), *((id_, id_) for id_ in self._known)]

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        chosen = self.cleaned_data["interpreter"]
        return {"interpreter": self._known.get(chosen), "unaided": chosen == NONE}
