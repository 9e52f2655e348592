"""Making officers and the secretariat."""

from datetime import datetime

import pytest

from tests.plans.factories import PLACES
from ucap.journal.models import Entry
from ucap.people.actions import make_officer, make_secretariat
from ucap.people.models import CityOfficer, User
from ucap.people.rules import is_officer, is_secretariat, officer_cities
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
