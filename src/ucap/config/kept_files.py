"""Uploaded files: on the disk before their row is, and off it only some time after.

A backup copies the database first and the files after it. A file that was deleted in between would be missing in it, so what is
deleted is put aside and thrown away a day later.
"""

import os
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage

DELETED = ".deleted"  # in the folder of files
GRACE = 24 * 3600.0  # seconds; no backup takes as long


class KeptFiles(FileSystemStorage):
    """Django's files in a folder, which outlive their deletion by a day."""

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]
        path = Path(self.path(saved))
        flush(path)
        flush(path.parent)
        return saved

    def delete(self, name: str) -> None:
        """Nothing; the file is no longer there under its name."""
        if not name:
            raise ValueError("The name must be given to delete().")
        there, aside = Path(self.path(name)), put_aside(Path(self.location), name)
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            there.replace(aside)
            os.utime(aside)  # from now on its day runs
        except FileNotFoundError:
            pass


def put_aside(folder: Path, name: str) -> Path:
    """Where a deleted file is for a day."""
    return folder / DELETED / name


def clear_deleted(at: datetime) -> int:
    """How many files of this installation were deleted for good."""
    return throw_deleted_away(Path(settings.MEDIA_ROOT), older_than=GRACE)


def throw_deleted_away(folder: Path, *, older_than: float = GRACE) -> int:
    """How many files were deleted for good."""
    before = time.time() - older_than
    thrown = 0
    for path in (folder / DELETED).rglob("*"):
        if path.is_file() and path.stat().st_mtime <= before:
            path.unlink(missing_ok=True)
            thrown += 1
    return thrown


def flush(path: Path) -> None:
    """Nothing; the file (or folder) survives a power cut from here on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
