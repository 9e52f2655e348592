"""Entering an organisation and changing what it says of itself."""

from datetime import datetime

import pytest

from tests.organisations.factories import make_member, make_organisation, make_person, make_profile
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, Conflict, NotAllowed
from ucap.moderation.models import Case
from ucap.moderation.states import Ground
from ucap.organisations.actions import create_organisation, edit_organisation
from ucap.organisations.queries.profile import profile_of
from ucap.organisations.states import Joined, Size, State

pytestmark = pytest.mark.django_db


def test_what_somebody_verified_enters_appears_at_once_and_is_theirs(at: datetime) -> None:
    ana = make_person(verified=True)
    profile = make_profile(
        names=(("es", "Universidad de Granada"), ("zh-Hans", "格拉纳达大学")),
        website="https://www.ugr.es/",
        size=Size.VERY_LARGE,
        description="La universidad de la ciudad de Granada, con muchas facultades.",
        languages=("es", "en"),
        goals=(4, 9),
        topics=("Housing",),
        words=("water",),
        identifiers=(("ror", "04njjy449"),),
    )
    created = create_organisation(profile=profile, by=ana, at=at)
    assert (created.state, created.slug, created.host) == (State.APPROVED, "universidad-de-granada", "ugr.es")
    assert (created.country, created.city.name if created.city else "", created.language) == (
        "ES",
        "Granada",
        "es",
    )
    assert profile_of(created) == profile
    membership = created.memberships.get()
    assert (membership.user, membership.is_owner, membership.how) == (ana, True, Joined.FOUNDED)
    assert Entry.objects.get(verb="organisation.created").subject_id == created.pk
    assert not Case.objects.exists()


def test_what_somebody_new_enters_waits_and_says_why(at: datetime) -> None:
    make_organisation(name="University of Granada")
    waiting = create_organisation(
        profile=make_profile(description="https://one.example https://two.example"), by=make_person(), at=at
    )
    assert waiting.state == State.WAITING
    case = Case.objects.get(subject_id=waiting.pk)
    assert case.held
    assert set(case.concerns.values_list("ground", flat=True)) == {
        Ground.UNVERIFIED,
        Ground.DUPLICATE,
        Ground.LINKS,
    }


def test_an_operator_enters_nothing(at: datetime) -> None:
    operator = make_person()
    operator.is_operator = True
    with pytest.raises(NotAllowed):
        create_organisation(profile=make_profile(), by=operator, at=at)


@pytest.mark.parametrize("names", [(), (("en", "..."),)])
def test_a_name_has_letters(names: tuple[tuple[str, str], ...], at: datetime) -> None:
    with pytest.raises(BadInput):
        create_organisation(profile=make_profile(names=names), by=make_person(verified=True), at=at)


def test_it_is_somewhere(at: datetime) -> None:
    nowhere = make_profile(country="", place=None)
    with pytest.raises(BadInput):
        create_organisation(profile=nowhere, by=make_person(verified=True), at=at)


def test_addresses_are_readable_free_and_never_a_fixed_word(at: datetime) -> None:
    ana = make_person(verified=True)
    slugs = [
        create_organisation(profile=make_profile(name), by=ana, at=at).slug
        for name in ("New", "University", "University", "扬州大学")
    ]
    assert slugs[:3] == ["new-2", "university", "university-2"]
    assert len(slugs[3]) == 12


def test_an_owner_changes_it_and_the_journal_knows_what(at: datetime) -> None:
    ana = make_person(verified=True)
    created = create_organisation(profile=make_profile(), by=ana, at=at)
    changed = edit_organisation(
        organisation=created, profile=make_profile("Granada University"), base=0, by=ana, at=at
    )
    assert (changed.revision, changed.state) == (1, State.APPROVED)
    entry = Entry.objects.get(verb="organisation.edited")
    assert entry.before == {"names": [["en", "University of Granada"]]}
    assert entry.after == {"names": [["en", "Granada University"]]}
    again = edit_organisation(
        organisation=changed, profile=make_profile("Granada University"), base=1, by=ana, at=at
    )
    assert again.revision == 1


def test_who_saw_an_older_text_is_told(at: datetime) -> None:
    ana = make_person(verified=True)
    created = create_organisation(profile=make_profile(), by=ana, at=at)
    edit_organisation(organisation=created, profile=make_profile("Another"), base=0, by=ana, at=at)
    with pytest.raises(Conflict):
        edit_organisation(organisation=created, profile=make_profile("Third"), base=0, by=ana, at=at)


def test_a_member_changes_nothing(at: datetime) -> None:
    organisation = make_organisation()
    with pytest.raises(NotAllowed):
        edit_organisation(
            organisation=organisation, profile=make_profile(), base=0, by=make_member(organisation), at=at
        )


def test_what_an_owner_not_yet_verified_changes_waits_anew(at: datetime) -> None:
    owner = make_person()
    organisation = make_organisation(owner=owner, name="University of Granada")
    profile = profile_of(organisation)
    unread = make_profile(goals=(4,))
    edited = edit_organisation(organisation=organisation, profile=unread, base=0, by=owner, at=at)
    assert (edited.state, profile.main_name) == (State.APPROVED, unread.main_name)
    edited = edit_organisation(
        organisation=organisation, profile=make_profile("Buy here"), base=1, by=owner, at=at
    )
    assert edited.state == State.WAITING
    assert Case.objects.filter(subject_id=organisation.pk, held=True).exists()
