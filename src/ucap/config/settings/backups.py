"""Backups by the clock: where they go, and for whom they are closed."""

import os
from pathlib import Path


def _path(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value).absolute() if value else None


BACKUPS = _path("UCAP_BACKUPS")  # None: none by the clock
BACKUP_RECIPIENT = os.environ.get("UCAP_BACKUP_RECIPIENT", "").strip()
BACKUP_KEY_FILE = _path("UCAP_BACKUP_KEY_FILE")
