"""Entering an organisation, and changing what it says of itself."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, Conflict, NotAllowed
from ucap.kernel.hygiene import links_in
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.language.detect import language_of
from ucap.moderation.actions import hold
from ucap.moderation.rules import must_wait
from ucap.moderation.states import Ground
from ucap.organisations.actions.standing import held
from ucap.organisations.belongings import renew_all
from ucap.organisations.hosts import host_of
from ucap.organisations.models import (
    Identifier,
    Membership,
    Organisation,
    OrganisationName,
    WorkLanguage,
    WorkTheme,
)
from ucap.organisations.names import name_key, search_words
from ucap.organisations.profile import PUBLIC_WORDS, Profile, changes
from ucap.organisations.queries.duplicates import similar_to
from ucap.organisations.queries.profile import profile_of
from ucap.organisations.rules import NOT_YOURS, may_create, may_edit
from ucap.organisations.states import Joined, MemberRole, State, ThemeKind
from ucap.people.models import User
from ucap.places.actions import ensure_city

# Words that stand where an organisation's address would (urls.py)
RESERVED_SLUGS = frozenset(
    (
        "acting",
        "download",
        "duplicates",
        "find-place",
        "invitation",
        "invitations",
        "members",
        "merge",
        "mine",
        "new",
        "requests",
    )
)
MANY_LINKS = 2  # in a description, from which on a moderator is told of them


@transaction.atomic
def create_organisation(*, profile: Profile, by: User, at: datetime) -> Organisation:
    """The organisation, whose owner is whoever entered it. It waits for a moderator where they are not yet verified."""
    if not may_create(by):
        raise NotAllowed(gettext_noop("Sign in with an account that takes part to enter an organisation."))
    _check(profile)
    waits = must_wait(by)
    looks_like = waits and bool(similar_to(profile, by))
    organisation = Organisation(
        slug=_free_slug(profile),
        created_by=by,
        created_at=at,
        state=State.WAITING if waits else State.APPROVED,
    )
    _write(organisation, profile, at)
    Membership.objects.create(
        user=by, organisation=organisation, role=MemberRole.OWNER, since=at, how=Joined.FOUNDED
    )
    record(
        "organisation.created",
        subject=("organisation", organisation.pk),
        actor=by.pk,
        at=at,
        after={"state": organisation.state, "name": profile.main_name},
    )
    if waits:
        grounds = [Ground.UNVERIFIED, *([Ground.DUPLICATE] if looks_like else []), *_of_links(profile)]
        hold(subject=("organisation", organisation.pk), author=by, reasons=grounds, at=at)
    return organisation


@transaction.atomic
def edit_organisation(
    *, organisation: Organisation, profile: Profile, base: int, by: User, at: datetime
) -> Organisation:
    """The organisation with this profile; `base` is the revision that was seen. What others read waits anew, if its writer must."""
    organisation = held(organisation)
    if not may_edit(by, organisation):
        raise NotAllowed(NOT_YOURS)
    if base != organisation.revision:
        raise Conflict(
            gettext_noop("Somebody else changed this organisation in the meantime. Reload the page.")
        )
    _check(profile)
    before, after = changes(profile_of(organisation), profile)
    if not after:
        return organisation
    organisation.revision += 1
    _write(organisation, profile, at)
    record(
        "organisation.edited",
        subject=("organisation", organisation.pk),
        actor=by.pk,
        at=at,
        before=before,
        after=after,
    )
    renew_all(organisation.pk)
    if must_wait(by) and not after.keys().isdisjoint(PUBLIC_WORDS):
        wait_anew(organisation, by=by, reasons=[Ground.UNVERIFIED, *_of_links(profile)], at=at)
    return organisation


def wait_anew(organisation: Organisation, *, by: User, reasons: Iterable[Ground], at: datetime) -> None:
    """Nothing; the organisation waits for a moderator. One that was withheld stays so: its author answers in the case."""
    if organisation.state == State.APPROVED:
        organisation.state = State.WAITING
        organisation.save(update_fields=["state"])
    if organisation.state == State.WAITING:
        hold(subject=("organisation", organisation.pk), author=by, reasons=reasons, at=at)


def write_names(organisation: Organisation, names: Iterable[tuple[str, str]]) -> None:
    """Nothing; these are the organisation's names, the first its main one."""
    organisation.names.all().delete()
    OrganisationName.objects.bulk_create(
        OrganisationName(
            organisation=organisation,
            language=language,
            name=name,
            is_main=number == 0,
            key=name_key(name),
            words=search_words(name),
        )
        for number, (language, name) in enumerate(dict.fromkeys(names))
    )


def write_themes(organisation: Organisation, themes: Iterable[tuple[ThemeKind, str]]) -> None:
    """Nothing; these are the fields it works in."""
    organisation.themes.all().delete()
    WorkTheme.objects.bulk_create(
        WorkTheme(organisation=organisation, kind=kind, value=value) for kind, value in dict.fromkeys(themes)
    )


def write_languages(organisation: Organisation, languages: Iterable[str]) -> None:
    """Nothing; these are the languages it works in."""
    organisation.languages.all().delete()
    WorkLanguage.objects.bulk_create(
        WorkLanguage(organisation=organisation, language=language) for language in dict.fromkeys(languages)
    )


def _write(organisation: Organisation, profile: Profile, at: datetime) -> None:
    """Nothing; the organisation says what the profile says."""
    city = ensure_city(profile.place) if profile.place else None
    organisation.kind = profile.kind
    organisation.city = city
    organisation.country = city.country if city else profile.country
    organisation.website, organisation.host = profile.website, host_of(profile.website)
    organisation.size = profile.size or ""
    organisation.description = profile.description
    organisation.language = language_of(profile.description) or profile.names[0][0]
    organisation.edited_at = at
    organisation.save()
    write_names(organisation, profile.names)
    write_languages(organisation, profile.languages)
    write_themes(organisation, _themes(profile))
    organisation.identifiers.all().delete()
    Identifier.objects.bulk_create(
        Identifier(organisation=organisation, scheme=scheme, value=value)
        for scheme, value in dict.fromkeys(profile.identifiers)
    )


def _themes(profile: Profile) -> list[tuple[ThemeKind, str]]:
    return [
        *((ThemeKind.GOAL, str(goal)) for goal in profile.goals),
        *((ThemeKind.TOPIC, topic) for topic in profile.topics),
        *((ThemeKind.WORD, word) for word in profile.words),
    ]


def _of_links(profile: Profile) -> list[Ground]:
    return [Ground.LINKS] if links_in(profile.description) >= MANY_LINKS else []


def _check(profile: Profile) -> None:
    if not profile.names or not all(name_key(name) for _, name in profile.names):
        raise BadInput(gettext_noop("An organisation needs a name with letters in it."))
    if not profile.country and not profile.place:
        raise BadInput(gettext_noop("Say in which country the organisation is."))


def _free_slug(profile: Profile) -> str:
    """A readable address that nobody has: of the first name in Latin letters; a random one where there is none."""
    plain = next((slug for _, name in profile.names if len(slug := slugify(name)[:80].strip("-")) > 2), "")
    slug, number = plain or new_id(), 1
    while slug in RESERVED_SLUGS or Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{plain}-{number}"
    return slug
