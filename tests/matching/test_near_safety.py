"""The index when something goes wrong: killed writers, damaged files, a second writer, a full disk, readers in between."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.matching.vectors import filled, some
from ucap.kernel.errors import NotNow, Problem
from ucap.matching.near.files import FILES, sizes
from ucap.matching.near.growing import Growing
from ucap.matching.near.reader import Near
from ucap.matching.near.writer import Writer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def generation(folder: Path) -> Path:
    return folder / (folder / "current").read_text()


def test_where_no_index_is_the_remedy_is_told(folder: Path) -> None:
    with pytest.raises(Problem, match=r"no vector index in .*index\. Build it"):
        Near(folder).count()
    folder.write_text("a file")
    with pytest.raises(Problem, match="no vector index"):
        Near(folder).search(some(1)[0], 1)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def made_foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(path.stat().st_size - 4))


@pytest.mark.parametrize(
    ("name", "damage"),
    [(name, damage) for name in FILES for damage in (cut, Path.unlink)] + [("head", made_foreign)],
)
def test_damaged_files_are_told_to_readers_and_writers_and_built_anew(
    folder: Path, name: str, damage: Callable[[Path], None]
) -> None:
    vectors = filled(folder, 20)
    damage(generation(folder) / name)
    for use in (Near(folder).count, lambda: Writer(folder)):
        with pytest.raises(Problem, match=rf"damaged: .*{name}\. Build the index anew"):
            use()
    with Writer(folder, anew=True) as index:
        index.append([5], vectors[:1])
    assert Near(folder).keys().tolist() == [5]
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


@pytest.mark.parametrize("text", ["", "gone", "../elsewhere", "/etc", "\0"])
def test_a_name_of_no_generation_is_damage(folder: Path, text: str) -> None:
    filled(folder, 2)
    (folder / "current").write_text(text)
    with pytest.raises(Problem, match="damaged"):
        Near(folder).count()


def test_a_folder_in_place_of_the_name_is_damage(folder: Path) -> None:
    (folder / "current").mkdir(parents=True)
    with pytest.raises(Problem, match="damaged"):
        Near(folder).count()


def test_a_second_writer_is_refused_and_told_who_writes(folder: Path) -> None:
    with Writer(folder), pytest.raises(NotNow, match=f"Process {os.getpid()} is writing"):
        Writer(folder)
    Writer(folder).close()


def test_an_index_that_cannot_be_opened_is_not_left_locked(folder: Path) -> None:
    filled(folder, 2)
    (generation(folder) / "head").unlink()
    for _ in range(2):
        with pytest.raises(Problem, match="damaged"):
            Writer(folder)


def test_what_was_written_and_never_counted_is_nothing(folder: Path) -> None:
    vectors = filled(folder, 20)
    for name in FILES[1:]:
        with (generation(folder) / name).open("ab") as file:
            file.write(b"\xff" * 777)
    assert Near(folder).count() == 20
    with Writer(folder) as index:
        for name, size in sizes(20).items():
            assert (generation(folder) / name).stat().st_size == size
        index.append([20], -vectors[:1])
    assert Near(folder).search(-vectors[0], 1).keys.tolist() == [20]


def test_who_is_killed_while_replacing_leaves_one_of_both(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = filled(folder, 20)
    with monkeypatch.context() as patch, Writer(folder) as index:
        patch.setattr(Growing, "mark", lambda *_: None)  # never comes to removing the old one
        index.replace([3, 30], -vectors[3:5])
    found = Near(folder).search(-vectors[3], 30)
    assert (found.keys[0], len(found.keys), found.keys.tolist().count(3)) == (3, 21, 1)
    assert Near(folder).keys().tolist() == [*range(20), 30]
    assert Near(folder).vectors([3])[0] @ vectors[3] == pytest.approx(-1, abs=1e-3)
    with Writer(folder) as index:
        assert index.waste() == pytest.approx(1 / 22)
        index.compact()
    assert Near(folder).count() == 21


def test_a_full_disk_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = filled(folder, 20)
    real = Growing._write

    def full(growing: Growing, name: str, values: object, at: int) -> None:
        if name == "bits":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(growing, name, values, at)

    with Writer(folder) as index:
        with monkeypatch.context() as patch:
            patch.setattr(Growing, "_write", full)
            for change in (lambda: index.append([20], vectors[:1]), index.compact):
                with pytest.raises(OSError, match="No space"):
                    change()
        assert Near(folder).keys().tolist() == list(range(20))
        index.append([21], -vectors[:1])
        assert Near(folder).search(-vectors[0], 1).keys.tolist() == [21]
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


KILLED = """
import sys; from pathlib import Path; import numpy as np
from ucap.matching.near.writer import Writer
rows = np.eye(512, dtype=np.float32)
with Writer(Path(sys.argv[1])) as index:
    first = len(index._files.index.keys)
    for turn in range(1_000_000):
        index.replace([turn % 40, 1000 + turn % 7], rows[[turn % 512, turn % 3]])
        if turn % 5 == 4: index.remove([turn % 40])
        if turn % 20 == 19: index.compact()
        print(turn, flush=True)
"""


@pytest.mark.slow
def test_who_is_killed_at_any_moment_leaves_an_index(folder: Path) -> None:
    for turns in (1, 19, 33, 60):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        with process:
            for line in process.stdout:
                if int(line) >= turns:
                    break
            process.send_signal(signal.SIGKILL)
        index = Near(folder)
        keys = index.keys()
        assert len(keys) >= min(turns, 7)
        assert np.linalg.norm(index.vectors(keys), axis=1) == pytest.approx(np.ones(len(keys)), abs=1e-3)
        with Writer(folder) as writer:
            assert index.count() == len(keys)
            writer.compact()
        assert index.keys().tolist() == keys.tolist()


@pytest.mark.slow
def test_readers_are_right_while_it_is_replaced_removed_and_compacted(folder: Path) -> None:
    """Keys below 100 stay as they are, 100 is replaced by itself time and again, the others come and go."""
    vectors = some(200)
    with Writer(folder) as writer:
        writer.append(np.arange(101), vectors[:101])
        ended, wrong = threading.Event(), []

        def read() -> None:
            index = Near(folder)
            while not ended.is_set():
                for key in (7, 100):
                    found = index.search(vectors[key], 300)
                    kept = found.keys[found.keys <= 100]
                    if (
                        found.keys[0] != key
                        or len(kept) != 101
                        or len(np.unique(found.keys)) < len(found.keys)
                    ):
                        wrong.append(found)

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for turn in range(30):
            writer.append(np.arange(101, 200), vectors[101:])
            writer.replace([100], vectors[100:101])
            writer.remove(np.arange(101, 200))
            if turn % 3 == 0:
                writer.compact()
        ended.set()
        for reader in readers:
            reader.join()
    assert wrong == []


def test_a_reader_goes_on_when_all_is_deleted_and_built_anew(folder: Path) -> None:
    filled(folder, 20)
    index = Near(folder)
    assert index.count() == 20
    shutil.rmtree(folder)
    with pytest.raises(Problem, match="no vector index"):
        index.count()
    vectors = filled(folder, 4)
    assert index.search(vectors[2], 30).keys.tolist()[0] == 2
    assert index.count() == 4


def test_a_generation_that_was_never_switched_to_is_thrown_away(folder: Path) -> None:
    filled(folder, 3)
    shutil.copytree(generation(folder), folder / "9-unfinished")
    (folder / "notes.txt").write_text("not ours")
    with Writer(folder):
        assert not (folder / "9-unfinished").exists()
    assert (folder / "notes.txt").exists()
    assert Near(folder).count() == 3
