"""The store: an embedded SQLite file opened as production, or whatever DATABASE_URL names."""

from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from ucap.config.credentials import given

from .environment import DATA

# Write-ahead log: readers never wait for the writer. FULL: what was answered survives a power cut. Immediate
# transactions and the busy timeout (seconds): writers queue instead of failing half-way. Mapped as far as SQLite does it (2 GiB): reading
# the few hundred rows of a page of matches from a store of that size takes a quarter less of the processor than through 256 MiB.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-65536; PRAGMA mmap_size=2147418112; PRAGMA temp_store=MEMORY"
)
SQLITE = "django.db.backends.sqlite3"


def _database() -> dict[str, Any]:
    address = given("DATABASE_URL")
    if not address:
        return _embedded(DATA / "ucap.sqlite3")
    try:
        chosen: dict[str, Any] = dict(
            dj_database_url.parse(address, conn_max_age=600, conn_health_checks=True)
        )
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a database; it looks like postgres://user:password@host:5432/name. "
            "Leave it out for the embedded database."
        ) from error
    return _embedded(chosen["NAME"]) if chosen["ENGINE"] == SQLITE else chosen


def _embedded(name: object) -> dict[str, Any]:
    return {
        "ENGINE": SQLITE,
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


DATABASES: dict[str, Any] = {"default": _database()}
