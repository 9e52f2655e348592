"""Fields that take what people write: dates as precise as they are known, numbers with any signs, countries by name."""

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ucap.places.countries import country_code, country_name
from ucap.plans.dates import is_partial_date
from ucap.plans.reading.understanding.dates import Span, find_dates
from ucap.plans.reading.understanding.numbers import find_numbers, is_missing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_TEXT = 20_000  # characters of one passage
LARGEST = 10_000_000_000  # people or square kilometres
DATE_HELP = gettext_lazy("A year, a month or a day: 2019, November 2019, 2019-11-05")
COUNTRY_LIST = "countries"  # id of the <datalist> that country fields share


class TextLine(forms.CharField):
    """One line of text; None instead of nothing."""

    def __init__(self, *, label: "StrOrPromise", max_length: int = 300, **more: Any) -> None:
        super().__init__(label=label, max_length=max_length, **{"required": False, **more})

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class TextBox(forms.CharField):
    """Text of any length."""

    def __init__(self, *, label: "StrOrPromise", rows: int = 3, **more: Any) -> None:
        super().__init__(
            label=label, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **more
        )


class PartialDate(forms.CharField):
    """ "2019", "2019-11" or "2019-11-05" of a date in words or figures, in any of the six languages; None for nothing."""

    def __init__(self, *, label: "StrOrPromise", help_text: "StrOrPromise" = "") -> None:
        super().__init__(label=label, max_length=60, required=False, help_text=help_text)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text or is_partial_date(text):
            return text or None
        spans = find_dates(text)
        if len(spans) != 1 or not _is_all_of(spans[0], text):
            raise ValidationError(
                _("This is not read as one date. Write it like 2019, 2019-11 or 2019-11-05."), code="date"
            )
        if spans[0].doubt:
            raise ValidationError(
                _("Day and month could be the other way round. Write it like %(date)s."),
                code="doubt",
                params={"date": spans[0].start},
            )
        return spans[0].start


class Quantity(forms.CharField):
    """A number as people write it, "4 600 000" or "4,6 mio"; None for nothing and for "N/A"."""

    def __init__(self, *, label: "StrOrPromise", whole: bool, **more: Any) -> None:
        super().__init__(label=label, max_length=40, required=False, **more)
        self.whole = whole
        self.widget.attrs["inputmode"] = "decimal"

    def prepare_value(self, value: Any) -> Any:
        """The number without signs, so that it is read back as it is."""
        return f"{value:.12g}" if isinstance(value, float) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text or is_missing(text):
            return None
        numbers = find_numbers(text, language=get_language() or "en")
        if len(numbers) != 1:
            raise ValidationError(_("Write one number in figures, like 4600000."), code="number")
        first, *others = numbers[0].values
        if others:
            raise ValidationError(
                _("This can be read as %(one)s or as %(other)s. Write the one that is meant."),
                code="doubt",
                params={"one": f"{first:.12g}", "other": f"{others[0]:.12g}"},
            )
        if first > LARGEST:
            raise ValidationError(_("This number is too large to be true."), code="number")
        return round(first) if self.whole else first


class Country(forms.CharField):
    """The ISO 3166-1 code of a country written by name, in any of the six languages, or as a code; None for nothing."""

    def __init__(self, *, label: "StrOrPromise") -> None:
        super().__init__(label=label, max_length=80, required=False)
        self.widget.attrs |= {"list": COUNTRY_LIST, "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return (
            country_name(value, get_language() or "en")
            if isinstance(value, str) and len(value) == 2
            else value
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return _code(text) if text else None


class Countries(forms.CharField):
    """The codes of several countries, written with commas between their names."""

    def __init__(self, *, label: "StrOrPromise", help_text: "StrOrPromise") -> None:
        super().__init__(label=label, max_length=1000, required=False, help_text=help_text)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        return ", ".join(country_name(code, get_language() or "en") for code in value)

    def clean(self, value: Any) -> Any:
        names = super().clean(value).replace("，", ",").replace("、", ",").replace(";", ",").split(",")
        return tuple(dict.fromkeys(_code(name.strip()) for name in names if name.strip()))


def _is_all_of(span: Span, text: str) -> bool:
    """Whether the text is that one date and nothing more: each of its figures is a day, a month or a year of it."""
    figures = len(re.findall(r"\d+", text))
    return (
        span.last is None and span.end - span.begin == len(text) and figures <= str(span.first).count("-") + 1
    )


def _code(name: str) -> str:
    code = country_code(name)
    if code is None:
        raise ValidationError(
            _("“%(name)s” is not known as a country. Write its name or its two-letter code."),
            code="country",
            params={"name": name},
        )
    return code
