"""The child that reads: what comes back from it, what it cannot do, and that nothing is left of it."""

import logging
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.plans.reading.documents import YANGZHOU
from ucap.kernel.messages import Message
from ucap.plans.reading import child, sandbox
from ucap.plans.reading.read import read_document
from ucap.plans.reading.sandbox import read_safely, run_child
from ucap.plans.reading.sniff import LARGEST, UnreadableDocument

CONFINED = "import os, sys; from ucap.plans.reading.child import confine; confine(int(sys.argv[1]));"


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> "Misbehaving":
    return Misbehaving(monkeypatch)


class Misbehaving:
    """Puts another program in the reader's place, as a document would that took it over."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, program: str) -> None:
        self.monkeypatch.setattr(sandbox, "COMMAND", (sys.executable, "-P", "-s", "-c", CONFINED + program))


def test_the_reading_comes_back_whole() -> None:
    reading = read_safely(YANGZHOU.read_bytes())
    assert reading == read_document(YANGZHOU.read_bytes())
    assert Message("“%(written)s” was read as SDG %(goal)s.", {"written": "SGD 4", "goal": 4}) in [
        warning.message for warning in reading.warnings
    ]


def test_what_is_wrong_with_a_document_comes_back_in_the_readers_words() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_safely(b"\x89PNG\r\n\x1a\n")
    assert caught.value.message.template.startswith("This is a picture.")


def test_a_document_that_is_too_large_is_not_even_handed_over(misbehaving: Misbehaving) -> None:
    misbehaving("os.abort()")
    with pytest.raises(UnreadableDocument, match="at most 20 MB"):
        read_safely(b"x" * (LARGEST + 1))


def test_when_the_time_is_up_the_child_is_ended(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    misbehaving("\nwhile True: pass")
    began = time.monotonic()
    with pytest.raises(UnreadableDocument, match="longer than 1 seconds"):
        read_safely(b"a plan")
    assert time.monotonic() - began < 5


def test_a_child_that_reads_nothing_of_a_long_document_is_ended_too(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    misbehaving("import time; time.sleep(60)")
    with pytest.raises(UnreadableDocument, match="longer than"):
        read_safely(b"x" * 5_000_000)


def test_a_child_that_nobody_ends_ends_itself() -> None:
    program = "import ucap.plans.reading.child as c; c.SECONDS, c.GRACE = 0, 1; c.confine(c.os.getppid()); c.signal.pause()"
    done = subprocess.run([sys.executable, "-c", program], timeout=20, check=False)
    assert done.returncode == -signal.SIGALRM


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("os.kill(os.getpid(), 11)", "made the reader stop"),
        ("os.abort()", "made the reader stop"),
        ("print('not an answer')", "made the reader stop"),
        ("os.kill(os.getpid(), 9)", "more than 500 MB"),
        ("os.kill(os.getpid(), 24)", "longer than 10 seconds"),
    ],
)
def test_however_the_child_ends_there_is_something_to_do(
    misbehaving: Misbehaving, caplog: pytest.LogCaptureFixture, program: str, words: str
) -> None:
    misbehaving(program)
    with caplog.at_level(logging.ERROR), pytest.raises(UnreadableDocument, match=words):
        read_safely(b"a plan", number="4kd93jf84nxa")
    assert "the document of 4kd93jf84nxa ended with status" in caplog.text


def test_more_memory_than_it_is_given_it_does_not_get(misbehaving: Misbehaving) -> None:
    misbehaving("\ntry: bytearray(600_000_000)\nexcept MemoryError: os._exit(7)")
    assert run_child(b"").status == 7


def test_a_want_of_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("ucap.plans.reading.read.read_document", greedy)
    assert child.answer(b"").problem == Message(child.TOO_LARGE, {"limit": 500})


def test_our_own_mistake_is_in_the_log_and_not_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> None:
        raise ZeroDivisionError("words of the document")

    monkeypatch.setattr("ucap.plans.reading.read.read_document", broken)
    failure = child.answer(b"").failure
    assert re.fullmatch(r"ZeroDivisionError at test_sandbox\.py:\d+ < child\.py:\d+", failure)


def test_it_writes_no_file_and_sees_no_secret(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UCAP_SECRET_KEY", "hush")
    misbehaving(
        f"""
assert "UCAP_SECRET_KEY" not in os.environ
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try: open({str(tmp_path / "file")!r}, "wb", buffering=0).write(b"x")
except OSError: os._exit(7)
"""
    )
    assert run_child(b"").status == 7


def test_nothing_is_left_of_it(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)  # what it started holds on to its standard output
    misbehaving(
        f"import subprocess; left = subprocess.Popen(['sleep', '50']); os.mkdir({str(tmp_path)!r} + f'/{{left.pid}}')"
    )
    threads = threading.active_count()
    run_child(b"")
    assert threading.active_count() == threads
    (left,) = tmp_path.iterdir()
    wait_for_end(int(left.name))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends itself when its time is up")
def test_it_does_not_outlive_its_parent() -> None:
    orphan = f"{CONFINED} import time; print(os.getpid(), flush=True); time.sleep(60)"
    parent = (
        f"import os, subprocess; subprocess.run([{sys.executable!r}, '-c', {orphan!r}, str(os.getpid())])"
    )
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        pid = int(process.stdout.readline())
        process.kill()
    wait_for_end(pid)


def wait_for_end(pid: int) -> None:
    """Returns when the process is gone, or a zombie that its new parent has not looked at yet."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return
        if state == "Z":
            return
        time.sleep(0.02)
    raise AssertionError(f"process {pid} still runs")
