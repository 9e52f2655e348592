import subprocess
import sys

import pytest

# A type that nobody has used yet, converted to by several threads at once, many times over: each time is a first time.
FIRST_USES = """
import sys, threading
from dataclasses import make_dataclass
import msgspec
from ucap.kernel.decoding import learnt

sys.setswitchinterval(1e-6)
for turn in range(150):
    kind = int
    for depth in range(8):
        kind = make_dataclass(f"Kind{depth}", [(f"field{n}", tuple[kind, ...]) for n in range(3)])
    wait = threading.Barrier(4)
    data = {f"field{n}": [] for n in range(3)}
    def convert():
        wait.wait()
        msgspec.convert(data, REACHED)
    threads = [threading.Thread(target=convert) for _ in range(4)]
    [one.start() for one in threads]
    [one.join() for one in threads]
"""


@pytest.mark.slow
def test_first_uses_by_several_threads_at_once_do_not_kill_the_process() -> None:
    """Measured against msgspec 0.22.0: without `learnt` this ends in a segmentation fault nearly always."""
    code = FIRST_USES.replace("REACHED", "learnt(kind)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
