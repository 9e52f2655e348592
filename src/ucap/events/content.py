"""What the hosts of an event say of it, as one value: what, when, where, for whom, in which languages. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from json import dumps
from typing import Any, TypeVar

from ucap.events.states import EventKind, Mode
from ucap.events.times import YEARS, span
from ucap.exchange.states import Visibility
from ucap.kernel.errors import BadInput
from ucap.kernel.hygiene import clean_line, clean_text, links_in, too_long
from ucap.kernel.messages import Message, gettext_noop
from ucap.people.time_zones import is_time_zone
from ucap.themes.goals import NUMBERS
from ucap.themes.topics import topic

BEGINS, ENDS = time(9), time(17)  # of a day, until its hosts say else
MOST_DAYS = 200  # an expo lasts half a year
MOST_LANGUAGES = 12
MOST_THEMES, LONGEST_THEME = 40, 120
MOST_CITIES = 40  # that are named
LARGEST = 1_000_000  # participants
LONGEST_TAG = 35
# field -> characters at most
LONGEST = {
    "title": 200,
    "summary": 600,
    "description": 8000,
    "venue": 200,
    "address": 300,
    "link": 500,
}
# field -> addresses of web pages at most
MOST_LINKS = {"title": 0, "summary": 1, "description": 10, "venue": 0, "address": 0}
WORDS = ("title", "summary", "description")  # of every language

LONG = gettext_noop("“%(field)s” has %(number)d characters; at most %(limit)d are possible. Shorten it.")
LINKS = gettext_noop("“%(field)s” has too many addresses of web pages; at most %(limit)d are possible.")
WRONG = gettext_noop("“%(value)s” cannot stand under “%(field)s”. Take it out or correct it.")
MANY = gettext_noop("“%(field)s” has more than %(limit)d values. Take some out.")
NO_ADDRESS = gettext_noop("The link has to begin with https:// or http://. Copy it whole.")
NO_TITLE = gettext_noop("Give the event a title in each of its languages.")
TWICE = gettext_noop("%(day)s is there twice. Take one of them out.")
OVERLAP = gettext_noop("The day of %(day)s begins before the one before it has ended. Change one of them.")
CLOSES_FIRST = gettext_noop("Registration has to open before it closes. Change one of the two.")
CLOSES_LATE = gettext_noop("Registration has to close before the event is over. Choose an earlier end.")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One day by the clocks of the event's zone; what does not end after it begins ends on the next day."""

    date: date
    begins: time = BEGINS
    ends: time = ENDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the event says in one more language (BCP 47)."""

    language: str
    title: str
    summary: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """Everything that is said of an event; what is not said is empty."""

    kind: EventKind = EventKind.OTHER
    language: str = "en"  # of its own words, BCP 47
    title: str = ""
    summary: str = ""
    description: str = ""
    texts: tuple[Words, ...] = ()  # in further languages
    days: tuple[Day, ...] = ()
    time_zone: str = "UTC"  # IANA
    mode: Mode = Mode.PLACE
    place: str = ""  # the gazetteer's id of its city
    venue: str = ""
    address: str = ""
    link: str = ""  # for those who are registered
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    capacity: int | None = None
    by_approval: bool = False
    visibility: Visibility = Visibility.PUBLIC
    seen_in: tuple[str, ...] = ()  # the gazetteer's ids of the cities whose people alone see it
    plan: str = ""  # the id of the plan that it belongs to
    themes: tuple[str, ...] = ()  # in the hosts' own words
    sdgs: tuple[int, ...] = ()
    urban_agenda: tuple[str, ...] = ()  # official English names

    @property
    def spans(self) -> tuple[tuple[datetime, datetime], ...]:
        """Its days as instants, in UTC."""
        return tuple(span(day.date, day.begins, day.ends, self.time_zone) for day in self.days)


Said = TypeVar("Said", EventContent, Words)


def checked(content: EventContent) -> EventContent:
    """The content with clean texts, its days in order. Raises BadInput, naming field and limit, for what cannot be kept."""
    clean = replace(
        _with_clean_words(content),
        texts=tuple(sorted(_written(content.texts), key=lambda one: one.language)),
        days=tuple(sorted(content.days)),
        venue=clean_line(content.venue),
        address=clean_line(content.address),
        link=content.link.strip(),
        seen_in=tuple(sorted(set(content.seen_in))) if content.visibility == Visibility.CITIES else (),
        themes=_each(clean_line(one)[:LONGEST_THEME] for one in content.themes),
        sdgs=tuple(sorted(set(content.sdgs))),
        urban_agenda=_each(content.urban_agenda),
    )
    for name, text in _texts(clean):
        if too_long(text, LONGEST[name]):
            raise BadInput(LONG, field=name, number=len(text), limit=LONGEST[name])
        if name in MOST_LINKS and links_in(text) > MOST_LINKS[name]:
            raise BadInput(LINKS, field=name, limit=MOST_LINKS[name])
    _check_values(clean)
    check_days(clean)
    _check_registration(clean)
    return clean


def check_days(content: EventContent) -> None:
    """Nothing; raises BadInput for a day that is there twice or beyond every calendar, and for days that overlap."""
    for day in content.days:
        if day.date.year not in YEARS:
            raise BadInput(WRONG, field="days", value=day.date.isoformat())
    for one, other in pairwise(content.days):
        if one.date == other.date:
            raise BadInput(TWICE, day=one.date.isoformat())
    for day, (before, after) in zip(content.days[1:], pairwise(content.spans), strict=True):
        if after[0] < before[1]:
            raise BadInput(OVERLAP, day=day.date.isoformat())


def missing_for_announcing(content: EventContent) -> dict[str, Message]:
    """What has to be said before others can read of the event, by field; empty when nothing is missing."""
    at_a_place, online = content.mode != Mode.ONLINE, content.mode != Mode.PLACE
    needed = (
        ("title", content.title, gettext_noop("Give the event a title.")),
        ("summary", content.summary, gettext_noop("Say in a few sentences what it is about.")),
        ("days", content.days, gettext_noop("Say on which day it takes place.")),
        ("city", content.place or not at_a_place, gettext_noop("Say in which city it takes place.")),
        (
            "link",
            content.link or content.place or not online,
            gettext_noop("Give the link under which people meet."),
        ),
        (
            "seen_in",
            content.seen_in or content.visibility != Visibility.CITIES,
            gettext_noop("Name at least one city whose people are to see the event."),
        ),
    )
    return {name: Message(says) for name, said, says in needed if not said}


def changed_fields(before: EventContent, after: EventContent) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, as the journal writes it: (before, after)."""
    old, new = as_json(before), as_json(after)
    names = [name for name in old if old[name] != new[name]]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def as_json(content: EventContent) -> dict[str, Any]:
    """Plain lists, dicts, strings and numbers, in the order of the fields."""
    plain: dict[str, Any] = _plain(content)
    return plain


def seal_of(content: EventContent) -> str:
    """A mark of what is said: a form names the one it began with, so that nobody writes over what they have not seen."""
    return sha256(dumps(as_json(content), sort_keys=True).encode()).hexdigest()[:20]


def _with_clean_words(said: Said) -> Said:
    return replace(
        said,
        title=clean_line(said.title),
        summary=clean_text(said.summary),
        description=clean_text(said.description),
    )


def _written(texts: Iterable[Words]) -> Iterator[Words]:
    """Those that say anything. Raises BadInput for one without a title."""
    for one in map(_with_clean_words, texts):
        if one.title:
            yield one
        elif one.summary or one.description:
            raise BadInput(NO_TITLE)


def _texts(content: EventContent) -> Iterator[tuple[str, str]]:
    for name in LONGEST:
        yield name, getattr(content, name)
    for one in content.texts:
        for name in WORDS:
            yield name, getattr(one, name)


def _check_values(content: EventContent) -> None:
    lists: tuple[tuple[str, int, tuple[Any, ...]], ...] = (
        ("days", MOST_DAYS, content.days),
        ("themes", MOST_THEMES, content.themes),
        ("seen_in", MOST_CITIES, content.seen_in),
        ("texts", MOST_LANGUAGES, content.texts),
    )
    for name, most, values in lists:
        if len(values) > most:
            raise BadInput(MANY, field=name, limit=most)
    if content.link and not content.link.startswith(("https://", "http://")):
        raise BadInput(NO_ADDRESS)
    for name, value in _wrong(content):
        raise BadInput(WRONG, field=name, value=str(value)[:60])


def _wrong(content: EventContent) -> Iterator[tuple[str, object]]:
    languages = (content.language, *(one.language for one in content.texts))
    yield from (("language", tag) for tag in languages if not _is_tag(tag))
    yield from (("language", tag) for tag in languages[1:] if languages.count(tag) > 1)
    yield from (("sdgs", goal) for goal in content.sdgs if goal not in NUMBERS)
    yield from (("urban_agenda", name) for name in content.urban_agenda if not _is_topic(name))
    if not is_time_zone(content.time_zone):
        yield "time_zone", content.time_zone
    if content.capacity is not None and not 1 <= content.capacity <= LARGEST:
        yield "capacity", content.capacity


def _check_registration(content: EventContent) -> None:
    opens, closes, spans = content.opens_at, content.closes_at, content.spans
    if opens and closes and closes <= opens:
        raise BadInput(CLOSES_FIRST)
    if spans and closes and closes > spans[-1][1]:
        raise BadInput(CLOSES_LATE)


def _is_topic(name: str) -> bool:
    found = topic(name)
    return found is not None and found.name == name


def _is_tag(tag: str) -> bool:
    return 1 < len(tag) <= LONGEST_TAG and tag.isascii() and tag.replace("-", "").isalnum()


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
