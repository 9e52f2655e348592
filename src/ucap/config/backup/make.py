"""Making a backup while the platform runs, and reading it back before anybody relies on it."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ucap.config.backup import embedded, keys, postgresql
from ucap.config.backup.archive import (
    BESIDE,
    DATABASES,
    FILES,
    MANIFEST,
    Head,
    Manifest,
    Writer,
    for_its_owner,
    writing,
)
from ucap.config.backup.sealing import sealing
from ucap.config.backup.snapshot import Snapshot
from ucap.config.backup.verify import verified
from ucap.config.credentials import given
from ucap.config.kept_files import flush, put_aside
from ucap.config.processes import HeldElsewhere, hold
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.full_disk import NO_ROOM

WORKROOM = "backup-"  # how the folders begin in which copies are made


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written and read back."""

    path: Path
    head: Head
    manifest: Manifest
    size: int  # bytes of the file
    encrypted: bool


def make_backup(target: Path, *, recipients: Sequence[Any], at: datetime) -> Made:
    """The backup, in that file; in a folder it is named by the time. Raises BadInput (nothing is left behind) or NotNow."""
    from django.conf import settings

    if target.is_dir():
        target /= name_for(at, encrypted=bool(recipients))
    if target.exists():
        raise BadInput("%(file)s is there already. Give another name, or a folder.", file=str(target))
    part = target.with_name(f"{target.name}.part")
    with _alone(settings.DATA) as room, _no_leftovers(part):
        # Whoever made it may not have the key that opens it: with one that nobody keeps it is read back all the same
        passing = [keys.passing()] if recipients else []
        closed_for = [*recipients, *(one.to_public() for one in passing)]
        with _snapshot(room) as copy, open(part, "xb", opener=for_its_owner) as file:
            head = _head(copy, at)
            with sealing(file, closed_for) as sink, writing(sink, head) as writer:
                manifest = _fill(writer, copy, head)
            file.flush()
            os.fsync(file.fileno())
        verified(part, passing, room)
        part.replace(target)
        flush(target.parent)
    return Made(target, head, manifest, target.stat().st_size, bool(recipients))


def name_for(at: datetime, *, encrypted: bool) -> str:
    """The name says when it was made, and how anybody opens it."""
    return f"ucap-{at:%Y-%m-%d-%H%M%S}.tar.gz{'.age' if encrypted else ''}"


def _fill(writer: Writer, copy: Snapshot, head: Head) -> Manifest:
    from django.conf import settings

    with copy.path.open("rb") as file:
        writer.add(DATABASES[head.database], file, copy.path.stat().st_size)
    for name in BESIDE:
        path = settings.DATA / name
        if path.exists():
            with path.open("rb") as file:
                writer.add(name, file, path.stat().st_size)
    missing = [name for name in copy.files if not _add_file(writer, Path(settings.MEDIA_ROOT), name)]
    manifest = Manifest(members=writer.members, counts=copy.counts, missing=tuple(missing))
    writer.add_json(MANIFEST, manifest)
    return manifest


def _add_file(writer: Writer, folder: Path, name: str) -> bool:
    """Whether the uploaded file was there: under its name, or put aside since the database was copied."""
    for path in (folder / name, put_aside(folder, name), folder / name):
        try:
            with path.open("rb") as file:
                writer.add(FILES + name, file, os.fstat(file.fileno()).st_size)
                return True
        except FileNotFoundError:
            continue
    return False


def _head(copy: Snapshot, at: datetime) -> Head:
    from django.conf import settings
    from django.db import connection

    return Head(
        ucap_backup=1,
        ucap=version("ucap"),
        made=at,
        database=connection.vendor,
        migrations=copy.migrations,
        public_url=settings.PUBLIC_URL,
        key="environment" if given("UCAP_SECRET_KEY") else "inside",
    )


def _snapshot(room: Path) -> Any:
    from django.db import connection

    return (embedded if connection.vendor == "sqlite" else postgresql).snapshot(room)


@contextmanager
def _alone(data: Path) -> Iterator[Path]:
    """A folder beside the data, where an open copy is no more open than they are; gone afterwards. One backup at a time."""
    lock = hold(data / "backup.lock")
    if isinstance(lock, HeldElsewhere):
        raise NotNow("process %(pid)s makes a backup of this data folder. Wait for it.", pid=lock.pid)
    try:
        for left in data.glob(f"{WORKROOM}*/"):  # of one that was killed
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=WORKROOM, dir=data) as room:
            yield Path(room)
    finally:
        lock.release()


@contextmanager
def _no_leftovers(part: Path) -> Iterator[None]:
    """Whatever happens, no half a backup stays; a full disk and the like are told in one line."""
    part.unlink(missing_ok=True) if part.parent.is_dir() else None
    try:
        yield
    except OSError as error:
        full = error.errno in NO_ROOM
        raise BadInput(
            "the backup %(file)s could not be written (%(reason)s). Nothing is left of it. %(remedy)s",
            file=str(part.with_suffix("")),
            reason=(error.strerror or str(error)).lower(),
            remedy="Make room there or beside the data, or name another disk."
            if full
            else "Name a file in a folder that is there and where you may write.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
