"""The city of an organisation: written by name in any language; where the name means several, one is chosen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.organisations.wording import country_choices
from ucap.places.countries import country_name
from ucap.places.gazetteer import Place, find_places, place_by_id, place_name
from ucap.places.names import local_name

CANDIDATES = 6


class WhereFields(forms.Form):
    """Country and city; `place` appears when the city's name means several places."""

    country = forms.ChoiceField(label=_("Country"))
    city = forms.CharField(
        label=_("City"), required=False, max_length=120, help_text=_("Its name in any language.")
    )
    place = forms.ChoiceField(label=_("Which one do you mean?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country: Any = self.fields["country"]
        country.choices = [("", "—"), *country_choices()]
        self.chosen_place: Place | None = None
        self._candidates = self._found()
        if len(self._candidates) > 1:
            choices: Any = self.fields["place"]
            choices.choices = [(one.id, in_words(one)) for one in self._candidates]
        else:
            del self.fields["place"]

    def clean_city(self) -> str:
        name: str = self.cleaned_data["city"]
        if not name or "country" not in self.cleaned_data:
            return name  # first things first: what is wrong with the country is said there
        if not self._candidates:
            raise ValidationError(
                gettext("This city is not known here. Write the next larger one, or leave this empty."),
                code="city",
            )
        self.chosen_place = self._chosen()
        if self.chosen_place is None:
            raise ValidationError(gettext("Several places have this name. Choose one below."), code="several")
        return name

    def _found(self) -> tuple[Place, ...]:
        """The places that the written name can mean; only the surest where there is no doubt."""
        name, country = (str(self.data.get(self.add_prefix(one), "")) for one in ("city", "country"))
        if not name.strip():
            return ()
        found = find_places(name, country=country or None, limit=CANDIDATES)
        if found.place and not found.ambiguous:
            return (found.place,)
        return found.candidates

    def _chosen(self) -> Place | None:
        if len(self._candidates) == 1:
            return self._candidates[0]
        wanted = self.data.get(self.add_prefix("place"))
        return next((one for one in self._candidates if one.id == wanted), None)


def city_words(place_id: str | None) -> str:
    """The name of the city of that id in the reader's language, such that it is found again."""
    place = place_by_id(place_id) if place_id else None
    return place_name(place, _language()).text if place else ""


def in_words(place: Place) -> str:
    """ "Manchester · England · United Kingdom"."""
    region = local_name(place.region_names, place.region, _language()).text if place.region else ""
    return " · ".join(
        part
        for part in (place_name(place, _language()).text, region, country_name(place.country, _language()))
        if part
    )


def _language() -> str:
    return get_language() or "en"
