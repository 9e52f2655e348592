import gzip
import io
import sqlite3
import tarfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.config.backup.conftest import Installation
from ucap.config.backup import embedded, restore
from ucap.config.backup.keys import passing
from ucap.config.backup.make import make_backup
from ucap.config.backup.restore import restore_backup
from ucap.config.installation import RESTORING, ensure_data_folder
from ucap.kernel.errors import BadInput

POSTGRESQL = {"NAME": "ucap"}


@pytest.fixture
def backup(installation: Installation, at: datetime, tmp_path: Path) -> Path:
    return make_backup(tmp_path / "all.tar.gz", recipients=[], at=at).path


def refused(path: Path, tmp_path: Path, why: str) -> None:
    """It is refused for that reason, in one line, and nothing is left."""
    into = tmp_path / "empty"
    with pytest.raises(BadInput, match=why) as caught:
        restore_backup(path, identities=[], into=into, database=None)
    assert "\n" not in str(caught.value)
    assert not into.exists()


def altered(backup: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    """The same backup with other members."""
    out = backup.with_name("altered")
    with tarfile.open(backup) as old, tarfile.open(out, "w:gz") as new:
        for one in old:
            file = old.extractfile(one)
            if file and (kept := change(one.name, file.read())):
                info = tarfile.TarInfo(kept[0])
                info.size = len(kept[1])
                new.addfile(info, io.BytesIO(kept[1]))
    return out


def test_everything_is_back(backup: Path, installation: Installation, tmp_path: Path) -> None:
    into = tmp_path / "new"
    restored = restore_backup(backup, identities=[], into=into, database=None)
    assert restored.manifest.counts == embedded.counts(installation.database)
    assert {one.name for one in into.iterdir()} == {"ucap.sqlite3", "secret-key", "files"}
    assert (into / "files" / installation.document).read_bytes() == b"the whole plan"
    assert (into / "secret-key").stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(into / "ucap.sqlite3")) as database:
        assert database.execute("SELECT state FROM plans_plan").fetchall() == [("published",)]


def test_a_closed_one_by_its_key(installation: Installation, at: datetime, tmp_path: Path) -> None:
    key = passing()
    path = make_backup(tmp_path / "closed", recipients=[key.to_public()], at=at).path
    restore_backup(path, identities=[key], into=tmp_path / "new", database=None)
    assert (tmp_path / "new" / "ucap.sqlite3").exists()
    refused(path, tmp_path, "the backup is encrypted")


def test_only_into_an_empty_folder(backup: Path, installation: Installation, tmp_path: Path) -> None:
    before = sorted(installation.data.rglob("*"))
    with pytest.raises(BadInput, match=r"is not empty .* Name another folder"):
        restore_backup(backup, identities=[], into=installation.data, database=None)
    assert sorted(installation.data.rglob("*")) == before
    (tmp_path / "disk" / "lost+found").mkdir(parents=True)
    restore_backup(backup, identities=[], into=tmp_path / "disk", database=None)
    assert (tmp_path / "disk" / "lost+found").exists()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damaged_backup_is_restored(data: st.DataObject, backup: Path, tmp_path: Path) -> None:
    """A byte altered, or the end cut off: refused, unless it is a bit that gzip itself leaves without meaning."""
    whole = backup.read_bytes()
    place = data.draw(st.integers(10, len(whole) - 1))
    flipped = bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    damaged = whole[:place] + (flipped if data.draw(st.booleans()) else b"")
    path = tmp_path / "damaged"
    path.write_bytes(damaged)
    with suppress(EOFError, gzip.BadGzipFile, zlib.error):
        assume(gzip.decompress(damaged) != gzip.decompress(whole))
    refused(path, tmp_path, "damaged|no backup of ucap|does not understand|newer ucap")


@pytest.mark.parametrize("place", [5, 30, 250, 5000, -20])
def test_no_damaged_closed_backup_is_restored(
    place: int, installation: Installation, at: datetime, tmp_path: Path
) -> None:
    key = passing()
    path = make_backup(tmp_path / "closed", recipients=[key.to_public()], at=at).path
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(BadInput):
        restore_backup(path, identities=[key], into=tmp_path / "new", database=None)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\x1f\x8b", gzip.compress(b"", mtime=0), gzip.compress(b"x" * 2000, mtime=0), b"PK\3\4"],
)
def test_what_is_no_backup(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(data)
    refused(tmp_path / "file", tmp_path, "no backup of ucap|damaged")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "nothing", tmp_path, "cannot be read")
    refused(tmp_path, tmp_path, "cannot be read")


def test_a_row_too_few(backup: Path, tmp_path: Path) -> None:
    path = altered(backup, lambda name, data: (name, data.replace(b'"plans_plan": 1', b'"plans_plan": 2')))
    refused(path, tmp_path, "1 rows in plans_plan, 2 were counted")


@pytest.mark.parametrize("member", ["backup.json", "manifest.json"])
def test_a_member_that_is_not_text(member: str, backup: Path, tmp_path: Path) -> None:
    path = altered(
        backup, lambda name, data: (name, data.replace(b'"', b'"\x83', 1) if name == member else data)
    )
    refused(path, tmp_path, r"damaged \(its .* cannot be read")


@pytest.mark.parametrize("left_out", ["manifest.json", "secret-key", "database.sqlite3"])
def test_a_member_too_few(left_out: str, backup: Path, tmp_path: Path) -> None:
    refused(
        altered(backup, lambda name, data: None if name == left_out else (name, data)), tmp_path, "damaged"
    )


@pytest.mark.parametrize(
    "hostile", ["../out", "/etc/ucap", "files/../../out", "files//x", "files/./x", "ucap.sqlite3"]
)
def test_nothing_is_put_elsewhere(hostile: str, backup: Path, tmp_path: Path) -> None:
    path = altered(backup, lambda name, data: (hostile if name == "secret-key" else name, data))
    refused(path, tmp_path, "has no place in it")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'"ucap": "0.1.0"', b'"ucap": "9.0.0"'), (b"plans.0001_initial", b"plans.9999_wonders")],
)
def test_a_newer_one_is_refused(before: bytes, after: bytes, backup: Path, tmp_path: Path) -> None:
    path = altered(backup, lambda name, data: (name, data.replace(before, after)))
    refused(path, tmp_path, "made by a newer ucap .* Install that version first")


def test_one_of_a_later_form_is_refused(backup: Path, tmp_path: Path) -> None:
    path = altered(backup, lambda name, data: (name, data.replace(b'"ucap_backup": 1', b'"ucap_backup": 2')))
    refused(path, tmp_path, "does not understand")


def test_each_database_has_its_own(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="DATABASE_URL names another one"):
        restore_backup(backup, identities=[], into=tmp_path / "new", database=POSTGRESQL)
    path = altered(
        backup, lambda name, data: (name, data.replace(b'"database": "sqlite"', b'"database": "postgresql"'))
    )
    refused(path, tmp_path, "Name an empty one in DATABASE_URL")


def test_nothing_is_left_of_one_that_fails_at_the_end(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore, "flush", full)
    refused(backup, tmp_path, r"nothing was restored .*no space left on device\). Make room there")


def test_a_restore_that_was_cut_off_is_not_begun_upon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UCAP_DATA", str(tmp_path))
    (tmp_path / RESTORING).mkdir()
    with pytest.raises(BadInput, match="empty the folder and restore again"):
        ensure_data_folder()
