"""Organisations, who belongs to them, who asks to and who is invited."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.plans import CityLink
from ucap.api.shapes.shape import Answer, Cursor, Limit, Line, Paged, Reason, Sent, Text, Words
from ucap.api.shapes.writing import Address, CountryCode, Goals, LanguageTag, Mail, PlaceId, Topics
from ucap.organisations.profile import Profile
from ucap.organisations.states import Kind, MemberRole, Size

Scheme = Literal["ror", "vat", "lei", "uscc", "other"]
Role = Literal["member", "owner"]


class AskedOrganisations(Sent):
    q: Words = ""
    """Words of their names, in any script."""
    kind: Literal["", "university", "company", "research", "public", "ngo"] = ""
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    city: Annotated[str, Field(max_length=20)] = ""
    """The city's id."""
    language: Annotated[str, Field(max_length=10)] = ""
    """In which they work (BCP 47)."""
    theme: Annotated[str, Field(max_length=140, examples=["goal:11"])] = ""
    """ "goal:11", "topic:Housing" or "word:irrigation"."""
    cursor: Cursor = None
    limit: Limit = 25


class NameOfOrganisation(Answer):
    language: str
    name: str


class OrganisationInList(Answer):
    id: str
    slug: str
    url: str
    name: str
    """In the caller's language where it has one in it."""
    kind: Kind
    country: str
    city: CityLink | None
    state: str
    website: str
    sdgs: list[int]
    urban_agenda: list[str]
    words: list[str]
    is_example: bool


class OrganisationPiece(Paged):
    items: list[OrganisationInList]


class IdentifierAnswer(Answer):
    scheme: str
    value: str


class OrganisationAnswer(OrganisationInList):
    names: list[NameOfOrganisation]
    size: str
    """A band of how many people work there; "" where it is not said."""
    description: str
    languages: list[str]
    identifiers: list[IdentifierAnswer]
    revision: int
    """Send it as `base` when you change it."""
    may_edit: bool
    may_join: bool


class WrittenName(Sent):
    language: Annotated[LanguageTag, Field(max_length=10)]
    name: Annotated[Line, Field(min_length=1, max_length=200)]


class WrittenIdentifier(Sent):
    scheme: Scheme
    value: Annotated[Line, Field(min_length=1, max_length=60)]


class WrittenOrganisation(Sent):
    """What an organisation says of itself; all of it is sent, also when it is changed."""

    names: Annotated[list[WrittenName], Field(min_length=1, max_length=20)]
    """The main one first."""
    kind: Kind
    country: CountryCode
    place: PlaceId | None = None
    """Its city: see the operation find_places."""
    website: Address = None
    size: Size | None = None
    description: Annotated[Text, Field(max_length=2000)] = ""
    languages: Annotated[list[Annotated[LanguageTag, Field(max_length=10)]], Field(max_length=20)] = []
    sdgs: Goals = []
    urban_agenda: Topics = []
    words: Annotated[list[Annotated[Line, Field(min_length=1, max_length=60)]], Field(max_length=20)] = []
    """Fields of work in its own words."""
    identifiers: Annotated[list[WrittenIdentifier], Field(max_length=20)] = []


class ChangedOrganisation(WrittenOrganisation):
    base: Annotated[int, Field(ge=0, le=2_000_000_000)]
    """The `revision` that you have seen: 409 when somebody changed it since."""


class PersonAnswer(Answer):
    id: str
    name: str


class MemberAnswer(PersonAnswer):
    role: str
    how: str
    since: datetime


class RequestToJoin(Answer):
    id: str
    organisation: str
    """Its slug."""
    person: PersonAnswer
    text: str
    state: str
    at: datetime
    reason: str


class InvitationAnswer(Answer):
    id: str
    organisation: str
    email: str
    role: str
    state: str
    at: datetime
    expires_at: datetime


class DomainAnswer(Answer):
    domain: str
    verified_at: datetime | None


class MembersAnswer(Paged):
    items: list[MemberAnswer]
    requests: list[RequestToJoin]
    """Those that wait; to owners alone, as invitations and domains."""
    invitations: list[InvitationAnswer]
    domains: list[DomainAnswer]


class BelongingAnswer(Answer):
    organisation: str
    """Its slug."""
    name: str
    role: str
    to_decide: int
    """Requests that wait for you."""


class MyOrganisationsAnswer(Answer):
    belonging: list[BelongingAnswer]
    invited: list[InvitationAnswer]
    asked: list[RequestToJoin]


class LeftAnswer(Answer):
    entry: int
    """restore_member brings the membership back from it."""


class AskToJoin(Sent):
    text: Reason
    """A sentence by which an owner knows you."""


class ChangedRole(Sent):
    role: Role


class Invite(Sent):
    email: Mail
    role: Role = "member"
    language: Literal["en", "zh-hans", "es", "it", "de", "fr"] = "en"
    """Of the letter."""


class VerifyDomain(Sent):
    domain: Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z0-9-]{1,60}(\.[A-Za-z0-9-]{1,60}){1,3}$", max_length=120, examples=["ugr.es"]
        ),
    ]


class AskedMembers(Sent):
    q: Words = ""
    """A name or an address, or part of one."""
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


def profile_of(sent: WrittenOrganisation) -> Profile:
    """What was sent, as one value."""
    return Profile(
        names=tuple((one.language, one.name) for one in sent.names),
        kind=sent.kind,
        country=sent.country,
        place=sent.place,
        website=sent.website or "",
        size=sent.size,
        description=sent.description,
        languages=tuple(dict.fromkeys(sent.languages)),
        goals=tuple(sorted(set(sent.sdgs))),
        topics=tuple(dict.fromkeys(one for one in sent.urban_agenda if one)),
        words=tuple(dict.fromkeys(sent.words)),
        identifiers=tuple(dict.fromkeys((one.scheme, one.value) for one in sent.identifiers)),
    )


ROLES: Mapping[str, MemberRole] = {role.value: role for role in MemberRole}
