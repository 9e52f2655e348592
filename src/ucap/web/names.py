"""Names, dates and periods as the reader says them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, Protocol

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal
from django.utils.translation import get_language, to_locale

from ucap.places import countries
from ucap.places.names import LocalName, local_name
from ucap.plans import wording
from ucap.plans.dates import first_day, last_day
from ucap.themes import goals, topics
from ucap.web.languages import language_tag


class NamedCity(Protocol):
    """A city of the database, the gazetteer or a plan."""

    @property
    def name(self) -> str: ...


@lru_cache(maxsize=16)
def _locale(code: str) -> Locale:
    return Locale.parse("en_001" if code == "en" else to_locale(code))  # world English: 5 November 2019


def reader_locale() -> Locale:
    """CLDR's data for the language that is active."""
    return _locale(get_language() or "en")


def country_name(code: str) -> str:
    """The country's name in the reader's language; the code itself where it is no country's."""
    return countries.country_name(code, language_tag(get_language() or "en"))


def language_name(tag: str) -> str:
    """The name of a language (BCP 47) in the reader's language; the tag itself where it is unknown."""
    locale = reader_locale()
    return locale.languages.get(tag.replace("-", "_")) or locale.languages.get(tag.partition("-")[0]) or tag


def partial_date(partial: str | None) -> str:
    """A date as precise as it is given: "2019", "November 2019", "5 November 2019"; what is no date, as it stands."""
    day = first_day(partial)
    if day is None or partial is None:
        return partial or ""
    if len(partial) == len("2019-11-05"):
        return str(format_date(day, "long", locale=reader_locale()))
    return format_skeleton("y" if len(partial) == len("2019") else "yMMMM", day, locale=reader_locale())


def period(start: str | None, end: str | None) -> str:
    """From start to end in words, sharing what both have: "November 2019 – March 2020"; one of them may be open."""
    first, last = first_day(start), last_day(end)
    if not (first and last and start and end) or len(start) != len(end):
        dates = [partial_date(start) or "…", partial_date(end) or "…"]
        return " – ".join(dates) if start or end else ""
    if start == end:
        return partial_date(start)
    skeleton = {4: "y", 7: "yMMMM"}.get(len(start), "yMMMd")
    return str(format_interval(first, last, skeleton, locale=reader_locale()))


def number(value: float | None) -> str:
    """A number in figures with the reader's separators: "4,600,000", "4.600.000"; empty for None."""
    return "" if value is None else str(format_decimal(value, locale=reader_locale()))


def compact_number(value: float | None) -> str:
    """A number as one says it: "4.6 million", "460万", "388,000"; empty for None."""
    locale = reader_locale()
    if value is None or value < (10_000 if locale.language == "zh" else 1_000_000):
        return number(value)
    width: Literal["long", "short"] = (
        "long" if "long" in locale.compact_decimal_formats else "short"
    )  # Chinese has only one way
    digits = 1 if value >= 1_000_000 else 0
    return format_compact_decimal(value, format_type=width, locale=locale, fraction_digits=digits)


def city_name(city: NamedCity) -> str:
    """The city's name in the reader's language, or the name it has where none is known."""
    return city_name_or_other(city).text


def city_name_or_other(city: NamedCity) -> LocalName:
    """The city's name, and whether it is another language's because none is known in the reader's."""
    names: Mapping[str, str] = getattr(city, "names", None) or {}
    return local_name(names, city.name, language_tag(get_language() or "en"))


def whereabouts(city: NamedCity) -> str:
    """Region and country of the city as the reader says them; the country alone for a city that is its own region."""
    region = getattr(city, "region", "")
    own = "" if region == city.name else region
    return wording.whereabouts(own, getattr(city, "region_names", None) or {}, getattr(city, "country", ""))


def listed(names: Sequence[object]) -> str:
    """The names as a list in a sentence: "Spain, Italy and China", "西班牙、意大利和中国"."""
    return str(format_list([str(name) for name in names], locale=reader_locale()))


def goal_title(number: int) -> str:
    """The official title of that Sustainable Development Goal in the reader's language."""
    return goals.goal_title(number, language_tag(get_language() or "en"))


def topic_name(topic: str) -> str:
    """The topic of the Urban Agenda in the reader's language, of its official English name."""
    return topics.topic_name(topic, language_tag(get_language() or "en"))
