"""What an entry says: an offer, a request or a research interest, as frozen values.

Structured as the Enterprise Europe Network's profiles are. This is the shape of a stored version, of what forms make and of
what matching reads. It knows no Django.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from ucap.kernel.decoding import learnt
from ucap.kernel.errors import BadInput
from ucap.kernel.hygiene import clean_line, clean_text, links_in, too_long
from ucap.kernel.messages import Message, gettext_noop
from ucap.organisations.states import Kind as PartnerType
from ucap.themes.goals import NUMBERS
from ucap.themes.topics import topic


class EntryKind(StrEnum):
    OFFER = "offer"
    REQUEST = "request"
    INTEREST = "interest"  # of research


class Area(StrEnum):
    TECHNOLOGY = "technology"
    RESEARCH = "research"  # and development
    BUSINESS = "business"
    PILOT = "pilot"
    CULTURE = "culture"  # and events
    TRAINING = "training"  # and exchange


class Stage(StrEnum):
    """How far something is; those who know it say the technology readiness level as well."""

    UNSAID = ""
    IDEA = "idea"
    RESEARCH = "research"
    PROTOTYPE = "prototype"
    DEMONSTRATED = "demonstrated"
    MARKET = "market"


class Rights(StrEnum):
    """How what is offered is protected."""

    UNSAID = ""
    NONE = "none"
    PATENT_APPLIED = "patent_applied"
    PATENT_GRANTED = "patent_granted"
    COPYRIGHT = "copyright"
    DESIGN = "design"
    TRADEMARK = "trademark"
    KNOW_HOW = "know_how"


class Cooperation(StrEnum):
    """What the two would do together."""

    LICENCE = "licence"
    JOINT_RESEARCH = "joint_research"
    TECHNICAL = "technical_cooperation"
    COMMERCIAL = "commercial_agreement"
    JOINT_VENTURE = "joint_venture"
    PILOT = "pilot"
    PEOPLE = "exchange_of_people"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContent:
    """Everything an entry says; what is not said is empty."""

    kind: EntryKind = EntryKind.OFFER
    area: Area = Area.TECHNOLOGY
    title: str = ""
    summary: str = ""
    description: str = ""
    particulars: str = ""  # the advantages of an offer, the needs of a request
    stage: Stage = Stage.UNSAID
    trl: int | None = None  # technology readiness level, 1 to 9
    rights: Rights = Rights.UNSAID
    partner_types: tuple[PartnerType, ...] = ()  # () for any
    partner_role: str = ""
    cooperation: tuple[Cooperation, ...] = ()
    countries: tuple[str, ...] = ()  # sought, ISO 3166-1 alpha-2; () for any
    languages: tuple[str, ...] = ()  # one can work in, BCP 47
    deadline: date | None = None
    language: str = "en"  # of the text, BCP 47
    themes: tuple[str, ...] = ()  # in the entry's own words
    sdgs: tuple[int, ...] = ()
    urban_agenda: tuple[str, ...] = ()  # official English names


# field -> characters at most
LONGEST = {"title": 200, "summary": 600, "description": 8000, "particulars": 4000, "partner_role": 1000}
TEXTS = tuple(LONGEST)
# field -> addresses of web pages at most
MOST_LINKS = {"title": 0, "summary": 1, "description": 3, "particulars": 3, "partner_role": 1}
LONGEST_THEME, LONGEST_TAG = 120, 35
MOST = 40  # values in a list

LONG = gettext_noop("“%(field)s” has %(number)d characters; at most %(limit)d are possible. Shorten it.")
LINKS = gettext_noop("“%(field)s” has too many addresses of web pages; at most %(limit)d are possible.")
WRONG = gettext_noop("“%(value)s” cannot stand under “%(field)s”. Take it out or correct it.")
MANY = gettext_noop("“%(field)s” has more than %(limit)d values. Take some out.")


def as_json(content: EntryContent) -> dict[str, Any]:
    """Plain lists, dicts, strings and numbers, in the order of the fields."""
    return {one.name: _plain(getattr(content, one.name)) for one in fields(content)}


def from_json(data: object) -> EntryContent:
    """The content that `as_json` wrote, or one written by hand; unknown keys are ignored.

    Raises BadInput naming the place ("$.sdgs[0]") where the shape is another.
    """
    try:
        return msgspec.convert(data, learnt(EntryContent))
    except msgspec.ValidationError as error:
        raise BadInput(
            gettext_noop("This is not an entry in JSON: %(error)s. Correct that value."), error=str(error)
        ) from error


def checked(content: EntryContent) -> EntryContent:
    """The content with clean texts and each value once. Raises BadInput, naming field and limit, for what cannot be kept."""
    clean = replace(
        content,
        title=clean_line(content.title),
        summary=clean_text(content.summary),
        description=clean_text(content.description),
        particulars=clean_text(content.particulars),
        partner_role=clean_text(content.partner_role),
        themes=_each(clean_line(one)[:LONGEST_THEME] for one in content.themes),
        partner_types=_each(content.partner_types),
        cooperation=_each(content.cooperation),
        countries=_each(content.countries),
        languages=_each(content.languages),
        sdgs=tuple(sorted(set(content.sdgs))),
        urban_agenda=_each(content.urban_agenda),
    )
    for name, text in _texts(clean):
        if too_long(text, LONGEST[name]):
            raise BadInput(LONG, field=name, number=len(text), limit=LONGEST[name])
        if links_in(text) > MOST_LINKS[name]:
            raise BadInput(LINKS, field=name, limit=MOST_LINKS[name])
    _check_values(clean)
    return clean


def missing_for_publishing(content: EntryContent) -> tuple[Message, ...]:
    """What has to be said before others can see the entry; empty when nothing is missing."""
    needed = (
        (content.title, gettext_noop("Give the entry a title.")),
        (content.summary, gettext_noop("Say in a few sentences what it is about.")),
        (content.description, gettext_noop("Describe it, so that a partner can decide.")),
    )
    return tuple(Message(says) for text, says in needed if not text.strip())


def links_of(content: EntryContent) -> int:
    """How many addresses of web pages are in its texts."""
    return sum(links_in(text) for _, text in _texts(content))


def changed_fields(before: EntryContent, after: EntryContent) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, as the journal writes it: (before, after)."""
    old, new = as_json(before), as_json(after)
    names = [name for name in old if old[name] != new[name]]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def _check_values(content: EntryContent) -> None:
    for name in ("partner_types", "cooperation", "countries", "languages", "themes", "urban_agenda"):
        if len(getattr(content, name)) > MOST:
            raise BadInput(MANY, field=name, limit=MOST)
    wrong = (
        *(("trl", str(content.trl)) for _ in (1,) if content.trl is not None and not 1 <= content.trl <= 9),
        *(("sdgs", str(goal)) for goal in content.sdgs if goal not in NUMBERS),
        *(("countries", one) for one in content.countries if not _is_country(one)),
        *(("languages", one) for one in content.languages if not _is_tag(one)),
        *(("language", one) for one in (content.language,) if not _is_tag(one)),
        *(("urban_agenda", one) for one in content.urban_agenda if not _is_topic(one)),
    )
    if wrong:
        raise BadInput(WRONG, field=wrong[0][0], value=wrong[0][1][:60])


def _is_topic(name: str) -> bool:
    found = topic(name)
    return found is not None and found.name == name


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()


def _is_tag(tag: str) -> bool:
    return 1 < len(tag) <= LONGEST_TAG and tag.isascii() and tag.replace("-", "").isalnum()


def _texts(content: EntryContent) -> list[tuple[str, str]]:
    return [(name, getattr(content, name)) for name in TEXTS]


def _each(values: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
