"""`python -m bench.backup [--plans N] [--people N]`: a backup while 200 things a second are written, then everything killed, and a restore."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from tests.config.running import Running, children_of, environment, in_django, runs, ucap, wait_until

A_SECOND = 200
BEFORE, AFTER = 5.0, 2.0  # seconds of writing beside the backup


class Writing:
    """A process that writes; `told` is what it has said to be committed, as writer -> last number."""

    def __init__(self, data: Path) -> None:
        command = [sys.executable, "-m", "bench.backup.write", str(A_SECOND)]
        settings = environment(data, DJANGO_SETTINGS_MODULE="ucap.config.settings")
        self.process = subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True)
        self.told: dict[str, int] = {}
        self.times: list[float] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            writer, number = line.split()
            self.told[writer] = int(number)
            self.times.append(time.monotonic())

    def a_second(self, since: float, until: float) -> float:
        return sum(since <= one < until for one in self.times) / (until - since)

    def longest_wait(self, since: float, until: float) -> float:
        """Milliseconds between two commits of anybody."""
        times = [one for one in self.times if since <= one < until]
        return 1000 * max((b - a for a, b in pairwise(times)), default=0.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when nothing that was answered before the backup began is lost."""
    parser = argparse.ArgumentParser(prog="bench backup", description=__doc__)
    parser.add_argument("--plans", type=int, default=5000)
    parser.add_argument("--people", type=int, default=20_000)
    chosen = parser.parse_args(arguments)
    print(
        "| backup | database, MB | file, MB | backup, s | memory, MB | writes/s before | during | longest wait, ms | restore, s | lost |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="ucap-backup-") as folder:
        data = Path(folder) / "data"
        ucap(data, "manage", "migrate", "-v0")
        _filled(data, "bench.backup.fill", str(chosen.plans), str(chosen.people))
        ucap(data, "backup", "--new-key", f"{folder}/key")
        lost = 0
        for name, words in (("open", ()), ("encrypted", ("--key-file", f"{folder}/key"))):
            lost += _round(data, name, words, chosen.plans, chosen.people)
    print(
        f"\n**{lost} LOST**"
        if lost
        else "\nNothing that was answered before a backup began is lost, and no gap is in what came after."
    )
    return int(bool(lost))


def _filled(data: Path, *words: str) -> None:
    settings = environment(data, DJANGO_SETTINGS_MODULE="ucap.config.settings", UCAP_SECOND_FACTOR="offered")
    subprocess.run([sys.executable, "-m", *words], env=settings, check=True)


def _round(data: Path, name: str, key: tuple[str, ...], plans: int, people: int) -> int:
    """What is missing after a restore."""
    path, new = data.parent / f"{name}.backup", data.parent / f"{name}-restored"
    in_django(data, "from django.db import connection; connection.cursor().execute(\"DROP TRIGGER journal_entry_delete\")"
              "; from ucap.journal.models import Entry; Entry.objects.filter(verb='bench.wrote').delete()"
              "; from ucap.journal import guard; connection.cursor().execute(guard.SQLITE['delete'])")  # fmt: skip
    with Running(data, ("--no-worker",)) as server:
        writing = Writing(data)
        wait_until(lambda: len(writing.times) > A_SECOND, "the first writes")
        start = time.monotonic()
        time.sleep(BEFORE)
        before, began = dict(writing.told), time.monotonic()
        made = subprocess.Popen(
            [sys.executable, "-m", "ucap", "backup", str(path), *key],
            env=environment(data),
            stderr=subprocess.PIPE,
        )
        memory = _peak(made)
        ended = time.monotonic()
        assert made.returncode == 0, made.stderr and made.stderr.read()
        time.sleep(AFTER)
        processes = [server.process.pid, *children_of(server.process.pid), writing.process.pid]
        for pid in processes:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not any(map(runs, processes)), "everything is killed")
        server.process.wait()
        writing.process.wait()
    begun = time.monotonic()
    restored = ucap(data, "restore", str(path), "--into", str(new), *key)
    seconds = time.monotonic() - begun
    assert restored.returncode == 0, restored.stderr
    assert f"{plans} plans, {people + 1} people" in restored.stderr, restored.stderr
    lost = _missing(new, before)
    database = (data / "ucap.sqlite3").stat().st_size / 1e6
    cells = [name, f"{database:.0f}", f"{path.stat().st_size / 1e6:.1f}", f"{ended - began:.1f}", f"{memory:.0f}",
             f"{writing.a_second(start, began):.0f}", f"{writing.a_second(began, ended):.0f}",
             f"{writing.longest_wait(began, ended):.0f}", f"{seconds:.1f}", lost]  # fmt: skip
    print(f"| {' | '.join(map(str, cells))} |", flush=True)
    return lost


def _peak(process: "subprocess.Popen[bytes]") -> float:
    """The most memory it held, in MB, once it has ended."""
    most = 0
    while process.poll() is None:
        try:
            said = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            break
        most = max([most, *(int(line.split()[1]) for line in said.splitlines() if line.startswith("VmHWM"))])
        time.sleep(0.05)
    process.wait()
    return most / 1024


def _missing(new: Path, before: dict[str, int]) -> int:
    """Writes that were committed before the backup began and are not there, and gaps in those that are."""
    asked = "from ucap.journal.models import Entry\nfor one in Entry.objects.filter(verb='bench.wrote'): print(one.subject_id, one.detail['n'])"
    there: dict[str, set[int]] = {}
    for line in in_django(new, asked).splitlines():
        writer, number = line.removeprefix("writer").split()
        there.setdefault(writer, set()).add(int(number))
    lost = sum(len(set(range(1, last + 1)) - there.get(writer, set())) for writer, last in before.items())
    gaps = sum(max(numbers) - len(numbers) for numbers in there.values())
    return lost + gaps


if __name__ == "__main__":
    raise SystemExit(main())
