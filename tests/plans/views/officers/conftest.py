"""Browsers of the people of these tests."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.plans.conftest import Cast

SignedIn = Callable[[str], Client]


@pytest.fixture
def signed_in(cast: Cast) -> SignedIn:
    """signed_in("granada"): a browser in which that person is signed in; "visitor": nobody is."""

    def browser(role: str) -> Client:
        client = Client()
        if role != "visitor":
            client.force_login(getattr(cast, role))
        return client

    return browser
