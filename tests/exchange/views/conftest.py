"""Clients of people of every kind, and an interest that two sides can talk about."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_person
from ucap.exchange.actions import express_interest
from ucap.exchange.models import Entry, Interest
from ucap.kernel.clock import now
from ucap.people.models import User

ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def client_of() -> ClientOf:
    """client_of(person): a browser in which that person is signed in."""

    def make(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return make


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(name="Li Na")


@pytest.fixture
def entry(owner: User) -> Entry:
    return make_entry(organisation=make_organisation(owner=owner, name="Granada"))


@pytest.fixture
def interest(entry: Entry, officer: User) -> Interest:
    """Of the city of Yangzhou in what Granada's university offers."""
    return express_interest(
        entry=entry, text="We have canals.", city=make_city("Yangzhou"), by=officer, at=now()
    )
