"""Beginning an entry: for whom, and out of which text."""

from collections.abc import Sequence
from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.exchange.content import LONGEST
from ucap.kernel.fields import CleanText
from ucap.organisations.acting import Acting
from ucap.organisations.models import Organisation
from ucap.places.models import City


class Belongs(TypedDict):
    organisation: Organisation | None
    city: City | None


class BeginForm(forms.Form):
    """For whom one writes; asked only where there is a choice."""

    acting = forms.ChoiceField(label=_("For whom do you write?"))

    def __init__(self, data: Any, *, possible: Sequence[Acting], chosen: Acting | None) -> None:
        initial = {"acting": (chosen or possible[0]).key} if possible else {}
        super().__init__(data, initial=initial)
        field: Any = self.fields["acting"]
        field.choices = [(one.key, one.name) for one in possible]
        if len(possible) == 1:
            field.widget = forms.HiddenInput()

    def belongs(self) -> Belongs:
        """The organisation or the city, as actions take it."""
        kind, _, key = self.cleaned_data["acting"].partition(":")
        if kind == "city":
            return {"organisation": None, "city": City.objects.filter(pk=key).first()}
        return {"organisation": Organisation.objects.filter(pk=key).first(), "city": None}


class PasteForm(BeginForm):
    text = CleanText(
        label=_("Paste what you have"),
        required=False,
        longest=LONGEST["description"] + LONGEST["title"],
        most_links=3,
        rows=12,
        help_text=_(
            "A paragraph from a mail, a project sheet, a call: in any of the six languages. The first line becomes the title."
        ),
    )

    field_order = ("text", "acting")

    def __init__(self, data: Any, *, possible: Sequence[Acting], chosen: Acting | None) -> None:
        super().__init__(data, possible=possible, chosen=chosen)
        text: Any = self.fields["text"]
        text.needed_later = (
            True  # this button needs it, the other one does without: nothing is called optional
        )
