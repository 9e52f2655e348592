"""`python -m bench agendas [--participants N] [--minute S]`: everybody opens their agenda as soon as the timetable is published.

One web worker, a session and a connection for each; each comes at a moment of the minute drawn with a seed, as after one letter. Beside it
the same people as fast as they are answered, so many at a time, and a bare Django page asked in the same way.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.pages.__main__ import bare_page, python
from tests.config.running import Running


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everybody was answered; prints a report in Markdown."""
    parser = argparse.ArgumentParser(prog="bench agendas", description=__doc__)
    parser.add_argument("--participants", type=int, default=500)
    parser.add_argument("--meetings", type=int, default=5_000)
    parser.add_argument("--slots", type=int, default=40)
    parser.add_argument("--minute", type=float, default=60, help="seconds within which all of them come")
    parser.add_argument("--at-once", type=int, default=8, help="of the closed loop")
    parser.add_argument("--seed", type=int, default=2026)
    chosen = parser.parse_args(arguments)
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ucap-agendas-")))
        sizes = (chosen.participants, chosen.meetings, chosen.slots, chosen.seed)
        asked = json.loads(python(data, "bench.agendas.fill", *map(str, sizes)))
        bare = stack.enter_context(bare_page())
        server = stack.enter_context(Running(data, words=("--no-worker", "--workers", "1")))
        print(
            f"## {chosen.participants} participants, {asked['held']:,} meetings held\n\n"
            f"One web worker, Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; "
            f"{asked['queries']} questions to the database at most.\n\n"
            "| | answered | not | p50, ms | p95, ms | longest, ms | a second |\n|---|---|---|---|---|---|---|"
        )
        people = [[path, cookie] for path, cookie in asked["agendas"]]
        nobody = [["/", ""] for _ in people]
        spread = {"seconds": chosen.minute, "seed": chosen.seed}
        runs: tuple[tuple[str, dict[str, Any]], ...] = (
            ("within the minute", {"port": server.port, "people": people, **spread}),
            ("a bare page, within the minute", {"port": bare, "people": nobody, **spread}),
            (
                f"{chosen.at_once} at a time",
                {"port": server.port, "people": people, "at_once": chosen.at_once},
            ),
            (
                f"a bare page, {chosen.at_once} at a time",
                {"port": bare, "people": nobody, "at_once": chosen.at_once},
            ),
        )
        failed = 0
        for name, run in runs:
            found = _asked(run)
            failed += found["failed"]
            times = " | ".join(f"{found[one] * 1000:.1f}" for one in ("p50", "p95", "longest"))
            print(
                f"| {name} | {found['answered']} | {found['failed']} | {times} | {found['per_second']:.0f} |",
                flush=True,
            )
        print(f"\nLoad at the end: {os.getloadavg()[0]:.1f}.")
    return int(failed > 0)


def _asked(run: dict[str, Any]) -> dict[str, Any]:
    """What bench/agendas/load.py measures, in a process of its own."""
    command = [sys.executable, "-m", "bench.agendas.load"]
    done = subprocess.run(command, input=json.dumps(run), stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


if __name__ == "__main__":
    raise SystemExit(main())
