"""Fixtures that every room's tests share."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from ucap.journal import guard


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database without the journal's guard: browser tests empty every table after each story.

    tests/journal/test_guard.py puts it back and holds it to its word.
    """
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        guard.remove(editor)


@pytest.fixture
def at() -> datetime:
    """The instant at which things happen in tests."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
