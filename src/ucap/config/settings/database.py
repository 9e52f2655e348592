"""The store: an embedded SQLite file opened as production, or whatever DATABASE_URL names."""

import os
from typing import Any

import dj_database_url

from .environment import DATA

# Write-ahead log: readers never wait for the writer. FULL: what was answered survives a power cut. Immediate
# transactions and the busy timeout (seconds): writers queue instead of failing half-way.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
)


def _embedded() -> dict[str, Any]:
    DATA.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "ucap.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


DATABASES: dict[str, Any] = {
    "default": dj_database_url.config(conn_max_age=600, conn_health_checks=True)
    if os.environ.get("DATABASE_URL")
    else _embedded()
}
