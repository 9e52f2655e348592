import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.plans.factories import make_plan, make_secretariat
from ucap.config.backup import postgresql
from ucap.config.backup.make import Made, make_backup
from ucap.config.backup.postgresql import find_tool, libpq
from ucap.config.backup.restore import restore_backup
from ucap.kernel.errors import BadInput
from ucap.plans.actions import attach_full_plan


@pytest.fixture
def made(transactional_db: None, tmp_path: Path, settings: Any, at: datetime) -> Made:
    """A backup of a plan with its full document."""
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL")
    settings.DATA, settings.MEDIA_ROOT = tmp_path / "data", tmp_path / "data" / "files"
    settings.DATA.mkdir()
    plan = make_plan()
    attach_full_plan(plan=plan, data=b"the whole plan", name="plan.txt", by=make_secretariat(), at=at)
    return make_backup(tmp_path / "all.tar.gz", recipients=[], at=at)


@pytest.fixture
def other() -> Iterator[dict[str, Any]]:
    """An empty database of the same server."""
    name = f"test_restore_{uuid.uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield {**connection.settings_dict, "NAME": name}
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


def rows(database: dict[str, Any], statement: str) -> list[Any]:
    with postgresql._connected(database) as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_everything_is_back(made: Made, other: dict[str, Any], tmp_path: Path) -> None:
    restored = restore_backup(made.path, identities=[], into=tmp_path / "new", database=other)
    assert rows(other, "SELECT state FROM plans_plan") == [("published",)]
    assert rows(other, "SELECT count(*) FROM journal_entry")[0][0] == made.manifest.counts["journal_entry"]
    (name,) = (one for one in restored.manifest.members if one.startswith("files/"))
    assert (tmp_path / "new" / name).read_bytes() == b"the whole plan"
    assert not (tmp_path / "new" / "database.dump").exists()
    with pytest.raises(BadInput, match=r"is not empty .*createdb"):
        restore_backup(made.path, identities=[], into=tmp_path / "again", database=other)
    assert not (tmp_path / "again").exists()


def test_nothing_is_left_of_a_dump_that_cannot_be_put_back(
    made: Made, other: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = postgresql._run
    monkeypatch.setattr(
        postgresql, "_run", lambda command, words: run([*command, "--role=nobody-at-all"], words)
    )
    with pytest.raises(BadInput, match=r"pg_restore failed .*Nothing was changed"):
        restore_backup(made.path, identities=[], into=tmp_path / "new", database=other)
    assert not (tmp_path / "new").exists()
    postgresql.ensure_empty(other)


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not answer"):
        postgresql.ensure_empty({"NAME": "nothing", "HOST": str(tmp_path)})


def test_a_missing_tool_says_how_to_get_it() -> None:
    with pytest.raises(BadInput, match="apt install postgresql-client-99"):
        find_tool("pg_dump", 99)


def test_a_password_is_on_no_command_line() -> None:
    words = libpq(
        {"NAME": "ucap", "PASSWORD": "secret", "PORT": 5432, "OPTIONS": {"sslmode": "require", "pool": True}}
    )
    assert words == {"PGDATABASE": "ucap", "PGPASSWORD": "secret", "PGPORT": "5432", "PGSSLMODE": "require"}
