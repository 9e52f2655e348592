"""Making officers and the secretariat."""

from datetime import datetime

import pytest

from tests.plans.factories import PLACES
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.people.actions import (
    give_back_office,
    make_officer,
    make_operator,
    make_secretariat,
    withdraw_office,
)
from ucap.people.models import CityOfficer, User
from ucap.people.rules import holds_office, is_officer, is_secretariat, officer_cities
from ucap.people.states import Office
from ucap.places.actions import ensure_city
from ucap.places.models import City

pytestmark = pytest.mark.django_db


@pytest.fixture
def yangzhou(db: None) -> City:
    city = ensure_city(PLACES["Yangzhou"])
    assert city is not None
    return city


def test_an_account_is_made_that_nobody_can_enter_yet(yangzhou: City, at: datetime) -> None:
    user = make_officer(email="Li@Example.org", city=yangzhou, at=at, name="Li Wei")
    assert (user.email, user.name, user.has_usable_password()) == ("li@example.org", "Li Wei", False)
    assert officer_cities(user) == {yangzhou.id}
    assert Entry.objects.get().after == {"city": yangzhou.id}


def test_made_twice_is_made_once(yangzhou: City, at: datetime) -> None:
    for email in ("li@example.org", "LI@example.org"):
        make_officer(email=email, city=yangzhou, at=at)
    assert User.objects.count() == CityOfficer.objects.count() == Entry.objects.count() == 1


def test_the_secretariat_speaks_for_no_city_but_is_an_officer(at: datetime) -> None:
    user = make_secretariat(email="office@example.org", at=at)
    make_secretariat(email="office@example.org", at=at)
    assert is_secretariat(user)
    assert is_officer(user)
    assert officer_cities(user) == frozenset()
    assert Entry.objects.filter(verb="secretariat.made").count() == 1


def test_a_closed_account_speaks_for_nobody(yangzhou: City, at: datetime) -> None:
    user = make_officer(email="li@example.org", city=yangzhou, at=at)
    user.is_active = False
    assert not is_officer(user)
    user.is_secretariat = True
    assert not is_secretariat(user)


def test_an_office_is_withdrawn_and_given_back(yangzhou: City, at: datetime) -> None:
    secretary = make_secretariat(email="office@example.org", at=at)
    user = make_officer(email="li@example.org", city=yangzhou, at=at)
    entry = withdraw_office(user=user, office=Office.OFFICER, city=yangzhou, by=secretary, at=at)
    assert officer_cities(User.objects.get(pk=user.pk)) == frozenset()
    with pytest.raises(NotNow):
        withdraw_office(user=user, office=Office.OFFICER, city=yangzhou, by=secretary, at=at)
    give_back_office(withdrawn=entry, by=secretary, at=at)
    assert officer_cities(User.objects.get(pk=user.pk)) == {yangzhou.id}


@pytest.mark.parametrize("office", [Office.SECRETARIAT, Office.OPERATOR])
def test_the_other_offices_too(office: Office, at: datetime) -> None:
    secretary = make_secretariat(email="office@example.org", at=at)
    make = {Office.SECRETARIAT: make_secretariat, Office.OPERATOR: make_operator}[office]
    user = make(email="li@example.org", at=at)
    entry = withdraw_office(user=user, office=office, by=secretary, at=at)
    assert not holds_office(User.objects.get(pk=user.pk))
    give_back_office(withdrawn=entry, by=secretary, at=at)
    assert holds_office(User.objects.get(pk=user.pk))


def test_the_last_of_the_secretariat_stays(at: datetime) -> None:
    secretary = make_secretariat(email="office@example.org", at=at)
    with pytest.raises(NotNow, match="last member"):
        withdraw_office(user=secretary, office=Office.SECRETARIAT, by=secretary, at=at)


def test_nobody_else_withdraws_or_gives_back(yangzhou: City, at: datetime) -> None:
    secretary = make_secretariat(email="office@example.org", at=at)
    user = make_officer(email="li@example.org", city=yangzhou, at=at)
    with pytest.raises(NotAllowed):
        withdraw_office(user=user, office=Office.OFFICER, city=yangzhou, by=user, at=at)
    entry = withdraw_office(user=user, office=Office.OFFICER, city=yangzhou, by=secretary, at=at)
    with pytest.raises(NotAllowed):
        give_back_office(withdrawn=entry, by=user, at=at)
    made = Entry.objects.filter(verb="officer.made").get()
    with pytest.raises(NotNow):  # an entry that speaks of no withdrawal gives nobody an office
        give_back_office(withdrawn=made, by=secretary, at=at)
