"""Entries as the matching sees them: what is offered, asked for or looked into, by whom, and with whom one wants to do it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

if TYPE_CHECKING:
    import msgspec

MOST_CHARACTERS = 20_000  # of one entry's title and text together: what is longer is a document, not an entry
MOST_ENTRIES = 100_000  # in one file


class Kind(StrEnum):
    OFFER = "offer"
    REQUEST = "request"
    INTEREST = "interest"


class OrganisationType(StrEnum):
    UNIVERSITY = "university"
    COMPANY = "company"
    RESEARCH = "research"
    PUBLIC = "public"
    NGO = "ngo"


# What answers what. Suppliers do not answer suppliers, nor those in need one another; it is the same seen from either side.
ANSWERED_BY: Mapping[Kind, tuple[Kind, ...]] = MappingProxyType(
    {
        Kind.OFFER: (Kind.REQUEST, Kind.INTEREST),
        Kind.REQUEST: (Kind.OFFER,),
        Kind.INTEREST: (Kind.INTEREST, Kind.OFFER),
    }
)


@dataclass(frozen=True, slots=True)
class Wants:
    """Whom one looks for; () for anybody."""

    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    organisation_types: tuple[OrganisationType, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One offer, request or research interest; only the first four are always known."""

    id: str
    kind: Kind
    title: str
    text: str
    language: str | None = None  # BCP 47
    themes: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()
    country: str | None = None
    place: str | None = None
    organisation: str | None = None
    organisation_type: OrganisationType | None = None
    wants: Wants = field(default_factory=Wants)
    expires: dt.date | None = None  # the last day on which it holds


def may_meet(one: Entry, other: Entry, today: dt.date) -> bool:
    """Whether the two can match at all: kinds that answer each other, two organisations, both still open."""
    same = one.id == other.id or (one.organisation is not None and one.organisation == other.organisation)
    return not same and other.kind in ANSWERED_BY[one.kind] and is_open(one, today) and is_open(other, today)


def is_open(entry: Entry, today: dt.date) -> bool:
    """Whether it holds on that day."""
    return entry.expires is None or entry.expires >= today


def read_entries(lines: Iterable[bytes], name: str) -> list[Entry]:
    """The entries of JSON Lines, empty lines left out; raises BadInput naming the line of the file `name` and the remedy."""
    entries: dict[str, Entry] = {}
    for number, line in _numbered(lines):
        entry = _read(line, number, name)
        if entry.id in entries:
            raise BadInput(
                gettext_noop(
                    "%(file)s, line %(line)s: the id %(id)s is there twice. Give each entry an id of its own."
                ),
                file=name,
                line=number,
                id=entry.id[:60],
            )
        if len(entries) == MOST_ENTRIES:
            raise BadInput(
                gettext_noop("%(file)s has more than %(most)s entries. Divide them among several files."),
                file=name,
                most=MOST_ENTRIES,
            )
        entries[entry.id] = entry
    if not entries:
        raise BadInput(
            gettext_noop(
                "%(file)s has no entries. Write one JSON object a line, with id, kind, title and text."
            ),
            file=name,
        )
    return list(entries.values())


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if text.strip():
            yield number, text


def _read(line: bytes, number: int, name: str) -> Entry:
    from ucap.kernel.decoding import UNREADABLE

    try:
        entry = _decoder().decode(line)
    except UNREADABLE as error:
        raise BadInput(
            gettext_noop(
                "%(file)s, line %(line)s is no entry: %(error)s. ucap match --help shows what an entry looks like."
            ),
            file=name,
            line=number,
            error=str(error).splitlines()[0],
        ) from error
    if wrong := _wrong(entry):
        raise BadInput(
            gettext_noop("%(file)s, line %(line)s (%(id)s): %(wrong)s"),
            file=name,
            line=number,
            id=entry.id[:60],
            wrong=wrong,
        )
    return entry


def _wrong(entry: Entry) -> str:
    """What is wrong with it in itself, and the remedy; "" for nothing."""
    if not entry.id.strip():
        return "the id is empty. Give one."
    if not (entry.title + entry.text).strip():
        return "neither title nor text says anything. Write what is offered or needed."
    if len(entry.title) + len(entry.text) > MOST_CHARACTERS:
        return f"title and text have more than {MOST_CHARACTERS:,} characters. Give a summary."
    if outside := [goal for goal in entry.sdgs if not 1 <= goal <= 17]:
        return f"there is no SDG {outside[0]}. They go from 1 to 17."
    return ""


@cache
def _decoder() -> "msgspec.json.Decoder[Entry]":
    import msgspec

    return msgspec.json.Decoder(Entry)
