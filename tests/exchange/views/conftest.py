"""Clients of people of every kind."""

from collections.abc import Callable

import pytest
from django.test import Client

from ucap.people.models import User


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """client_of(person): a browser in which that person is signed in."""

    def make(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return make
