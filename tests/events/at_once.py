"""Several at the same moment, each with a connection of its own, as two workers of a server have."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from django.db import connection, connections
from django.db.utils import load_backend

WITHIN = 60  # seconds


def at_once(folder: Path, *calls: Callable[[], Any]) -> list[Any]:
    """What each call answers or raises. To be asked in a test that commits (`transaction=True`).

    SQLite's test database is in memory, where two cannot wait for each other: they work on a copy of it in a file, and only
    what they answer is seen from outside.
    """
    found: list[Any] = [None] * len(calls)
    together = Barrier(len(calls), timeout=WITHIN)
    file = _copied(folder) if connection.vendor == "sqlite" else None
    threads = [
        Thread(target=_run, args=(call, together, file, found, number)) for number, call in enumerate(calls)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WITHIN)
    return found


def _run(
    call: Callable[[], Any], together: Barrier, file: Path | None, found: list[Any], number: int
) -> None:
    if file:
        settings = {**connection.settings_dict, "NAME": str(file)}
        connections["default"] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    try:
        connections["default"].ensure_connection()
        together.wait()
        found[number] = call()
    except Exception as problem:
        found[number] = problem
    finally:
        connections["default"].close()


def _copied(folder: Path) -> Path:
    file = folder / "at-once.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = WAL")
    return file
