"""Invitations: made, accepted once, withdrawn, brought back."""

from datetime import datetime, timedelta

import pytest

from tests.people.signing_in import make_person
from tests.plans.factories import PLACES
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.actions import (
    accept_invitation,
    bring_back_invitation,
    invite,
    make_secretariat,
    withdraw_invitation,
)
from ucap.people.models import Invitation, User
from ucap.people.states import Office
from ucap.places.actions import ensure_city
from ucap.places.models import City

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(db: None) -> City:
    found = ensure_city(PLACES["Bologna"])
    assert found
    return found


@pytest.fixture
def office(db: None, at: datetime) -> User:
    return make_secretariat(email="office@example.org", at=at)


def test_it_is_accepted_once_whatever_the_address(city: City, office: User, at: datetime) -> None:
    made, token = invite(email="Li@example.org", office=Office.OFFICER, cities=[city], by=office, at=at)
    assert (made.email, token in made.token_hash) == ("li@example.org", False)
    ana, other = make_person("ana@example.org"), make_person("other@example.org")
    accept_invitation(token=token, by=ana, at=at)
    assert ana.city_ids == {city.id}
    with pytest.raises(NotNow):
        accept_invitation(token=token, by=other, at=at)
    assert other.city_ids == frozenset()
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"invitation.made", "invitation.accepted"}
    assert not Entry.objects.filter(after__icontains="example.org").exists()  # ids alone


def test_after_two_weeks_it_is_too_old(office: User, at: datetime) -> None:
    _, token = invite(email="li@example.org", office=Office.SECRETARIAT, by=office, at=at)
    with pytest.raises(NotNow):
        accept_invitation(token=token, by=make_person(), at=at + timedelta(days=14, seconds=1))


def test_withdrawn_it_works_no_longer_and_again_once_brought_back(office: User, at: datetime) -> None:
    made, token = invite(email="li@example.org", office=Office.SECRETARIAT, by=office, at=at)
    withdraw_invitation(invitation=made, by=office, at=at)
    ana = make_person()
    with pytest.raises(NotNow):
        accept_invitation(token=token, by=ana, at=at)
    bring_back_invitation(invitation=made, by=office, at=at)
    accept_invitation(token=token, by=ana, at=at)
    assert User.objects.get(pk=ana.pk).is_secretariat
    for verb in (withdraw_invitation, bring_back_invitation):
        with pytest.raises(NotNow):
            verb(invitation=made, by=office, at=at)


def test_a_later_one_to_the_same_office_takes_its_place(office: User, at: datetime) -> None:
    for _ in range(2):
        invite(email="li@example.org", office=Office.SECRETARIAT, by=office, at=at)
    assert Invitation.objects.open(at).count() == 1


def test_who_may_invite(city: City, office: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        invite(email="li@example.org", office=Office.OFFICER, cities=[city], by=make_person(), at=at)
    with pytest.raises(NotAllowed):  # operators are made on the machine
        invite(email="li@example.org", office=Office.OPERATOR, by=office, at=at)
    made, _ = invite(email="li@example.org", office=Office.OPERATOR, by=None, at=at)
    for verb in (withdraw_invitation, bring_back_invitation):
        with pytest.raises(NotAllowed):
            verb(invitation=made, by=make_person(f"{verb.__name__}@example.org"), at=at)


@pytest.mark.parametrize(("role", "has_city"), [(Office.OFFICER, False), (Office.SECRETARIAT, True)])
def test_an_officer_alone_has_a_city(
    role: Office, has_city: bool, city: City, office: User, at: datetime
) -> None:
    with pytest.raises(BadInput):
        invite(email="li@example.org", office=role, cities=[city] * has_city, by=office, at=at)


def test_a_closed_account_accepts_nothing(office: User, at: datetime) -> None:
    _, token = invite(email="li@example.org", office=Office.SECRETARIAT, by=office, at=at)
    with pytest.raises(NotAllowed):
        accept_invitation(token=token, by=make_person(is_active=False), at=at)
