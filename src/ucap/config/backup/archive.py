"""The form of a backup: a tar, read from its beginning to its end.

backup.json       what it is a backup of: read first, so that what cannot be restored is refused at once
database.sqlite3  or database.dump, as pg_dump writes it
secret-key, openid.json, files/…
manifest.json     size and SHA-256 of each of these, and how many rows each table has; without it the file was cut off
"""

import io
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import IO, BinaryIO, TypeVar

import msgspec

from ucap.config.backup.sealing import DAMAGED
from ucap.kernel.decoding import UNREADABLE
from ucap.kernel.errors import BadInput

T = TypeVar("T")
FORMAT = 1
HEAD, MANIFEST, FILES = "backup.json", "manifest.json", "files/"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
BESIDE = ("secret-key", "openid.json")  # of the data folder
AT_ONCE = 1 << 20  # bytes
LONGEST_MANIFEST = 256 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup is a backup of."""

    ucap_backup: int  # FORMAT
    ucap: str  # the version of the program
    made: datetime
    database: str  # "sqlite" or "postgresql"
    migrations: tuple[str, ...]  # "plans.0001_initial"
    public_url: str
    key: str  # "inside", or "environment" where UCAP_SECRET_KEY, a variable or a credential, holds it


@dataclass(frozen=True, slots=True)
class Member:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What must be found in a backup, so that it is whole."""

    members: Mapping[str, Member]
    counts: Mapping[str, int]  # table -> rows
    missing: tuple[str, ...] = ()  # files that the database names and nobody has


@dataclass(slots=True)
class Writer:
    """A backup that is being written."""

    tar: tarfile.TarFile
    at: datetime
    members: dict[str, Member] = field(default_factory=dict)

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Nothing; so many bytes of the file are in the backup."""
        read = _Read(file)
        self.tar.addfile(self._info(name, size), read)
        self.tar.members.clear()  # type: ignore[attr-defined] # tarfile would remember each
        self.members[name] = Member(size, read.digest.hexdigest())

    def add_json(self, name: str, value: Head | Manifest) -> None:
        data = msgspec.json.format(msgspec.json.encode(value), indent=1)
        self.tar.addfile(self._info(name, len(data)), io.BytesIO(data))

    def _info(self, name: str, size: int) -> tarfile.TarInfo:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, int(self.at.timestamp())
        return info


@contextmanager
def writing(sink: BinaryIO, head: Head) -> Iterator[Writer]:
    """A backup to add to."""
    with tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT, bufsize=AT_ONCE) as tar:
        writer = Writer(tar, head.made)
        writer.add_json(HEAD, head)
        yield writer


@dataclass(slots=True)
class Reader:
    """A backup that is being read: `head` is there at once, `manifest` after the last member."""

    tar: tarfile.TarFile
    head: Head
    manifest: Manifest | None = None
    found: dict[str, Member] = field(default_factory=dict)

    def members(self) -> Iterator[tuple[str, "_Read"]]:
        """Each member with a file to read it from; what is left unread is read here, so that all of it is looked at."""
        while (info := self.tar.next()) is not None:
            self.tar.members.clear()  # type: ignore[attr-defined] # tarfile would remember each
            if info.name == MANIFEST:
                self.manifest = _decoded(_whole(self.tar, info), Manifest)
                continue
            if not info.isreg() or not _is_expected(info.name, self.head):
                raise BadInput(DAMAGED, how=f"{info.name!r} has no place in it")
            file = self.tar.extractfile(info)
            assert file is not None  # a regular file has one  # noqa: S101
            read = _Read(file)
            yield info.name, read
            while read.read(AT_ONCE):
                pass
            self.found[info.name] = Member(info.size, read.digest.hexdigest())

    def whole(self) -> Manifest:
        """The manifest, held against what was found. Raises BadInput when something is missing or altered."""
        if self.manifest is None:
            raise BadInput(DAMAGED, how="its end is missing")
        wrong = sorted(
            name
            for name in {*self.manifest.members, *self.found}
            if self.manifest.members.get(name) != self.found.get(name)
        )
        if wrong or DATABASES[self.head.database] not in self.found:
            raise BadInput(DAMAGED, how=f"{wrong[0] if wrong else 'the database'} is not as it was written")
        return self.manifest


@contextmanager
def reading(source: BinaryIO) -> Iterator[Reader]:
    """A backup to read. Raises BadInput when it is none, is damaged, or is of a form that this program does not know."""
    try:
        with tarfile.open(fileobj=source, mode="r|", bufsize=AT_ONCE) as tar:
            first = tar.next()
            if first is None or first.name != HEAD:
                raise BadInput("it is no backup of ucap. Give a file that ucap backup has written.")
            head = _decoded(_whole(tar, first), Head)
            if head.ucap_backup != FORMAT or head.database not in DATABASES:
                raise BadInput(
                    "the backup was made by ucap %(version)s, which this program does not understand. Install that version.",
                    version=head.ucap,
                )
            yield Reader(tar, head)
    except tarfile.TarError as error:
        raise BadInput(DAMAGED, how=" ".join(str(error).split())) from error


def for_its_owner(path: str, flags: int) -> int:
    """An opener of files that nobody else can read."""
    return os.open(path, flags, 0o600)


class _Read:
    """A file whose bytes are counted into a digest as they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


def _whole(tar: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    if not info.isreg() or info.size > LONGEST_MANIFEST:
        raise BadInput(DAMAGED, how=f"{info.name} cannot be so long")
    file = tar.extractfile(info)
    return file.read() if file else b""


def _decoded(data: bytes, kind: type[T]) -> T:
    with suppress(*UNREADABLE):
        return msgspec.json.decode(data, type=kind)
    raise BadInput(DAMAGED, how=f"its {kind.__name__.lower()} cannot be read")


def _is_expected(name: str, head: Head) -> bool:
    """Whether that name is one that we write: nothing of a backup is put anywhere else, whoever made it."""
    if name.startswith(FILES):
        path = PurePosixPath(name)
        return str(path) == name and not {".", "..", ""} & set(path.parts) and "\0" not in name
    return name in BESIDE or name == DATABASES[head.database]
