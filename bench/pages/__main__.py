"""`python -m bench.pages [--plans N] [--seconds S]`: public pages over thousands of plans, beside a bare Django page."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.pages import report
from bench.pages.weight import weight
from tests.config.running import Running, environment, free_port, in_django, wait_until

FIRST_VISITS = ("home", "list", "plan", "city")
PUBLISH_ONE_MORE = """
from bench.pages.bulk import publish_many
from bench.pages.plans import made_plans
from ucap.kernel.clock import now
from ucap.people.models import User
publish_many(list(made_plans(1, {seed})), [now()], User.objects.get(email="pages@example.org"))
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """0; prints a report in Markdown."""
    parser = argparse.ArgumentParser(prog="bench pages", description=__doc__)
    parser.add_argument("--plans", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=3, help="of each measurement")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--data", type=Path, help="a data folder to fill, or filled before: kept")
    chosen = parser.parse_args(arguments)
    with ExitStack() as stack:
        data = chosen.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ucap-pages-")))
        filled = _fill(data, chosen.plans, chosen.seed)
        bare = stack.enter_context(bare_page())
        # The background worker looks into its queue twice a second, and would be measured with the pages.
        server = stack.enter_context(Running(data, words=("--no-worker",)))
        sample = json.loads(python(data, "bench.pages.sample", str(chosen.seed)))
        store = (data / "ucap.sqlite3").stat().st_size
        report.installation(platform.python_version(), os.cpu_count() or 0, sample, store, filled)
        report.weights({name: weight(server.port, sample["pages"][name][0]) for name in FIRST_VISITS})
        report.queries(sample["queries"])
        report.after_publication(_after_publication(data, server, chosen.seed))
        for connections in chosen.connections:
            runs = _runs(bare, server.port, sample, connections, chosen.seconds)
            report.speed(connections, dict(zip(runs, load(list(runs.values())), strict=True)))
    return 0


def _fill(data: Path, number: int, seed: int) -> float | None:
    """The seconds it took; None when the folder was filled before."""
    if (data / "filled").exists():
        return None
    began = time.perf_counter()
    data.mkdir(parents=True, exist_ok=True)
    prepare = "from ucap.config.preparing import prepare_database; prepare_database()"
    person = "User.objects.create_user('pages@example.org', is_secretariat=True)"
    in_django(data, f"{prepare}; from ucap.people.models import User; {person}")
    python(data, "bench.pages.fill", str(number), str(seed))
    (data / "filled").touch()
    return time.perf_counter() - began


def _runs(
    bare: int, port: int, sample: dict[str, Any], connections: int, seconds: float
) -> dict[tuple[str, str], dict[str, Any]]:
    """What is measured: (page, how it is asked for) -> the run. Before each page the bare one, so that both have the same machine."""
    common: dict[str, Any] = {"connections": connections, "seconds": seconds, "port": port}
    runs: dict[tuple[str, str], dict[str, Any]] = {}
    for name, paths in sample["pages"].items():
        runs[name, report.BARE] = {**common, "paths": ["/"], "port": bare, "seconds": seconds / 2}
        runs[name, report.KEPT] = {"paths": paths[:1], **common}
        runs[name, report.FIRST] = {"paths": paths, "fresh": f"{connections}-", **common}
        if connections == 1:
            runs[name, report.SIGNED_IN] = {"paths": paths, "cookie": sample["session"], **common}
    return runs


def load(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What bench/pages/load.py measures, in a process of its own."""
    command = [sys.executable, "-m", "bench.pages.load"]
    done = subprocess.run(command, input=json.dumps(runs), stdout=subprocess.PIPE, text=True, check=True)
    measured: list[dict[str, Any]] = json.loads(done.stdout)
    return measured


def _after_publication(data: Path, server: Running, seed: int) -> tuple[float, float]:
    """Seconds of the list just after a plan was published, when the catalogue is read anew, and of the one after that."""
    command = f"import django; django.setup()\n{PUBLISH_ONE_MORE.format(seed=seed + 1)}"
    server.get("/en/plans/")
    settings = environment(data, DJANGO_SETTINGS_MODULE="ucap.config.settings")
    subprocess.run([sys.executable, "-c", command], env=settings, check=True)
    times = []
    for turn in range(2):
        began = time.perf_counter()
        status, _, _ = server.get(f"/en/plans/?_={turn}")
        assert status == 200
        times.append(time.perf_counter() - began)
    return times[0], times[1]


@contextmanager
def bare_page() -> Iterator[int]:
    """The port at which the bare Django page answers."""
    import socket

    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.pages.bare", str(port)])

    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("localhost", port)) == 0

    try:
        wait_until(answers, "the bare page")
        yield port
    finally:
        process.terminate()
        process.wait()


def python(data: Path, module: str, *words: str) -> str:
    """What that module prints, run with the installation's settings; its progress goes to the terminal."""
    command = [sys.executable, "-m", module, *words]
    settings = environment(data, DJANGO_SETTINGS_MODULE="ucap.config.settings")
    return subprocess.run(command, env=settings, stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
