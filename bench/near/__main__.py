"""`python -m bench.near`: how fast and how rightly the nearest of many vectors are found, beside usearch, LanceDB and pgvector."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bench.near import corpus
from bench.near.choices import choices
from bench.near.engines import HUNDREDTH, PART, TENTH, K
from tests.postgres import chosen, throw_away_server

HERE = Path(__file__).parent
PEERS = HERE.parent / ".work" / "near"  # a virtual environment of its own: no dependency of ours
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
HEAD = (
    "| index | p50 ms | p95 ms | processor, ms | recall@10 | of a tenth: p50, p95, recall | of a hundredth | first, s | build, s | disk, MB "
    "| memory, MB | own | p95 to ours | build to ours |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def main() -> int:
    """0 when measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--texts", type=Path, help="a folder with further texts (corpus.py)")
    parser.add_argument("--engines", nargs="+", default=["ours", "usearch", "lancedb", "pgvector"])
    parser.add_argument("--data", type=Path, help="where the files go, 15 GB for a million; else thrown away")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ucap-near-") as temporary:
        folder = arguments.data or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rows = corpus.real(arguments.texts)
        print(f"{len(rows)} vectors of real texts\n")
        _likeness(rows)
        choices(rows, folder)
        compare(rows, rows[: corpus.QUERIES], arguments.engines, folder / "real", None)
        for count in arguments.counts:
            compare(rows, rows[: corpus.QUERIES], arguments.engines, folder / str(count), count)
    return 0


def _likeness(rows: Any) -> None:
    made = np.empty((len(rows), rows.shape[1]), np.float32)
    corpus.mixed(rows, len(made), made)
    print(
        "| vectors | number | cosine of pairs: p10 p50 p90 | 1st neighbour | 10th | 100th | share kept by 20 50 100 200 |"
    )
    print("|---|---|---|---|---|---|---|")
    print(corpus.likeness(rows, "real"))
    print(corpus.likeness(made, "mixed"), flush=True)


def compare(rows: Any, queries: Any, engines: list[str], folder: Path, count: int | None) -> None:
    """Prints one table; without a count of the real vectors alone."""
    folder.mkdir(parents=True, exist_ok=True)
    others = rows[len(queries) :]
    size = count or len(others)
    vectors = np.lib.format.open_memmap(folder / "vectors.npy", "w+", np.float32, (size, rows.shape[1]))
    if count:
        corpus.mixed(others, count, vectors)
    else:
        vectors[:] = others
    vectors.flush()
    np.save(folder / "queries.npy", queries)
    classes = np.random.default_rng(7).integers(0, 100, size)
    np.save(folder / "classes.npy", classes)
    filters = {"all": classes >= 0, "tenth": classes < TENTH, "hundredth": classes < HUNDREDTH}
    np.savez(folder / "exact.npz", **{name: _exact(vectors, queries, mask) for name, mask in filters.items()})
    print(f"\n## {size} {'mixed' if count else 'real'} vectors\n\n{HEAD}", flush=True)
    ours: dict[str, Any] = {}
    for name in engines:
        found = _measured(name, folder)
        ours = ours or found
        print(_row(name, found, ours), flush=True)


def _exact(vectors: Any, queries: Any, mask: Any) -> Any:
    """The keys of the ten nearest that the mask lets through, by every cosine."""
    cosines = np.empty((len(queries), len(vectors)), np.float32)
    for at in range(0, len(vectors), PART):
        cosines[:, at : at + PART] = queries @ vectors[at : at + PART].T
    cosines[:, ~mask] = -2
    return np.argpartition(-cosines, K, axis=1)[:, :K]


def _measured(name: str, folder: Path) -> dict[str, Any]:
    if name != "pgvector":
        return _steps(name, folder, {})
    if chosen():
        return _steps(name, folder, {})
    with throw_away_server() as address:
        return _steps(name, folder, {"DATABASE_URL": address.removesuffix("/ucap") + "/postgres"})


def _steps(name: str, folder: Path, further: Mapping[str, str]) -> dict[str, Any]:
    python = sys.executable if name == "ours" else _peers()
    found: dict[str, Any] = {}
    for step, environment in (("build", further), ("search", {**further, **ONE_THREAD})):
        command = [python, "-m", "bench.near.engines", name, step, str(folder)]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, env={**os.environ, **environment}
        )
        if done.returncode:
            raise SystemExit(f"{name}: {done.stderr[-2000:]}")
        found |= json.loads(done.stdout.splitlines()[-1])
    return found


def _peers() -> str:
    """The Python of the environment that the peers are in, made where it is missing."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "-r", str(HERE / "requirements.txt")], check=True
        )
        time.sleep(1)
    return str(python)


def _row(name: str, found: dict[str, Any], ours: dict[str, Any]) -> str:
    every = found["all"]
    parts = [found.get(which) for which in ("tenth", "hundredth")]
    some = [f"{one['p50']:.1f}, {one['p95']:.1f}, {one['recall']:.3f}" if one else "none" for one in parts]
    cells = [
        f"{every['p50']:.2f}",
        f"{every['p95']:.2f}",
        f"{every['cpu']:.2f}",
        f"{every['recall']:.4f}",
        *some,
        f"{found['first']:.2f}",
        f"{found['seconds']:.1f}",
        f"{found['bytes'] / 1e6:.0f}",
        f"{found['VmRSS']:.0f}",
        f"{found['RssAnon']:.0f}",
        f"{every['p95'] / ours['all']['p95']:.2f}",
        f"{found['seconds'] / ours['seconds']:.1f}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())
