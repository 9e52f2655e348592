"""Browsers of the people of these tests."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.plans.conftest import Cast

SignedIn = Callable[[str], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def signed_in(cast: Cast) -> SignedIn:
    """signed_in("granada"): a browser in which that person is signed in; "visitor": nobody is."""

    def browser(role: str) -> Client:
        client = Client()
        if role != "visitor":
            client.force_login(getattr(cast, role))
        return client

    return browser


def address(name: str, *args: Any) -> str:
    """The address of an officers' page."""
    return reverse(f"plans:{name}", args=args)


def queries_of(client: Client, path: str) -> int:
    """How many queries the page makes, once what is asked once is known."""
    client.get(path)
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    return len(made)
