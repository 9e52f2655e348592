"""A real server on a data folder of its own, as an operator runs it."""

import atexit
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from tests.postgres import chosen, database_for, drop

PATIENCE = 180.0  # seconds; a machine that runs all tests at once is slow
OURS = ("UCAP_", "DJANGO_", "DATABASE_", "COV_", "COVERAGE_")


def environment(data: Path, **more: str) -> dict[str, str]:
    """What an operator's shell has: a data folder, a PostgreSQL where the tests run on one, and offices that a password opens."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    database = {"DATABASE_URL": database_for(data)} if chosen() else {}
    return inherited | {"UCAP_DATA": str(data), "UCAP_SECOND_FACTOR": "offered"} | database | more


def prepared(data: Path) -> Path:
    """That folder, as a first start leaves it; to be had sooner than by a first start."""
    shutil.copytree(first(), data)
    if chosen():
        database_for(data, like=first())
    return data


# All workers of a run share a folder, which the process that began the run takes away.
RUN = "UCAP_TEST_RUN"


def share_a_run() -> None:
    """To be called before any worker is started."""
    if RUN in os.environ:
        return
    run = Path(tempfile.mkdtemp(prefix="ucap-test-run-"))
    os.environ[RUN] = str(run)

    def take_away() -> None:
        if (run / "data").exists() and chosen():
            drop(run / "data")
        shutil.rmtree(run, ignore_errors=True)

    atexit.register(take_away)


def first() -> Path:
    """A data folder after its first start, once a run: all databases of the tests begin as copies of its own."""
    share_a_run()
    folder = Path(os.environ[RUN]) / "data"
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first worker to come makes it, and the others wait for it
        if not (folder.parent / "said").exists():
            if chosen():
                database_for(folder, kept=True)
            with Running(folder, words=("--no-worker",)) as running:
                pass
            (folder.parent / "said").write_text("\n".join(running.said), encoding="utf-8")
    return folder


def said_first() -> list[str]:
    """What that first start said, line by line, until it was ready."""
    return (first().parent / "said").read_text(encoding="utf-8").splitlines()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ucap(data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """One command, run to its end."""
    command = [sys.executable, "-m", "ucap", *words]
    return subprocess.run(
        command, env=environment(data), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def in_django(data: Path, code: str) -> str:
    """What that code prints, run with the installation's own settings."""
    command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
    settings = environment(data, DJANGO_SETTINGS_MODULE="ucap.config.settings")
    return subprocess.run(
        command, env=settings, capture_output=True, text=True, timeout=PATIENCE, check=True
    ).stdout


@dataclass
class Running:
    """`ucap serve`, started; a context manager that stops it."""

    data: Path
    words: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)  # of the environment

    def __enter__(self) -> "Running":
        command = [
            sys.executable,
            "-m",
            "ucap",
            "serve",
            "--port",
            str(self.port),
            "--workers",
            "1",
            *self.words,
        ]
        self.process = subprocess.Popen(
            command,
            env=environment(self.data, **self.more),
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line.rstrip("\n"))
            if line.startswith("ucap is ready"):
                break
        assert "".join(self.said[-1:]).startswith("ucap is ready"), self.said
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()
        if self.process.stderr:
            self.process.stderr.close()

    def stop(self, how: int = signal.SIGTERM) -> int:
        """The exit status."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body."""
        connection = HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def children(self) -> list[int]:
        """The processes that the server has started."""
        return children_of(self.process.pid)


def children_of(pid: int) -> list[int]:
    """The processes that this one has started."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for one in lists for child in one.read_text(encoding="ascii").split()]


def wait_until(true: Callable[[], object], what: str) -> None:
    """Nothing, once `true()` is; fails naming `what` when it never is."""
    for _ in range(int(PATIENCE / 0.1)):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError(f"never happened: {what}")


def runs(pid: int) -> bool:
    """Whether the process does anything: one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
