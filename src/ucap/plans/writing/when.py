"""Dates in words, as precise as they are: "November 2019 – January 2020", "5. März 2020", "自2019年11月起"."""

from collections.abc import Iterator
from typing import NamedTuple

from ucap.plans.labels import form_language


class Words(NamedTuple):
    """How a language says a date and the time between two."""

    year: str
    month: str  # CLDR pattern
    day: str  # CLDR pattern
    to: str
    since: str
    until: str


WORDS: dict[str, Words] = {
    "en": Words("{}", "MMMM y", "d MMMM y", "{} to {}", "from {}", "until {}"),
    "zh-Hans": Words("{}年", "y年M月", "y年M月d日", "{}至{}", "自{}起", "截至{}"),
    "es": Words("{}", "MMMM 'de' y", "d 'de' MMMM 'de' y", "{} a {}", "desde {}", "hasta {}"),
    "it": Words("{}", "MMMM y", "d MMMM y", "{} a {}", "da {}", "fino a {}"),
    "de": Words("{}", "MMMM y", "d. MMMM y", "{} bis {}", "ab {}", "bis {}"),
    "fr": Words("{}", "MMMM y", "d MMMM y", "{} à {}", "à partir de {}", "jusqu'à {}"),
}


def date_in_words(partial: str, language: str) -> str:
    """A year, month or day ("2019", "2019-11", "2019-11-05") in words; the text itself where it is no date."""
    from babel.dates import format_date

    from ucap.plans.dates import first_day

    day = first_day(partial)
    if day is None:
        return partial
    words = WORDS[form_language(language)]
    if len(partial) == 4:
        return words.year.format(partial)
    pattern = words.month if len(partial) == 7 else words.day
    return format_date(day, pattern, locale=form_language(language).replace("-", "_"))


def spans_in_words(
    start: str | None, end: str | None, language: str, *, open_end: bool = False
) -> Iterator[str]:
    """The time between two dates in words, the likeliest way first; nothing where there is neither.

    `open_end`: a first date alone begins a time that goes on.
    """
    words = WORDS[form_language(language)]
    first, last = (date_in_words(partial, language) if partial else "" for partial in (start, end))
    if first and last:
        if start == end:
            yield first
        yield f"{first} – {last}" if form_language(language) != "zh-Hans" else words.to.format(first, last)
        yield words.to.format(first, last)
    elif first:
        since = words.since.format(first)
        yield from (since, first) if open_end else (first, since)
    elif last:
        yield words.until.format(last)
