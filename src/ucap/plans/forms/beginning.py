"""A plan from nothing: enough to begin with, the rest part by part."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ucap.places.gazetteer import find_places
from ucap.plans.content import City, PlanContent, Side
from ucap.plans.forms.choices import language_choices


class CityNames(forms.CharField):
    """Cities by name, with commas between them."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("，", ",").replace("、", ",").replace(";", ",").replace("\n", ",")
        names = tuple(dict.fromkeys(name.strip()[:200] for name in text.split(",") if name.strip()))
        if len(names) > 100:
            raise ValidationError(_("Write at most 100 cities."), code="many")
        return names


class BeginForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    language = forms.ChoiceField(label=gettext_lazy("Language of the plan"))
    here = CityNames(
        label=gettext_lazy("Your side: its cities"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Separated by commas, in any language."),
    )
    there = CityNames(label=gettext_lazy("The other side: its cities"), required=False, max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = language_choices("en")
        if str(self.initial.get("language", "")).startswith("zh"):
            self.initial["language"] = "zh-Hans"

    def content(self) -> PlanContent:
        """The plan so far."""
        said = self.cleaned_data
        sides = (_side(said["here"]), _side(said["there"]))
        return PlanContent(title=said["title"], language=said["language"], sides=sides)


def _side(names: tuple[str, ...]) -> Side:
    cities = tuple(_city(name) for name in names)
    return Side(cities=cities, countries=tuple(dict.fromkeys(c.country for c in cities if c.country)))


def _city(name: str) -> City:
    """The city of that name; which place it is only where that is beyond doubt."""
    found = find_places(name)
    place = found.place if found.exact and not found.ambiguous else None
    return City(name=name, country=place.country if place else None, place=place.id if place else None)
