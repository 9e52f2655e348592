"""The itinerary of a visit on A4 (PDF/UA-1, where the fonts have every sign), in one language or two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ucap.events.typeset import language_of_document, set_pdf, word


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSide:
    """A stop in one language."""

    when: str
    title: str
    text: str
    words_language: str  # of title and text
    facts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One day: what it is called in each language, and its stops."""

    names: tuple[str, ...]
    stops: tuple[tuple[SheetSide, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole itinerary; of each language what it is called and the title of the visit in it."""

    languages: tuple[str, ...]
    kickers: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]  # that its contacts are for those who come alone
    days: Sequence[SheetDay] = ()


def write_itinerary(sheet: Sheet) -> bytes:
    """The PDF; the same itinerary gives the same bytes."""
    data = {
        **language_of_document(sheet.languages[0]),
        "plain_title": sheet.titles[0][0],
        "columns": [
            {
                **_own(tag),
                "kicker": _once(sheet.kickers, number),
                "title": {**word(title, widest=20), **_own(language)},
                "closing": _once(sheet.closing, number),
            }
            for number, tag in enumerate(sheet.languages)
            for title, language in (sheet.titles[min(number, len(sheet.titles) - 1)],)
        ],
        "days": [
            {"names": list(day.names), "stops": [[_side(side) for side in stop] for stop in day.stops]}
            for day in sheet.days
        ],
    }
    return set_pdf("itinerary_pdf.typ", data)


def _once(said: Sequence[str], number: int) -> str:
    """What is said in that language; "" where the first says the same: the interface speaks not every language."""
    return "" if number and said[number] == said[0] else said[number]


def _side(side: SheetSide) -> dict[str, Any]:
    return {
        "when": word(side.when, widest=30),
        "title": word(side.title, widest=24),
        "text": [word(line, widest=30) for line in side.text.split("\n") if line.strip()],
        **_own(side.words_language),
        "facts": [{"label": label, "said": word(said, widest=24)} for label, said in side.facts],
    }


def _own(language: str) -> dict[str, Any]:
    own = language_of_document(language)
    return {"language": own["lang"], "area": own["region"]}
