"""Entries of the exchange."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.plans import Chosen, CityLink
from ucap.api.shapes.shape import Answer, Cursor, Id, Limit, Line, Paged, Sent, Text, Words
from ucap.api.shapes.writing import CountryCode, Goals, LanguageTag, PlaceId, Topics
from ucap.exchange.content import Area, Cooperation, EntryContent, EntryKind, Rights, Stage, from_json
from ucap.exchange.states import Visibility
from ucap.organisations.states import Kind

Verb = Literal["take_back", "match", "fulfil", "reopen", "renew", "withdraw", "bring_back"]
Short = Annotated[Text, StringConstraints(max_length=1000)]


class AskedEntries(Sent):
    """What is asked of the list: several values of one filter widen it, several filters narrow it."""

    q: Words = ""
    """Words that the entries have, in any language."""
    kind: Annotated[list[EntryKind], Field(max_length=3)] = []
    area: Annotated[list[Area], Field(max_length=6)] = []
    sdg: Goals = []
    country: Annotated[list[CountryCode], Field(max_length=40)] = []
    language: Chosen = []
    organisation_type: Annotated[list[Kind], Field(max_length=5)] = []
    sort: Literal["-published", "ends", "title"] = "-published"
    cursor: Cursor = None
    limit: Limit = 25


class EntryTranslation(Answer):
    """An entry in the caller's language, where a translation service is set up and the entry is in another."""

    language: str
    title: str
    """"" where it is not translated yet."""
    summary: str
    corrected: bool
    """By those whose entry it is; else it is a machine's."""


class EntryInList(Answer):
    id: str
    slug: str
    url: str
    kind: str
    area: str
    title: str
    summary: str
    language: str
    """In which the entry is written."""
    translation: EntryTranslation | None
    state: str
    visibility: str
    organisation: str
    """The name of the organisation it belongs to; "" of a city's."""
    organisation_slug: str
    place: CityLink | None
    country: str
    sdgs: list[int]
    themes: list[str]
    published_at: datetime | None
    expires_on: date | None
    is_example: bool


class EntryPiece(Paged):
    items: list[EntryInList]


class EntryText(Answer):
    """What an entry says; what is not said is empty."""

    kind: EntryKind
    area: Area
    title: str
    summary: str
    description: str
    particulars: str
    stage: Stage
    trl: int | None
    rights: Rights
    partner_types: list[Kind]
    partner_role: str
    cooperation: list[Cooperation]
    countries: list[str]
    languages: list[str]
    deadline: date | None
    language: str
    themes: list[str]
    sdgs: list[int]
    urban_agenda: list[str]


class EntryFileAnswer(Answer):
    id: str
    name: str
    size: int
    """Bytes."""
    url: str
    alt: str


class EntryAnswer(EntryInList):
    content: EntryText
    files: list[EntryFileAnswer]
    may_edit: bool
    can: list[str]
    """What you can do with it as it stands."""


class EntryDraft(Answer):
    id: str
    slug: str
    state: str
    revision: int
    """Send it as `base` when you change the draft."""
    content: EntryText


class WrittenEntryText(Sent):
    kind: EntryKind = EntryKind.OFFER
    area: Area = Area.TECHNOLOGY
    title: Annotated[Line, StringConstraints(max_length=200)] = ""
    summary: Annotated[Text, StringConstraints(max_length=600)] = ""
    description: Annotated[Text, StringConstraints(max_length=8000)] = ""
    particulars: Annotated[Text, StringConstraints(max_length=4000)] = ""
    """The advantages of an offer, the needs of a request."""
    stage: Stage = Stage.UNSAID
    trl: Annotated[int, Field(ge=1, le=9)] | None = None
    rights: Rights = Rights.UNSAID
    partner_types: Annotated[list[Kind], Field(max_length=5)] = []
    partner_role: Short = ""
    cooperation: Annotated[list[Cooperation], Field(max_length=9)] = []
    countries: Annotated[list[CountryCode], Field(max_length=40)] = []
    """Of the partners that are sought; none for any."""
    languages: Annotated[list[LanguageTag], Field(max_length=40)] = []
    deadline: date | None = None
    language: LanguageTag = "en"
    themes: Annotated[list[Annotated[Line, StringConstraints(max_length=120)]], Field(max_length=40)] = []
    sdgs: Goals = []
    urban_agenda: Topics = []


class WrittenEntry(WrittenEntryText):
    """A new draft, for one organisation or one city of yours."""

    organisation: Id | None = None
    """The id of the organisation it is for."""
    city: PlaceId | None = None
    """The id of the city it is for: see the operation find_places."""


class ChangedEntry(WrittenEntryText):
    """The whole text of the draft."""

    base: Annotated[int, Field(ge=0, le=2_000_000_000)]
    """The `revision` that you have seen: 409 when somebody changed it since."""


class ChosenVisibility(Sent):
    visibility: Visibility
    cities: Annotated[list[PlaceId], Field(max_length=40)] = []
    """Of `cities` those whose people see it: see the operation find_places."""


def content_of(sent: WrittenEntryText) -> EntryContent:
    """What was sent, as an entry says it."""
    return from_json(sent.model_dump(mode="json", exclude={"base", "organisation", "city"}))


class DescribedFile(Sent):
    alt: Annotated[Line, StringConstraints(max_length=200)]
    """What a picture shows, in a sentence, for people who do not see it."""
