"""Whether a backup can be relied upon: every byte of it read, and its database opened."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO

from ucap.config.backup import embedded, postgresql
from ucap.config.backup.archive import AT_ONCE, DATABASES, Head, Manifest, for_its_owner, reading
from ucap.config.backup.sealing import DAMAGED, unsealing
from ucap.kernel.errors import BadInput


def verified(path: Path, identities: Sequence[Any], room: Path) -> Manifest:
    """What is in the backup; `room` is a folder for a copy of its database, which is gone afterwards. Raises BadInput."""

    def keep_database(name: str) -> Path | None:
        return room / f"read-back-{name}" if name in DATABASES.values() else None

    head, manifest = unpacked(path, identities, keep_database)
    copy = room / f"read-back-{DATABASES[head.database]}"
    try:
        inspect(head, copy, manifest)
    finally:
        copy.unlink(missing_ok=True)
    return manifest


def unpacked(
    path: Path, identities: Sequence[Any], where: Callable[[str], Path | None]
) -> tuple[Head, Manifest]:
    """What is in the backup; each member for which `where` has a place is put there. Raises BadInput unless all of it is right."""
    with opened(path) as file, unsealing(file, identities) as source, reading(source) as backup:
        for name, member in backup.members():
            if (place := where(name)) is not None:
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with open(place, "xb", opener=for_its_owner) as copy:
                    _pour(member, copy)
        while source.read(AT_ONCE):  # to the very end, where the check sum of the compression is
            pass
        return backup.head, backup.whole()


def head_of(path: Path, identities: Sequence[Any]) -> Head:
    """What it is a backup of, read from its first bytes. Raises BadInput when it cannot be read."""
    with opened(path) as file, unsealing(file, identities, partly=True) as source, reading(source) as backup:
        return backup.head


def inspect(head: Head, copy: Path, manifest: Manifest) -> None:
    """Nothing. Raises BadInput when the database is damaged or has not the rows that were counted."""
    counts = (
        embedded.inspect(copy) if head.database == "sqlite" else postgresql.inspect(copy, _tool_for(copy))
    )
    wrong = sorted(
        table
        for table in {*counts, *manifest.counts}
        if counts.get(table, 0) != manifest.counts.get(table, 0)
    )
    if wrong:
        how = f"{counts.get(wrong[0], 0)} rows in {wrong[0]}, {manifest.counts.get(wrong[0], 0)} were counted"
        raise BadInput(DAMAGED, how=how)


def opened(path: Path) -> BinaryIO:
    """The file. Raises BadInput when it cannot be read."""
    try:
        return path.open("rb")
    except OSError as error:
        raise BadInput(
            "%(file)s cannot be read (%(reason)s). Check its name and that you may read it.",
            file=str(path),
            reason=(error.strerror or str(error)).lower(),
        ) from error


def _tool_for(dump: Path) -> str:
    """A pg_restore that reads the dump: not older than the pg_dump that made it, which its head names."""
    with dump.open("rb") as file:
        versions = [int(one) for one in postgresql.DUMPED_BY.findall(file.read(4096))]
    return postgresql.find_tool("pg_restore", max(versions, default=0))


def _pour(member: Any, copy: IO[bytes]) -> None:
    while data := member.read(AT_ONCE):
        copy.write(data)
