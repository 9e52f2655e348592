"""Fields that take lists as people write them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from ucap.exchange.content import LONGEST_THEME, MOST
from ucap.kernel.hygiene import clean_line
from ucap.places.countries import country_code
from ucap.places.gazetteer import find_places, place_by_id, place_name

LONGEST_LIST = 4000  # characters
MOST_CITIES = 40


class Lines(forms.CharField):
    """Several values, one a line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            required=False, max_length=LONGEST_LIST, widget=forms.Textarea(attrs={"rows": 3}), **more
        )

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> Any:
        lines = super().clean(value).splitlines()
        return tuple(dict.fromkeys(line for one in lines if (line := clean_line(one))))


class Themes(Lines):
    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if len(found) > MOST or any(len(theme) > LONGEST_THEME for theme in found):
            raise ValidationError(
                gettext("Write at most %(most)d themes, one a line, each of at most %(longest)d characters."),
                code="many",
                params={"most": MOST, "longest": LONGEST_THEME},
            )
        return found


class Cities(Lines):
    """The gazetteer's ids of cities that are written by name, one a line, with their country where the name needs it."""

    def __init__(self, *, language: str = "en", **more: Any) -> None:
        self.language = language
        super().__init__(**more)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple | list):
            return value
        places = (place_by_id(one) for one in value)
        return "\n".join(
            f"{place_name(place, self.language).text}, {place.country}" for place in places if place
        )

    def clean(self, value: Any) -> Any:
        names = super().clean(value)
        if len(names) > MOST_CITIES:
            raise ValidationError(
                gettext("Name at most %(most)d cities."), code="many", params={"most": MOST_CITIES}
            )
        return tuple(dict.fromkeys(_place_id(name) for name in names))


def _place_id(name: str) -> str:
    head, _, tail = name.replace("，", ",").rpartition(",")
    code = country_code(tail.strip()) if head else None
    found = find_places(head.strip() if code else name, country=code)
    if found.place is None:
        raise ValidationError(
            gettext(
                "“%(name)s” is not known as a city. Write it in another language, or the next larger one."
            ),
            code="city",
            params={"name": name[:80]},
        )
    if found.ambiguous:
        raise ValidationError(
            gettext(
                "Several cities are called “%(name)s”. Write the country behind it, as in “Granada, Spain”."
            ),
            code="several",
            params={"name": name[:80]},
        )
    return found.place.id
