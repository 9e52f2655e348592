import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ucap.config.processes import Held, HeldElsewhere, hold

CHILD = "import os, time; from ucap.config.processes import end_with_parent; end_with_parent(os.getppid()); print(os.getpid(), flush=True); time.sleep(60)"
PARENT = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {CHILD!r}]); time.sleep(60)"


def test_one_process_at_a_time_holds_a_lock(tmp_path: Path) -> None:
    held = hold(tmp_path / "lock")
    assert isinstance(held, Held)
    assert hold(tmp_path / "lock") == HeldElsewhere(str(os.getpid()))
    held.release()
    again = hold(tmp_path / "lock")
    assert isinstance(again, Held)
    again.release()


def test_a_killed_process_leaves_its_lock(tmp_path: Path) -> None:
    holds = f"from pathlib import Path; from ucap.config.processes import hold; held = hold(Path({str(tmp_path / 'lock')!r})); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holds], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        assert hold(tmp_path / "lock") == HeldElsewhere(str(other.pid))
        other.kill()
    held = hold(tmp_path / "lock")
    assert isinstance(held, Held)
    held.release()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the child looks for its parent once a second")
def test_a_child_ends_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.05)
    else:
        os.kill(child, signal.SIGKILL)
        pytest.fail("the child went on")


def _runs(pid: int) -> bool:
    """Whether the process does anything: one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
