"""An interest that two sides can talk about."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_person
from ucap.exchange.actions import express_interest
from ucap.exchange.models import Interest
from ucap.people.models import User


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(name="Li Na")


@pytest.fixture
def interest(owner: User, officer: User, at: datetime) -> Interest:
    """Of the city of Yangzhou in what Granada's university offers."""
    entry = make_entry(organisation=make_organisation(owner=owner, name="Granada"))
    return express_interest(
        entry=entry,
        text="We have canals.",
        city=make_city("Yangzhou"),
        files=[("a.txt", b"x")],
        by=officer,
        at=at,
    )
