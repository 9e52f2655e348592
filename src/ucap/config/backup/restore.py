"""Putting a backup back: into an empty place, all of it or nothing, after every byte of it was looked at."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ucap.config.backup import postgresql
from ucap.config.backup.archive import DATABASES, Head, Manifest
from ucap.config.backup.verify import head_of, inspect, unpacked
from ucap.config.installation import RESTORING
from ucap.config.kept_files import flush
from ucap.kernel.errors import BadInput
from ucap.kernel.full_disk import NO_ROOM

EMPTY = {"lost+found"}  # what a disk has of its own
EMBEDDED = "ucap.sqlite3"


@dataclass(frozen=True, slots=True)
class Restored:
    folder: Path
    head: Head
    manifest: Manifest


def restore_backup(
    path: Path, *, identities: Sequence[Any], into: Path, database: dict[str, Any] | None
) -> Restored:
    """What was put into the folder; `database`: Django's words for the PostgreSQL to fill, None for the embedded one.

    Raises BadInput, and then nothing was changed.
    """
    head = head_of(path, identities)
    _ensure_it_fits(head, database)
    with _told(into), _stage(into) as stage:
        head, manifest = unpacked(path, identities, lambda name: stage / name)
        copy = stage / DATABASES[head.database]
        inspect(head, copy, manifest)
        for one in stage.rglob("*"):
            flush(one)
        # The database last. Until the stage is gone the platform does not start here (installation.py).
        for one in stage.iterdir():
            if one != copy:
                one.rename(into / one.name)
        if database is None:
            copy.rename(into / EMBEDDED)
        else:
            postgresql.restore(copy, database)
            copy.unlink()
        flush(into)
    return Restored(into, head, manifest)


def _ensure_it_fits(head: Head, database: dict[str, Any] | None) -> None:
    """Nothing. Raises BadInput when this program, or the database that was asked for, cannot take it."""
    unknown = [
        name for name in head.migrations if name.partition(".")[0] in _domains() and name not in _migrations()
    ]
    if _numbers(head.ucap) > _numbers(version("ucap")) or unknown:
        raise BadInput(
            "the backup was made by a newer ucap (%(theirs)s; this is %(ours)s%(unknown)s). Install that version first.",
            theirs=head.ucap,
            ours=version("ucap"),
            unknown=f", which does not know {unknown[0]}" if unknown else "",
        )
    if head.database == "sqlite" and database is not None:
        raise BadInput(
            "this is a backup of the embedded database, and DATABASE_URL names another one. Leave DATABASE_URL out; "
            "ucap export --everything moves an installation to PostgreSQL."
        )
    if head.database == "postgresql" and database is None:
        raise BadInput("this is a backup of a PostgreSQL database. Name an empty one in DATABASE_URL.")
    if database is not None:
        postgresql.ensure_empty(database)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())


def _source() -> Path:
    return Path(__file__).parents[2]


def _domains() -> set[str]:
    """The domains that have migrations, told by their folders: Django is not started before the data are there."""
    return {path.parent.name for path in _source().glob("*/migrations")}


def _migrations() -> set[str]:
    found = _source().glob("*/migrations/*.py")
    return {f"{path.parent.parent.name}.{path.stem}" for path in found if path.stem != "__init__"}


@contextmanager
def _stage(into: Path) -> Iterator[Path]:
    """A folder inside the one to be filled. When something goes wrong the latter is as empty as before."""
    was_there = into.exists()
    if was_there and (there := sorted(one.name for one in into.iterdir() if one.name not in EMPTY)):
        raise BadInput(
            "%(folder)s is not empty (%(there)s). Name another folder (--into FOLDER), or move away what is in it.",
            folder=str(into),
            there=", ".join(there[:3]) + (" …" if len(there) > 3 else ""),
        )
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    stage = into / RESTORING
    stage.mkdir(mode=0o700)
    try:
        yield stage
    except BaseException:
        for one in into.iterdir():
            if one.name not in EMPTY:
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        if not was_there:
            into.rmdir()
        raise
    stage.rmdir()
    flush(into)


@contextmanager
def _told(into: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadInput(
            "nothing was restored into %(folder)s (%(reason)s). %(remedy)s",
            folder=str(into),
            reason=(error.strerror or str(error)).lower(),
            remedy="Make room there, or name another disk: --into FOLDER"
            if error.errno in NO_ROOM
            else "Give this user the right to write there, or name another folder: --into FOLDER",
        ) from error
