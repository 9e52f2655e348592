"""`python -m bench matches [--entries N] [--asked N] [--data FOLDER]`: the matches page, the pictures and the search over many entries.

The pages alone, of a folder that is filled, the list of the exchange among them: `python -m bench.matches.pages FOLDER`.
On the embedded database; on PostgreSQL with `python -m tests.postgres python -m bench matches`.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.postgres import chosen as chosen_server
from tests.postgres import database_for

SEARCHES = (
    "canal water sensors",
    "运河水质监测",
    "restauración de murallas",
    "Stadtbäume",
    "formazione artigiani",
    "quantum poetry",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """0; prints a report in Markdown."""
    parser = argparse.ArgumentParser(prog="bench matches", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--data", type=Path, help="a data folder to fill, or filled before: kept")
    chosen = parser.parse_args(arguments)
    data = chosen.data or Path(tempfile.mkdtemp(prefix="ucap-matches-"))
    data.mkdir(parents=True, exist_ok=True)
    set_up(data)
    if chosen_server():
        os.environ["DATABASE_URL"] = database_for(data)  # gone afterwards, so it is filled each time
        (data / "filled").unlink(missing_ok=True)
    import django

    django.setup()
    from django.db import connection

    if not (data / "filled").exists():
        began = time.perf_counter()
        _fill(chosen.entries)
        (data / "filled").touch()
        print(f"Filled in {time.perf_counter() - began:.0f} s.")
    _pair()
    as_served()
    print(f"## {chosen.entries:,} entries, {connection.vendor}, load {os.getloadavg()[0]:.1f}\n")
    print("| | p50, ms | p95, ms | of our processor: p50, p95 | queries at most |\n|---|---|---|---|---|")
    for name, ask in _questions(chosen.asked):
        times, used, queries = measured(ask)
        cells = [f"{quantile(one, share):.1f}" for one in (times, used) for share in (0.5, 0.95)]
        print(f"| {name} | {cells[0]} | {cells[1]} | {cells[2]}, {cells[3]} | {queries} |", flush=True)
    print(f"\nExact nearest against ours, recall@10: {_recall(50):.3f}")
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


def _fill(count: int) -> None:
    from bench.matches.fill import fill
    from ucap.config.preparing import prepare_database, prepare_static_files
    from ucap.kernel.clock import now

    prepare_database()
    prepare_static_files()
    fill(count, now())


def _pair() -> None:
    """Nothing; entries filled by an earlier run have their lists and cities too."""
    from bench.matches.paired import pair_all
    from ucap.kernel.clock import now
    from ucap.matching.models import Pair

    if not Pair.objects.exists():
        began = time.perf_counter()
        pair_all(now())
        print(f"{Pair.objects.count():,} places in lists in {time.perf_counter() - began:.0f} s.")


def _questions(asked: int) -> list[tuple[str, list[Callable[[], object]]]]:
    from django.test import Client

    from ucap.exchange.models import Entry
    from ucap.kernel.clock import now
    from ucap.matching.queries.matches import matches_page
    from ucap.people.models import User

    today = now().date()
    viewer = User.objects.create_user(
        f"secretary{time.time_ns()}@example.org", name="Secretary", is_secretariat=True
    )
    slugs = list(Entry.objects.order_by("id").values_list("slug", flat=True)[:asked])
    client = Client(headers={"host": "localhost"})
    client.force_login(viewer)
    return [
        ("matches, the answer", [lambda slug=slug: matches_page(slug, viewer, today) for slug in slugs]),
        ("matches, the page", [lambda slug=slug: page(client, f"/en/matches/{slug}/") for slug in slugs]),
        *(
            (f"pictures: {name}", [lambda name=name: page(client, f"/en/matches/pictures/{name}/")] * 20)
            for name in ("map", "pairs", "matrix", "gaps")
        ),
        (
            "search, the page",
            [
                lambda text=text: page(Client(headers={"host": "localhost"}), "/en/search/", text)
                for text in SEARCHES * (asked // len(SEARCHES))
            ],
        ),
    ]


def page(client: Any, path: str, text: str = "") -> None:
    answer = client.get(path, {"q": text} if text else None, secure=True)
    assert answer.status_code == 200, answer.status_code


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


def _recall(asked: int) -> float:
    """Of the ten nearest of each of so many entries, the share that our index finds."""
    import numpy as np

    from ucap.matching.models import Meaning
    from ucap.matching.packing import unpacked
    from ucap.matching.queries.nearest import index_in_use, nearest
    from ucap.matching.states import ENTRIES

    rows = list(Meaning.objects.order_by("pk").values_list("pk", "whole"))
    keys = np.array([key for key, _ in rows])
    wholes = np.concatenate([unpacked(whole) for _, whole in rows])
    index = index_in_use()
    assert index
    shares = []
    for vector in wholes[:: max(1, len(wholes) // asked)][:asked]:
        exact = set(keys[np.argsort(-(wholes @ vector), kind="stable")[:10]].tolist())
        found = nearest(vector, 10, index=index, flags=ENTRIES, among=Meaning.objects.all())
        shares.append(len(exact & {one.key for one in found}) / 10)
    return statistics.mean(shares)


def quantile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    raise SystemExit(main())
