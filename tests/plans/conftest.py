"""A plan of two sides, and everybody who might want to do something with it."""

from dataclasses import dataclass

import pytest

from tests.plans.factories import PLACES, make_draft, make_officer, make_plan, make_secretariat
from ucap.people.models import User
from ucap.plans.models import Plan, Version


@dataclass(frozen=True)
class Cast:
    """The people of these tests, by what they are to the plan."""

    yangzhou: User  # officer of the first side
    granada: User  # officer of a city of the second side
    stranger: User  # officer of a city that is not in the plan
    nobody: User  # an account that speaks for no city
    secretary: User


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(
        yangzhou=make_officer(PLACES["Yangzhou"], email="yangzhou@example.org", name="Li Wei"),
        granada=make_officer(PLACES["Granada"], email="granada@example.org", name="Ana Ruiz"),
        stranger=make_officer(PLACES["Chengdu"], email="chengdu@example.org"),
        nobody=User.objects.create_user("nobody@example.org"),
        secretary=make_secretariat(),
    )


@pytest.fixture
def draft(cast: Cast) -> Version:
    """A draft that the officer of Yangzhou began."""
    return make_draft(by=cast.yangzhou)


@pytest.fixture
def published(cast: Cast) -> Plan:
    return make_plan(by=cast.yangzhou)
