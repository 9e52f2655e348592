"""The sides of a plan, each with its cities: rows within rows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy

from ucap.kernel.whole import whole
from ucap.plans.content import City, PlanContent, Side
from ucap.plans.forms.choices import NO_PLACE, PlaceChoices, country_names, place_choices
from ucap.plans.forms.fields import Countries, Country, Quantity, TextLine
from ucap.plans.forms.part import FieldProblem, PartForm, Row, items_of, kept_rows, row_set

Known = dict[str, list[str]]  # a city's name -> the places that the plan says it is


class CityRow(Row):
    """A city by the name the plan gives it, and which place that is."""

    name = forms.CharField(label=gettext_lazy("City"), max_length=200)
    country = Country(label=gettext_lazy("Country"))
    region = TextLine(label=gettext_lazy("Region, province or state"), max_length=200)
    place = forms.CharField(label=gettext_lazy("Which place is it?"), required=False, max_length=20)

    def __init__(self, *args: Any, known: Known, **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = known
        self._ask_while_typing()
        self._offer(self["name"].value(), self["country"].value())

    def _ask_while_typing(self) -> None:
        """Lets the name's field ask for the places that it can mean."""
        ask = {
            "hx-get": f"{reverse('plans:find_place')}?row={self.prefix}",
            "hx-trigger": "input changed delay:300ms",
            "hx-target": f"#id_{self.prefix}-place",
            "hx-swap": "outerHTML",
            "hx-include": "closest .rows__row",
            "hx-sync": "this:replace",
            "autocomplete": "off",
        }
        self.fields["name"].widget.attrs |= ask

    def _offer(self, name: Any, country: Any) -> None:
        """Radio buttons for the places that the name can mean; the sure one is chosen where nothing is."""
        try:
            code = self.fields["country"].clean(country)
        except forms.ValidationError:
            code = None
        self.places = (
            place_choices(str(name), code, known=self.known.get(str(name), ()))
            if name
            else PlaceChoices((), None)
        )
        self.fields["place"].widget = forms.RadioSelect(
            choices=self.places.choices, attrs={"class": "choices--places"}
        )
        if not self.is_bound and not self.initial.get("place"):
            self.initial["place"] = self.places.sure

    def has_changed(self) -> bool:
        return super().has_changed() and bool({"name", "country", "region"} & set(self.changed_data))

    def clean(self) -> dict[str, Any]:
        """A place that the name cannot mean (the name was changed since) gives way to the one that it surely means."""
        said = self.cleaned_data
        chosen = said.get("place") or ""
        if chosen == NO_PLACE:
            said["place"] = None
        elif chosen not in {place.id for place in self.places.places}:
            said["place"] = self.places.sure
        meant = next((place for place in self.places.places if place.id == said["place"]), None)
        if meant and not said.get("country"):
            said["country"] = meant.country
        return said

    def item(self) -> City:
        said = self.cleaned_data
        return City(name=said["name"], region=said["region"], country=said["country"], place=said["place"])


class SideRow(forms.Form):
    """What is said of a side beside its cities."""

    name = TextLine(
        label=gettext_lazy("Name of the side"),
        help_text=gettext_lazy(
            "Only where it has one beside its cities, like the name of a region or a network."
        ),
    )
    population = Quantity(label=gettext_lazy("Inhabitants"), whole=True)
    area_km2 = Quantity(label=gettext_lazy("Area (km²)"), whole=False)
    countries = Countries(
        label=gettext_lazy("Countries it names"),
        help_text=gettext_lazy("Separated by commas. Those of its cities are added by themselves."),
    )


class SideWithCities:
    """One side: its fields and its rows of cities."""

    def __init__(self, form: Any, *, known: Known, cities: Sequence[City], data: QueryDict | None) -> None:
        self.form = form
        prefix = f"{form.prefix}-cities"
        sent = data if data is not None and f"{prefix}-TOTAL_FORMS" in data else None
        self.cities = row_set(CityRow)(
            sent,
            prefix=prefix,
            initial=None if sent is not None else [_shown(city) for city in cities],
            form_kwargs={"known": known},
        )

    def is_valid(self) -> bool:
        # A side that was just added by a button has no rows yet: nothing of it was sent.
        return self.form.is_valid() and (not self.cities.is_bound or self.cities.is_valid())

    def side(self) -> Side:
        said = self.form.cleaned_data
        cities = tuple(items_of(self.cities)) if self.cities.is_bound else ()
        of_cities = [city.country for city in cities if city.country]
        countries = tuple(dict.fromkeys([*said.get("countries", ()), *of_cities]))
        return Side(
            name=said.get("name"),  # of a new side with nothing but cities, Django keeps no values
            cities=cities,
            countries=countries,
            population=said.get("population"),
            area_km2=said.get("area_km2"),
        )

    @property
    def says_something(self) -> bool:
        """Whether it was there before, or something was written of it."""
        return bool(self.form.cleaned_data) or (self.cities.is_bound and bool(kept_rows(self.cities)))


class SidesForm(PartForm):
    """All sides of the plan."""

    template = "plans/officers/forms/sides.html"
    add = gettext_lazy("Add a side")

    def __init__(self, content: PlanContent, data: QueryDict | None = None) -> None:
        known: Known = {}
        for city in (city for side in content.sides for city in side.cities if city.place):
            known.setdefault(city.name, []).append(city.place or "")
        self.rows = row_set(SideRow)(
            data,
            prefix="sides",
            initial=None if data is not None else [_shown(side) for side in content.sides],
        )
        cities = [side.cities for side in content.sides] if data is None else []
        self.sides = [
            SideWithCities(form, known=known, cities=cities[n] if n < len(cities) else (), data=data)
            for n, form in enumerate(self.rows.forms)
        ]

    @property
    def country_names(self) -> list[str]:
        """What the fields for countries offer while somebody types."""
        return country_names()

    @property
    def shown(self) -> list[SideWithCities]:
        """The sides in the order they were put into, without those taken out."""
        left = [side for side in self.sides if not side.form["DELETE"].data]
        return sorted(left, key=lambda side: _order(side.form["ORDER"].value()))

    def forms(self) -> Sequence[forms.BaseForm]:
        return [
            form
            for side in self.shown
            for form in (side.form, *(row for row in side.cities.forms if not row["DELETE"].data))
        ]

    def is_valid(self) -> bool:
        valid = [
            side.is_valid() for side in self.shown
        ]  # each says what is wrong with it, not only the first
        return self.rows.is_valid() and all(valid)

    def values(self) -> dict[str, Any]:
        return {"sides": tuple(side.side() for side in self.shown if side.says_something)}

    def problems(self) -> list[FieldProblem]:
        return [FieldProblem("", "", str(text)) for text in self.rows.non_form_errors()] + super().problems()


def city_row(prefix: str, data: Any) -> CityRow:
    """The row of that prefix as it was typed: its places, for a search as one types."""
    initial = {name: data.get(f"{prefix}-{name}", "") for name in ("name", "country", "region")}
    return CityRow(prefix=prefix, initial=initial, known={})


def _shown(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__ if name != "cities"}


def _order(value: Any) -> int:
    order = whole(str(value))
    return 10**6 if order is None else order
