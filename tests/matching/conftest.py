"""A store of meanings for the tests that need one; all others run without (tests/conftest.py)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from ucap.exchange import watching
from ucap.matching.tasks import index_entry, index_organisation


@pytest.fixture
def store(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder for the vectors."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path


@pytest.fixture
def watched(store: Path) -> Iterator[None]:
    """Entries that change are indexed at once, and all of an organisation that is called otherwise."""
    watching.register(index_entry)
    watching.register(index_organisation, of="organisation")
    yield
    watching.forget(index_entry)
    watching.forget(index_organisation, of="organisation")
