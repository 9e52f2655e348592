"""`python -m bench matches [--entries N ...] [--asked N] [--data FOLDER] [--lists]`: matches and search among many entries.

The folder is filled to each number in turn, and measured there; one that has more already is measured as it is. Its database is
brought up to date and people are added to it. On PostgreSQL with `python -m tests.postgres python -m bench matches`.
`clock` is what a question takes, `busy` the time of our processor, which grows less when others are at work on the machine.
"""

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.matches.pages import questions
from tests.postgres import chosen as chosen_server
from tests.postgres import database_for

PART = 50_000  # meanings compared in one go


def main(arguments: Sequence[str] | None = None) -> int:
    """0; prints a report in Markdown."""
    parser = argparse.ArgumentParser(prog="bench matches", description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[10_000])
    parser.add_argument("--asked", type=int, default=100, help="of each kind; of the slow ones a fifth")
    parser.add_argument("--data", type=Path, help="a data folder to fill, or filled before: kept")
    parser.add_argument("--lists", action="store_true", help="the list of the exchange and the pictures too")
    chosen = parser.parse_args(arguments)
    data = chosen.data or Path(tempfile.mkdtemp(prefix="ucap-matches-"))
    data.mkdir(parents=True, exist_ok=True)
    set_up(data)
    if chosen_server():
        os.environ["DATABASE_URL"] = database_for(data)  # gone afterwards
    import django

    django.setup()
    from ucap.config.preparing import prepare_database, prepare_static_files

    prepare_database()
    prepare_static_files()
    for count in sorted(chosen.entries):
        grow(count)
        report(data, chosen.asked, lists=chosen.lists)
    return 0


def set_up(data: Path) -> None:
    """Nothing; the settings are those of a platform in production, with that data folder."""
    os.environ |= {
        "UCAP_DATA": str(data),
        "UCAP_ENV": "production",
        "UCAP_SECOND_FACTOR": "offered",  # whoever looks has no second step
        "DJANGO_SETTINGS_MODULE": "ucap.config.settings",
    }
    os.environ.setdefault("UCAP_SECRET_KEY", "only for measuring")
    from ucap.config.processes import calculate_alone

    calculate_alone()


def as_served() -> None:
    """Nothing; this process has loaded what one that serves has, and leaves it alone (`ucap.config.server.load_application`)."""
    from ucap.config.processes import settle
    from ucap.config.server import load_addresses
    from ucap.language.vectors import load_ahead

    load_addresses()
    load_ahead(then=settle).join()


def grow(count: int) -> None:
    """Nothing; there are at least so many entries, with cities and lists, and the database has looked at them."""
    from django.db import connection

    from bench.matches.fill import fill
    from bench.matches.paired import pair_all
    from ucap.exchange.models import Entry
    from ucap.kernel.clock import now
    from ucap.matching.models import Pair

    missing = count - Entry.objects.count()
    if missing <= 0:
        return
    began = time.perf_counter()
    fill(missing, now())
    print(f"{missing:,} entries findable after {time.perf_counter() - began:.0f} s.", flush=True)
    began = time.perf_counter()
    pair_all(now())
    print(f"{Pair.objects.count():,} places in lists in {time.perf_counter() - began:.0f} s.", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def report(data: Path, asked: int, *, lists: bool) -> None:
    """Nothing; prints how long questions take, the recall, and what is held on disk and in memory."""
    from django.db import connection

    from ucap.exchange.models import Entry

    as_served()
    print(f"\n## {Entry.objects.count():,} entries, {connection.vendor}, load {os.getloadavg()[0]:.1f}\n")
    print("| | clock p50, p95, ms | busy p50, p95, ms | queries at most |\n|---|---|---|---|")
    for name, ask in questions(asked, lists=lists):
        times, used, queries = measured(ask)
        clock, busy = (
            ", ".join(f"{quantile(one, share):.0f}" for share in (0.5, 0.95)) for one in (times, used)
        )
        print(f"| {name} | {clock} | {busy} | {queries} |", flush=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"\nThis process held {held:,.0f} MB at most. On disk: {_disk(data)}.")
    print(f"Exact nearest against ours, recall@10: {_recall(50):.3f}\n", flush=True)


def measured(ask: list[Callable[[], object]], *, warm: int = 5) -> tuple[list[float], list[float], int]:
    """How long each took, and how much of the processor, which does not grow when others are at work; milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for one in ask[:warm]:
        one()
    times, used = [], []
    for one in ask:
        began, busy = time.perf_counter(), time.process_time()
        one()
        used.append((time.process_time() - busy) * 1000)
        times.append((time.perf_counter() - began) * 1000)
    most = 0
    for one in ask[:10]:
        with CaptureQueriesContext(connection) as made:
            one()
        most = max(most, len(made))
    return times, used, most


def _disk(data: Path) -> str:
    from django.db import connection

    near = sum(file.stat().st_size for file in data.glob("near/**/*") if file.is_file()) / 1e6
    if connection.vendor == "sqlite":
        kept = sum(file.stat().st_size for file in data.glob("ucap.sqlite3*")) / 1e6
        return f"the database {kept:,.0f} MB, the index of meanings {near:,.0f} MB"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_database_size(current_database()) / 1e6, pg_relation_size('matching_signs') / 1e6"
        )
        kept, near = cursor.fetchone()
    return f"the database {kept:,.0f} MB, of it the index of meanings {near:,.0f} MB"


def _recall(asked: int) -> float:
    """Of the ten nearest of each of so many entries, the share that our index finds."""
    import numpy as np

    from ucap.matching.models import Meaning
    from ucap.matching.packing import unpacked
    from ucap.matching.queries.nearest import index_in_use, nearest
    from ucap.matching.states import ENTRIES

    rows = list(Meaning.objects.order_by("pk").values_list("pk", "whole"))
    keys = np.array([key for key, _ in rows])
    parts = [
        unpacked(b"".join(whole for _, whole in rows[at : at + PART])) for at in range(0, len(rows), PART)
    ]
    index = index_in_use()
    assert index
    shares = []
    for number in range(0, len(rows), max(1, len(rows) // asked)):
        vector = parts[number // PART][number % PART]
        likenesses = np.concatenate([part @ vector for part in parts])
        exact = set(keys[np.argsort(-likenesses, kind="stable")[:10]].tolist())
        found = nearest(vector, 10, index=index, flags=ENTRIES, among=Meaning.objects.all())
        shares.append(len(exact & {one.key for one in found}) / 10)
    return statistics.mean(shares)


def quantile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    raise SystemExit(main())
