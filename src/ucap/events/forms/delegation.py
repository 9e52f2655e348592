"""Several who come together, one a row."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.delegations import LONGEST_NAME, MOST_PEOPLE, Companion
from ucap.events.actions.registered import LONGEST_NAME as LONGEST_PERSON
from ucap.events.forms.registering import acting_choices
from ucap.events.models import Event
from ucap.events.models.registration import LONGEST_HOUSE
from ucap.events.registering_words import COMES
from ucap.events.states import Mode
from ucap.kernel.fields import CleanLine
from ucap.kernel.rows import rearranged
from ucap.organisations.acting import Acting
from ucap.organisations.models import Organisation
from ucap.places.models import City

SHOWN = 3  # rows to begin with


class CompanionRow(forms.Form):
    name = CleanLine(label=_("Name on the badge"), longest=LONGEST_PERSON)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    house = CleanLine(label=_("Organisation, if another"), longest=LONGEST_HOUSE, required=False)
    mode = forms.ChoiceField(label=_("How they come"))

    def __init__(self, *args: Any, mixed: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        how: Any = self.fields["mode"]
        how.choices = [(value, gettext(words)) for value, words in COMES.items()]
        if not mixed:
            del self.fields["mode"]

    def has_changed(self) -> bool:
        """A row in which nobody is named is none, however they would come."""
        return any(self[name].value() for name in ("name", "email", "house"))

    def companion(self) -> Companion:
        """What the action needs."""
        said = self.cleaned_data
        return Companion(
            said["name"], said["email"], Mode(said.get("mode") or Mode.PLACE), house=said["house"]
        )


Rows = forms.formset_factory(
    CompanionRow,
    extra=SHOWN,
    max_num=MOST_PEOPLE,
    absolute_max=MOST_PEOPLE,
    validate_max=True,
    can_delete=True,
)


class CompaniesForm:
    """The people; rows that are left empty are nobody."""

    def __init__(self, data: QueryDict | None = None, *, event: Event) -> None:
        self.changed = rearranged(data) if data else None
        mixed = {"mixed": event.mode == Mode.MIXED}
        self.rows = Rows(self.changed or data or None, prefix="people", form_kwargs=mixed)

    def is_valid(self) -> bool:
        """Whether it was sent and names somebody."""
        return self.changed is None and self.rows.is_bound and self.rows.is_valid()

    def add_error(self, field: None, said: str) -> None:
        """Says it of the whole."""
        self.rows.non_form_errors().append(said)

    def people(self) -> list[Companion]:
        """What the action needs."""
        rows = (one for one in self.rows if not one.cleaned_data.get("DELETE"))
        return [one.companion() for one in rows if one.cleaned_data.get("name")]


class DelegationForm(forms.Form):
    name = CleanLine(
        label=_("Name of the delegation"),
        longest=LONGEST_NAME,
        help_text=_("For example “City of Yangzhou, Water Office”."),
    )
    acting = forms.ChoiceField(label=_("In whose name do they come?"))

    def __init__(self, data: Any = None, *, possible: Sequence[Acting], chosen: str = "") -> None:
        super().__init__(data, initial={"acting": chosen})
        acting: Any = self.fields["acting"]
        nobody, *others = acting_choices(possible)
        acting.choices = [(nobody[0], gettext("Each alone")), *others]

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        kind, _colon, key = self.cleaned_data["acting"].partition(":")
        return {
            "name": self.cleaned_data["name"],
            "organisation": Organisation.objects.get(pk=key) if kind == "organisation" else None,
            "city": City.objects.get(pk=key) if kind == "city" else None,
        }
