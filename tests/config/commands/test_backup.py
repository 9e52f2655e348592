import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.running import environment, in_django, prepared, ucap
from ucap.config.cli import main

pytestmark = pytest.mark.xdist_group("serve")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one person in it, no server at work."""
    folder = prepared(tmp_path_factory.mktemp("operator") / "data")
    in_django(
        folder, "from ucap.people.models import User; User.objects.create_user('ana@example.org', name='Ana')"
    )
    return folder


@pytest.mark.slow
def test_out_and_back_by_the_commands(data: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    public = ucap(data, "backup", "--new-key", str(key)).stdout.strip()
    made = ucap(data, "backup", str(tmp_path), "--recipient", public)
    assert (made.returncode, made.stderr.split(", ")[2:]) == (
        0,
        ["encrypted", "read back and found whole.\n"],
    )
    path = Path(made.stdout.strip())
    new = tmp_path / "new"
    restored = ucap(data, "restore", str(path), "--key-file", str(key), "--into", str(new))
    assert restored.returncode == 0
    assert "0 plans, 1 people. Start it: UCAP_DATA=" in restored.stderr
    assert "Ana" in in_django(new, "from ucap.people.models import User; print(User.objects.get())")
    assert (new / "secret-key").read_text() == (data / "secret-key").read_text()


@pytest.mark.slow
def test_a_file_that_may_not_grow(data: Path, tmp_path: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    made = ucap(data, "backup", str(tmp_path / "x"))
    assert made.returncode == 0
    for words in (
        ["backup", str(tmp_path / "y")],
        ["restore", str(tmp_path / "x"), "--into", str(tmp_path / "new")],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "ucap", *words],
            env=environment(data), capture_output=True, text=True, check=False, preexec_fn=small,
        )  # fmt: skip
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert "Traceback" not in done.stderr
        assert "ake room" in done.stderr
    assert not (tmp_path / "new").exists()
    assert {one.name for one in tmp_path.iterdir()} == {"x"}


def test_nothing_to_back_up_yet(tmp_path: Path) -> None:
    done = ucap(tmp_path / "data", "backup", str(tmp_path / "x"))
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [f"ucap backup: there is nothing to back up yet in {tmp_path / 'data'}."],
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["restore", "nothing.tar.gz"], "cannot be read"),
        (["restore", __file__], "it is no backup of ucap"),
        (["restore", __file__, "--key-file", __file__], "holds no secret key"),
        (["restore", __file__, "--key-file", "nothing"], "the key file nothing cannot be read"),
    ],
)
def test_bad_input(
    words: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("UCAP_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(words) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert os.listdir(tmp_path) == []


def test_a_database_address_that_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://[")
    assert main(["restore", __file__]) == 2
    assert "DATABASE_URL is not the address" in capsys.readouterr().err
