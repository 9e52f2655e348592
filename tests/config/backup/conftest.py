"""A small installation on the embedded database, with a plan and its full document, to be backed up."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from tests.plans.factories import make_plan, make_secretariat
from ucap.plans.actions import attach_full_plan


@dataclass(frozen=True)
class Installation:
    data: Path
    document: str  # the full plan's file

    @property
    def database(self) -> Path:
        return self.data / "ucap.sqlite3"


@pytest.fixture
def installation(
    db: None, tmp_path: Path, settings: Any, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> Installation:
    """The tests' own database put into a file: an installation as an operator has it."""
    if connection.vendor != "sqlite":
        pytest.skip("of the embedded database")
    data = tmp_path / "data"
    settings.DATA, settings.MEDIA_ROOT = data, data / "files"
    data.mkdir()
    (data / "secret-key").write_text("k" * 60, encoding="utf-8")
    plan = make_plan()
    document = attach_full_plan(
        plan=plan, data=b"the whole plan", name="plan.txt", by=make_secretariat(), at=at
    )
    (data / "ucap.sqlite3").write_bytes(connection.connection.serialize())  # what is not committed, too
    with closing(sqlite3.connect(data / "ucap.sqlite3")) as copy:
        copy.execute("PRAGMA journal_mode=WAL")
    monkeypatch.setitem(connection.settings_dict, "NAME", data / "ucap.sqlite3")  # it is open under another
    assert default_storage.exists(document.file.name)
    return Installation(data, document.file.name)
