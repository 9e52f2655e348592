"""What was chosen for the index, measured beside what was not: the mean, a rotation, the numbers' form, where they lie, a change's cost."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.near.corpus import QUERIES, kept, mixed
from ucap.matching.near.reader import Near
from ucap.matching.near.writer import Writer

ROWS = 100_000
RANKED = 200
COUNTS = (20, 50, 100, 200)


def choices(rows: Any, folder: Path) -> None:
    """Prints three small tables."""
    asked, others = rows[:QUERIES], rows[QUERIES:]
    _signs(others, asked)
    vectors = np.empty((ROWS, rows.shape[1]), np.float32)
    mixed(others, ROWS, vectors)
    _ranking(vectors, asked, folder)
    _changes(vectors, folder)


def _signs(rows: Any, asked: Any) -> None:
    turn = np.linalg.qr(np.random.default_rng(5).standard_normal((512, 512)))[0].astype(np.float32)
    nothing, mean = np.zeros(512, np.float32), rows.mean(axis=0)
    print("\n| signs of the real vectors | share of the ten nearest among 20 50 100 200 |\n|---|---|")
    for name, centre, turned in (
        ("as they are", nothing, None),
        ("about the mean", mean, None),
        ("turned", nothing, turn),
        ("about the mean, turned", mean, turn),
    ):
        print(f"| {name} | {' '.join(f'{one:.4f}' for one in kept(rows, asked, centre, COUNTS, turned))} |")


def _ranking(vectors: Any, asked: Any, folder: Path) -> None:
    """How long 200 candidates of 100,000 take to be ranked, and by how much their cosines are off."""
    by = np.random.default_rng(3)
    some = [np.sort(by.choice(ROWS, RANKED, replace=False)) for _ in asked]
    right = [vectors[rows] @ one for rows, one in zip(some, asked, strict=True)]
    print(
        f"\n| {RANKED} of {ROWS} ranked from | p50 ms | p95 ms | cosine off by at most |\n|---|---|---|---|"
    )
    for name, form in {
        "int16, mapped file": (vectors * 32767).round().astype(np.int16),
        "float16, mapped file": vectors.astype(np.float16),
        "float32, mapped file": vectors,
    }.items():
        path = folder / "form.npy"
        np.save(path, form)
        mapped = np.asarray(np.load(path, mmap_mode="r"))
        scale = np.float32(1 / 32767 if form.dtype == np.int16 else 1)
        _line(name, lambda rows, m=mapped, s=scale: m[rows].astype(np.float32) * s, some, asked, right)
        path.unlink()
    path = folder / "form.sqlite3"
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE form (id INTEGER PRIMARY KEY, vector BLOB)")
    halves = enumerate(vectors.astype(np.float16))
    base.executemany("INSERT INTO form VALUES (?, ?)", ((key, one.tobytes()) for key, one in halves))
    base.commit()
    statement = f"SELECT id, vector FROM form WHERE id IN ({','.join('?' * RANKED)}) ORDER BY id"  # noqa: S608 - question marks

    def fetched(rows: Any) -> Any:
        found = b"".join(vector for _, vector in base.execute(statement, rows.tolist()))
        return np.frombuffer(found, np.float16).reshape(-1, 512).astype(np.float32)

    _line("float16, rows of SQLite", fetched, some, asked, right)
    base.close()
    path.unlink()


def _line(name: str, fetched: Callable[[Any], Any], some: Any, asked: Any, right: Any) -> None:
    off, times = 0.0, []
    for rows in some[:20]:
        fetched(rows)
    for rows, one, exact in zip(some, asked, right, strict=True):
        began = time.perf_counter()
        cosines = np.einsum("ij,j->i", fetched(rows), one)
        times.append(time.perf_counter() - began)
        off = max(off, float(np.abs(cosines - exact).max()))
    print(f"| {name} | {_quantiles(times)} | {off:.1e} |", flush=True)


def _changes(vectors: Any, folder: Path) -> None:
    """What a change of an index of 100,000 costs the writer, and a reader to notice."""
    with Writer(folder / "changes", anew=True) as index:
        index.append(np.arange(ROWS), vectors)
        near = Near(folder / "changes")
        near.count()

        def look(_: int) -> None:
            near._fresh()  # noqa: SLF001 - what every search begins with

        def nothing(_: int) -> None:
            pass

        def append(turn: int) -> None:
            index.append([ROWS + turn], vectors[turn : turn + 1])

        def append_another(turn: int) -> None:
            index.append([-1 - turn], vectors[turn : turn + 1])

        def replace(turn: int) -> None:
            index.replace([turn], vectors[turn : turn + 1])

        def remove(turn: int) -> None:
            index.remove([turn])

        print(f"\n| in an index of {ROWS} | p50 ms | p95 ms |\n|---|---|---|")
        for name, before, change in (
            ("append one", nothing, append),
            ("replace one", nothing, replace),
            ("remove one", nothing, remove),
            ("a reader looks: nothing is new", nothing, look),
            ("a reader looks: one was added", append_another, look),
        ):
            times = []
            for turn in range(100):
                before(turn)
                began = time.perf_counter()
                change(turn)
                times.append(time.perf_counter() - began)
            print(f"| {name} | {_quantiles(times)} |")
        began = time.perf_counter()
        index.compact()
        print(f"| compact | {(time.perf_counter() - began) * 1000:.0f} | |", flush=True)


def _quantiles(times: list[float]) -> str:
    p50, p95 = np.quantile(times, [0.5, 0.95]) * 1000
    return f"{p50:.3f} | {p95:.3f}"
