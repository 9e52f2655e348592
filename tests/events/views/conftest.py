"""Browsers of people of every kind, and files in a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

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
