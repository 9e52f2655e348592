"""Organisations and their people for tests."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress

from ucap.organisations.models import EmailDomain, Membership, Organisation, OrganisationName
from ucap.organisations.names import name_key, search_words
from ucap.organisations.profile import Profile
from ucap.organisations.states import Joined, Kind, MemberRole, State
from ucap.people.models import User
from ucap.places.actions import ensure_city

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
GRANADA, YANGZHOU = "2517117", "1787227"  # in the gazetteer
_serial = count(1)


def make_person(name: str = "", *, email: str = "", verified: bool = False, language: str = "en") -> User:
    """Somebody with an account; verified: what they write appears at once."""
    number = next(_serial)
    return User.objects.create_user(
        email or f"person{number}@example.org",
        name=name or f"Person {number}",
        language=language,
        verified_at=AT if verified else None,
    )


def make_organisation(
    *,
    owner: User | None = None,
    name: str = "",
    names: dict[str, str] | None = None,
    approved: bool = True,
    kind: Kind = Kind.UNIVERSITY,
    city: str = GRANADA,
    website: str = "",
    domain: str = "",
) -> Organisation:
    """An organisation with one owner (a new, verified person unless `owner`); `names` by language, the first is the main one."""
    number = next(_serial)
    owner = owner or make_person(verified=True)
    place = ensure_city(city)
    assert place
    organisation = Organisation.objects.create(
        slug=f"organisation-{number}",
        kind=kind,
        country=place.country,
        city=place,
        website=website,
        host=website.partition("://")[2].partition("/")[0].removeprefix("www."),
        state=State.APPROVED if approved else State.WAITING,
        created_by=owner,
        created_at=AT,
        edited_at=AT,
    )
    for place_in_list, (language, text) in enumerate(
        (names or {"en": name or f"Organisation {number}"}).items()
    ):
        OrganisationName.objects.create(
            organisation=organisation,
            language=language,
            name=text,
            is_main=place_in_list == 0,
            key=name_key(text),
            words=search_words(text),
        )
    make_member(organisation, owner, owner=True, how=Joined.FOUNDED)
    if domain:
        EmailDomain.objects.create(organisation=organisation, domain=domain, at=AT, verified_at=AT)
    return organisation


def make_member(
    organisation: Organisation, user: User | None = None, *, owner: bool = False, how: Joined = Joined.INVITED
) -> User:
    """The person (a new one unless `user`), now a member of the organisation, or an owner."""
    user = user or make_person()
    role = MemberRole.OWNER if owner else MemberRole.MEMBER
    Membership.objects.create(user=user, organisation=organisation, role=role, since=AT, how=how)
    return user


def make_secretary() -> User:
    """Somebody of the secretariat."""
    number = next(_serial)
    return User.objects.create_user(
        f"secretary{number}@example.org", name=f"Secretary {number}", is_secretariat=True
    )


def confirm_address(user: User, email: str = "") -> None:
    """The person has shown that the address (their account's unless `email`) is theirs."""
    EmailAddress.objects.create(user=user, email=email or user.email, verified=True, primary=not email)


def make_profile(name: str = "University of Granada", **changes: Any) -> Profile:
    """What a university says of itself, with these fields changed."""
    said = Profile(names=(("en", name),), kind=Kind.UNIVERSITY, country="ES", place=GRANADA)
    return replace(said, **changes)
