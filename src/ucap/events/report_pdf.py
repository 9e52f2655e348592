"""The report of an event on A4 (PDF/UA-1, where the fonts have every sign): words, numbers, between which cities people met."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ucap.events.typeset import language_of_document, set_pdf, word


@dataclass(frozen=True, slots=True)
class Section:
    """Numbers that belong together, each with what it counts."""

    key: str
    title: str
    rows: tuple[tuple[str, int], ...]
    note: str = ""

    @property
    def most(self) -> int:
        return max((number for _, number in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of two cities: the names, and of each row its numbers with how dark each is, 0 to 5."""

    title: str
    corner: str
    names: tuple[str, ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that the report says, in the reader's language; its texts in their own."""

    kicker: str
    title: str
    facts: Sequence[tuple[str, str]] = ()  # when, where, held by
    texts: Sequence[tuple[str, str, str]] = ()  # heading, text, its language
    numbers: Sequence[Section] = ()  # shown large
    bars: Sequence[Section] = ()  # compared by eye
    table: Table | None = None
    footer: str = ""
    url: str  # of its page


def write_report_pdf(said: Document, *, language: str) -> bytes:
    """The PDF; the same report gives the same bytes."""
    return set_pdf(
        "report_pdf.typ",
        {
            **language_of_document(language),
            "kicker": said.kicker,
            "plain_title": said.title,
            "title": word(said.title, widest=28),
            "facts": [{"label": label, "said": word(value, widest=50)} for label, value in said.facts],
            "texts": [
                {
                    "heading": heading,
                    "paragraphs": [word(line, widest=60) for line in text.split("\n") if line.strip()],
                    **_own(language_of_text),
                }
                for heading, text, language_of_text in said.texts
            ],
            "numbers": [_section(one) for one in said.numbers],
            "bars": [_section(one) for one in said.bars],
            "table": _table(said.table) if said.table else None,
            "footer": word(said.footer, widest=60),
            "url": said.url,
        },
    )


def _own(language: str) -> dict[str, Any]:
    own = language_of_document(language)
    return {"language": own["lang"], "area": own["region"]}


def _section(one: Section) -> dict[str, Any]:
    most = one.most or 1
    return {
        "title": one.title,
        "note": one.note,
        "rows": [
            {"label": word(label, widest=40), "number": number, "share": number / most}
            for label, number in one.rows
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "corner": table.corner,
        "names": [word(name, widest=9) for name in table.names],
        "rows": [[{"number": number, "shade": shade} for number, shade in row] for row in table.rows],
    }
