"""The embedded database (SQLite) in a backup.

Measured with 200 writes a second on 235 MB: copying in steps of 100 or 1,000 pages never ends, as each write begins it anew; in one
read transaction it takes 3.1 s in steps of 500 pages, 1.3 s in one step (but writers then come to 86 a second), and VACUUM INTO 3.4 s.
A reader never keeps a writer from the write-ahead log; it only grows a little longer meanwhile.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ucap.config.backup.sealing import DAMAGED
from ucap.config.backup.snapshot import Snapshot, asked_of
from ucap.kernel.errors import BadInput

STEP = 500  # pages
PAUSE = 0.001  # seconds between two steps


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """A copy of the database in that folder."""
    from django.db import connection

    path = folder / "database.sqlite3"
    with (
        closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None, timeout=20)) as there,
        closing(sqlite3.connect(path, isolation_level=None)) as copy,
    ):  # fmt: skip
        there.execute("BEGIN")
        there.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # from here on nothing changes for us
        with _room():
            there.backup(copy, pages=STEP, sleep=PAUSE)
        there.execute("ROLLBACK")
        # One file, which needs no other beside it
        copy.execute("PRAGMA journal_mode=DELETE")
    with closing(sqlite3.connect(path)) as copy:
        columns = copy.execute(
            "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
        )
        asked = list(asked_of(set(columns)))
        files = sorted({name for statement in asked for (name,) in copy.execute(statement)})
        migrations = copy.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
        yield Snapshot(path, counts(path), tuple(files), tuple(f"{app}.{name}" for app, name in migrations))


@contextmanager
def _room() -> Iterator[None]:
    """A copy that has no room is told like any other file that has none."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
            raise OSError(errno.ENOSPC, f"{error}, copying the database") from error
        raise


def counts(path: Path) -> dict[str, int]:
    """How many rows each table has; what SQLite keeps for itself and for its word indices is left out."""
    with closing(sqlite3.connect(path)) as database:
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        tables = database.execute(asked).fetchall()
        virtual = [name for name, sql in tables if sql.upper().startswith("CREATE VIRTUAL")]
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a name that SQLite gives
            for name, _ in tables
            if name not in virtual and not any(name.startswith(f"{index}_") for index in virtual)
        }


def inspect(path: Path) -> dict[str, int]:
    """The rows of each table of a copy. Raises BadInput when it is damaged."""
    try:
        with closing(sqlite3.connect(path)) as database:
            sound = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
            loose = database.execute("PRAGMA foreign_key_check").fetchone()
        if sound != "ok" or loose:
            raise BadInput(
                DAMAGED, how=sound if sound != "ok" else f"{loose[0]} refers to a row that is not there"
            )
        return counts(path)
    except sqlite3.DatabaseError as error:
        raise BadInput(DAMAGED, how=str(error)) from error
