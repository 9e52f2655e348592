"""Where attempts are counted for all processes: Django's cache in the database, at less cost.

Signing in counts itself five times, each time with a lock of its own (django-allauth). In Django's way that is sixty questions, and fifteen
waits for the disk during which nobody else can write. Here each of them is one question; and since a count may be lost in a power cut,
SQLite does not wait for the disk: what is written next in earnest takes it along.
"""

import base64
import pickle
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

LOOKS = 1000  # once in so many times it looks how many counts there are; the nightly cleaning takes those that are over


class Counts(DatabaseCache):
    """A cache in a table of the database."""

    _table: str  # as Django's names it

    def _base_set(self, mode: str, key: str, value: object, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        if mode == "touch":
            return bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc]
        with _without_waiting(self._connection()) as connection:
            if secrets.randbelow(LOOKS) == 0:
                self._look(connection)
            quote, now = connection.ops.quote_name, timezone.now()
            table, name, text, end = quote(self._table), quote("cache_key"), quote("value"), quote("expires")
            question = (
                f"INSERT INTO {table} ({name}, {text}, {end}) VALUES (%s, %s, %s) "  # noqa: S608 - our own names
                f"ON CONFLICT ({name}) DO UPDATE SET {text} = excluded.{text}, {end} = excluded.{end}"
            )
            packed = base64.b64encode(pickle.dumps(value, self.pickle_protocol)).decode("ascii")
            values = [key, packed, connection.ops.adapt_datetimefield_value(self._end(timeout))]
            if mode == "add":
                question += f" WHERE {table}.{end} < %s"
                values.append(connection.ops.adapt_datetimefield_value(now.replace(microsecond=0)))
            try:
                with connection.cursor() as cursor, _apart(connection):
                    cursor.execute(question, values)
                    return bool(cursor.rowcount)
            except DatabaseError:  # as Django has it: what only counts does not stop what is done
                return False

    def _base_delete_many(self, keys: Any) -> bool:
        with _without_waiting(self._connection()):
            return bool(super()._base_delete_many(keys))  # type: ignore[misc]

    def _connection(self) -> BaseDatabaseWrapper:
        return connections[router.db_for_write(self.cache_model_class)]

    def _end(self, timeout: Any) -> datetime:
        seconds = self.get_backend_timeout(timeout)
        return (
            datetime.max.replace(tzinfo=UTC)
            if seconds is None
            else datetime.fromtimestamp(int(seconds), tz=UTC)
        )

    def _look(self, connection: BaseDatabaseWrapper) -> None:
        """Takes some away when there are too many."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(self._table)}")  # noqa: S608
            (number,) = cursor.fetchone()
            if number > self._max_entries:
                now = timezone.now().replace(microsecond=0)
                self._cull(connection.alias, cursor, now, number)  # type: ignore[attr-defined] # Django's own


@contextmanager
def _without_waiting(connection: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """Meanwhile SQLite answers before the disk has it. Inside a transaction nothing changes: all of it is kept or none."""
    alone = connection.vendor == "sqlite" and not connection.in_atomic_block
    if alone:
        connection.ensure_connection()
        connection.connection.execute("PRAGMA synchronous=NORMAL")
    try:
        yield connection
    finally:
        if alone and connection.connection is not None:
            connection.connection.execute("PRAGMA synchronous=FULL")  # settings/database.py


def _apart(connection: BaseDatabaseWrapper) -> Any:
    """So that what fails here does not take the transaction along that it happens in."""
    return transaction.atomic(using=connection.alias) if connection.in_atomic_block else nullcontext()
