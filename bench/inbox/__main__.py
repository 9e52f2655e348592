"""`python -m bench.inbox [--people N] [--notices N] [--seconds S]`: sign-in, My desk and the inbox beside a bare Django page."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.pages.__main__ import bare_page, load, python
from tests.config.running import Running

FIRST = 20  # person to sign in; those before are asked for their pages


def main(arguments: Sequence[str] | None = None) -> int:
    """0; prints a report in Markdown."""
    parser = argparse.ArgumentParser(prog="bench inbox", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--notices", type=int, default=200_000)
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=4, help="of each measurement")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--data", type=Path, help="a data folder to fill, or filled before: kept")
    chosen = parser.parse_args(arguments)
    with ExitStack() as stack:
        data = chosen.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ucap-inbox-")))
        if not (data / "filled").exists():
            began = time.perf_counter()
            data.mkdir(parents=True, exist_ok=True)
            numbers = (chosen.people, chosen.notices, chosen.seed, chosen.plans)
            python(data, "bench.inbox.fill", *map(str, numbers))
            (data / "filled").touch()
            print(f"Filled in {time.perf_counter() - began:.0f} s.")
        bare = stack.enter_context(bare_page())
        server = stack.enter_context(Running(data, words=("--no-worker",), more={"UCAP_PROXIES": "1"}))
        sample = json.loads(python(data, "bench.inbox.sample"))
        store = (data / "ucap.sqlite3").stat().st_size if (data / "ucap.sqlite3").exists() else 0
        print(
            f"## {sample['notices']:,} notices of {sample['people']:,} people\n\n"
            f"The database ({store / 1e6:.0f} MB), one web worker, Python {platform.python_version()}, {os.cpu_count()} processors, "
            f"load {os.getloadavg()[0]:.1f}.\n"
        )
        first = FIRST
        for connections in chosen.connections:
            _report(sample, bare, server.port, connections, chosen.seconds)
            run = {"port": server.port, "people": sample["people"] - 1, "connections": connections}
            signed_in = _signed_in({**run, "first": first, "seconds": chosen.seconds * 2})
            _report_signing_in(sample["signing_in"], signed_in, connections)
            first = signed_in["next"]
        print(f"Load at the end: {os.getloadavg()[0]:.1f}.")
    return 0


def _report(sample: dict[str, Any], bare: int, port: int, connections: int, seconds: float) -> None:
    """One table: each page, and the bare page just before it."""
    asked = [(one, name, path) for one in sample["asked"] for name, path in one["pages"].items()]
    common = {"connections": connections, "seconds": seconds}
    runs: list[dict[str, Any]] = []
    for one, _, path in asked:
        runs.append({"paths": ["/"], "port": bare, **common, "seconds": seconds / 2})
        runs.append({"paths": [path], "port": port, "cookie": one["session"], **common})
    measured = load(runs)
    print(f"### {connections} at a time\n")
    print(
        "| page | person | questions | processor, ms | requests/s | p50, ms | p95, ms | bare page, p95, ms |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    for number, (one, name, _) in enumerate(asked):
        beside, run = measured[2 * number], measured[2 * number + 1]
        figures = f"{run['per_second']:.0f} | {run['p50'] * 1000:.1f} | {run['p95'] * 1000:.1f}"
        alone = f"{one['queries'][name]} | {one['processor'][name] * 1000:.0f}"
        print(f"| {name} | {one['who']} | {alone} | {figures} | {beside['p95'] * 1000:.1f} |")
    print(flush=True)


def _signed_in(run: dict[str, Any]) -> dict[str, Any]:
    """What bench/inbox/signing_in.py measures, in a process of its own."""
    command = [sys.executable, "-m", "bench.inbox.signing_in"]
    done = subprocess.run(command, input=json.dumps(run), stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _report_signing_in(known: dict[str, Any], measured: dict[str, Any], connections: int) -> None:
    """One table: each step of signing in, by people who come one after the other."""
    print(
        f"### Signing in, {connections} at a time\n\n"
        f"The hash of the password alone ({known['hasher']}): {known['hash'] * 1000:.0f} ms of the processor.\n"
    )
    print("| step | questions | a second | p50, ms | p95, ms |\n|---|---|---|---|---|")
    for step, run in measured["steps"].items():
        figures = f"{run['per_second']:.1f} | {run['p50'] * 1000:.1f} | {run['p95'] * 1000:.1f}"
        print(f"| {step} | {known['queries'][step]} | {figures} |")
    print(flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
