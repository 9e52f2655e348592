import errno
import io
import os
import shutil
import sqlite3
import subprocess
import tarfile
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage

from tests.config.backup.conftest import Installation
from ucap.config.backup import embedded, make
from ucap.config.backup.keys import passing
from ucap.config.backup.make import Made, make_backup
from ucap.config.backup.verify import verified
from ucap.config.processes import hold
from ucap.kernel.errors import BadInput, NotNow


def members(path: Path) -> dict[str, bytes]:
    """What any tar finds in an open backup."""
    with tarfile.open(path) as tar:
        found = ((one.name, tar.extractfile(one)) for one in tar)
        return {name: file.read() for name, file in found if file}


def made(installation: Installation, at: datetime, name: str = "all.tar.gz") -> Made:
    return make_backup(installation.data.parent / name, recipients=[], at=at)


def test_everything_is_in_it(installation: Installation, at: datetime) -> None:
    (installation.data / "openid.json").write_text("{}", encoding="utf-8")
    (installation.data / "static").mkdir()
    (installation.data / "static" / "page.css").touch()
    backup = made(installation, at)
    found = members(backup.path)
    assert set(found) == {
        "backup.json",
        "database.sqlite3",
        "secret-key",
        "openid.json",
        f"files/{installation.document}",
        "manifest.json",
    }
    assert found[f"files/{installation.document}"] == b"the whole plan"
    assert found["secret-key"] == b"k" * 60
    assert backup.manifest.counts["plans_plan"] == 1
    assert backup.manifest.missing == ()
    assert "plans.0001_initial" in backup.head.migrations


def test_only_its_owner_reads_it_and_nothing_else_is_left(installation: Installation, at: datetime) -> None:
    backup = made(installation, at)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in installation.data.parent.iterdir()} == {"data", "all.tar.gz"}
    assert not list(installation.data.glob("backup-*"))


def test_in_a_folder_it_is_named_by_the_time(
    installation: Installation, tmp_path: Path, at: datetime
) -> None:
    assert make_backup(tmp_path, recipients=[], at=at).path.name == "ucap-2026-11-24-093000.tar.gz"
    closed = make_backup(tmp_path, recipients=[passing().to_public()], at=at)
    assert closed.path.name == "ucap-2026-11-24-093000.tar.gz.age"


def test_a_closed_one_says_nothing_without_its_key(
    installation: Installation, tmp_path: Path, at: datetime
) -> None:
    key, other = passing(), passing()
    backup = make_backup(tmp_path / "closed", recipients=[key.to_public()], at=at)
    assert b"SQLite format" not in backup.path.read_bytes()
    assert verified(backup.path, [key], tmp_path).counts["plans_plan"] == 1
    with pytest.raises(BadInput, match="the key does not open this backup"):
        verified(backup.path, [other], tmp_path)
    with pytest.raises(BadInput, match="--key-file"):
        verified(backup.path, [], tmp_path)


def test_a_file_deleted_since_the_database_was_copied_is_in_it_all_the_same(
    installation: Installation, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = embedded.counts

    def deleted_meanwhile(path: Path) -> dict[str, int]:
        default_storage.delete(installation.document)
        return copy(path)

    monkeypatch.setattr(embedded, "counts", deleted_meanwhile)
    backup = made(installation, at)
    assert not default_storage.exists(installation.document)
    assert members(backup.path)[f"files/{installation.document}"] == b"the whole plan"


def test_a_file_that_nobody_has_is_named(installation: Installation, at: datetime) -> None:
    shutil.rmtree(installation.data / "files")
    assert made(installation, at).manifest.missing == (installation.document,)


def test_written_while_others_write(installation: Installation, at: datetime) -> None:
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(installation.database, isolation_level=None, timeout=20)) as there:
            while not stop.wait(0.002):
                there.execute("UPDATE plans_plan SET created_at = created_at")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert made(installation, at).manifest.counts["plans_plan"] == 1
    finally:
        stop.set()
        writer.join()


def test_what_is_there_is_not_written_over(installation: Installation, at: datetime) -> None:
    made(installation, at)
    with pytest.raises(BadInput, match="is there already"):
        made(installation, at)


def test_one_at_a_time(installation: Installation, at: datetime) -> None:
    lock = hold(installation.data / "backup.lock")
    with pytest.raises(NotNow, match=f"process {os.getpid()} makes a backup"):
        made(installation, at)
    lock.release()  # type: ignore[union-attr]


def test_what_a_killed_one_left_is_cleared_away(installation: Installation, at: datetime) -> None:
    left = installation.data / "backup-abc"
    left.mkdir()
    (left / "database.sqlite3").touch()
    (installation.data.parent / "all.tar.gz.part").touch()
    made(installation, at)
    assert not left.exists()


@pytest.mark.parametrize("closed", [False, True])
def test_on_a_full_disk_nothing_is_left(
    closed: bool, installation: Installation, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.FileIO):
        def write(self, data: Any) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opened(path: Path, mode: str, opener: Any) -> Any:
        return Full(path, mode.replace("b", ""), opener=opener)

    monkeypatch.setattr(make, "open", opened, raising=False)
    with pytest.raises(
        BadInput, match=r"no space left on device\). Nothing is left of it. Make room"
    ) as caught:
        make_backup(
            installation.data.parent / "b", recipients=[passing().to_public()] if closed else [], at=at
        )
    assert "\n" not in str(caught.value)
    assert [one.name for one in installation.data.parent.iterdir()] == ["data"]


def test_what_does_not_read_back_is_not_kept(
    installation: Installation, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "inspect", lambda _: {"plans_plan": 7})
    with pytest.raises(BadInput, match="were counted"):
        made(installation, at)
    assert [one.name for one in installation.data.parent.iterdir()] == ["data"]


@pytest.mark.skipif(not shutil.which("tar"), reason="no tar here")
def test_an_operator_opens_it_without_us(installation: Installation, at: datetime) -> None:
    backup = made(installation, at)
    listed = subprocess.run(["tar", "tzf", backup.path], capture_output=True, text=True, check=True).stdout
    assert listed.splitlines()[0] == "backup.json"
