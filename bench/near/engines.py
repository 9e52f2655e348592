"""One index, built or searched in a process of its own: `python -m bench.near.engines NAME build|search FOLDER`; prints JSON.

The folder holds vectors.npy, queries.npy, classes.npy (0 to 99, for filters), exact.npz. What an engine keeps goes into a folder
of its name. Each engine imports its own library alone, for the peers' Python does not know ucap.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, Protocol

import numpy as np

K = 10
WARM = 30
PART = 50_000
TENTH, HUNDREDTH = 10, 1  # the classes below this are what a filter lets through


class Engine(Protocol):
    def build(self, vectors: Any, classes: Any) -> None: ...
    def open(self) -> None: ...
    def search(self, one: Any, below: int | None) -> Any: ...
    def size(self) -> int: ...
    def process(self) -> int: ...


class Filed:
    """What keeps its index in files and searches in our process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def size(self) -> int:
        return sum(path.stat().st_blocks * 512 for path in self.folder.rglob("*") if path.is_file())

    def process(self) -> int:
        return os.getpid()


class Ours(Filed):
    def build(self, vectors: Any, classes: Any) -> None:
        from ucap.matching.near.writer import Writer

        with Writer(self.folder) as index:
            for at in range(0, len(vectors), PART):
                some = classes[at : at + PART]
                flags = (some < TENTH) + 2 * (some < HUNDREDTH)
                index.append(np.arange(at, at + len(some)), vectors[at : at + PART], flags)
            index.compact()

    def open(self) -> None:
        from ucap.matching.near.reader import EVERY, Among, Near

        self.index = Near(self.folder)
        self.among = {None: EVERY, TENTH: Among(all_of=1), HUNDREDTH: Among(all_of=2)}

    def search(self, one: Any, below: int | None) -> Any:
        return self.index.search(one, K, among=self.among[below]).keys


class Usearch(Filed):
    """HNSW with the library's own settings, float16, one thread to search, all to build. It has no filters in Python."""

    def build(self, vectors: Any, classes: Any) -> None:
        from usearch.index import Index

        index = Index(ndim=512, metric="cos", dtype="f16")
        for at in range(0, len(vectors), PART):
            part = np.ascontiguousarray(vectors[at : at + PART])
            index.add(np.arange(at, at + len(part)), part)
        index.save(self.folder / "index")

    def open(self) -> None:
        from usearch.index import Index

        self.index = Index.restore(self.folder / "index", view=True)

    def search(self, one: Any, below: int | None) -> Any:
        return None if below else self.index.search(one, K, threads=1).keys


class Lance(Filed):
    """IVF_HNSW_SQ, 20 partitions looked at, 10 times as many refined; filters before the search."""

    def build(self, vectors: Any, classes: Any) -> None:
        import lancedb
        import pyarrow as pa

        def parts() -> Any:
            for at in range(0, len(vectors), PART):
                part = np.ascontiguousarray(vectors[at : at + PART]).reshape(-1)
                rows = pa.FixedSizeListArray.from_arrays(pa.array(part), 512)
                ids = pa.array(np.arange(at, at + len(rows)))
                yield pa.record_batch([ids, pa.array(classes[at : at + PART]), rows], schema=schema)

        fields = [("id", pa.int64()), ("class", pa.int64()), ("vector", pa.list_(pa.float32(), 512))]
        schema = pa.schema(fields)
        table = lancedb.connect(self.folder).create_table("near", parts(), schema=schema)
        table.create_index(metric="cosine", vector_column_name="vector", index_type="IVF_HNSW_SQ")
        table.create_scalar_index("class", index_type="BITMAP")

    def open(self) -> None:
        import lancedb

        self.table = lancedb.connect(self.folder).open_table("near")

    def search(self, one: Any, below: int | None) -> Any:
        asked = (
            self.table.search(one)
            .distance_type("cosine")
            .nprobes(20)
            .refine_factor(10)
            .select(["id", "_distance"])
        )
        if below:
            asked = asked.where(f"class < {below}", prefilter=True)
        return asked.limit(K).to_arrow()["id"].to_numpy()


class Pgvector:
    """HNSW with pgvector's own settings (m 16, ef_construction 64, ef_search 40), iterative scans for the filters."""

    def __init__(self, folder: Path) -> None:
        import psycopg

        self.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)

    def build(self, vectors: Any, classes: Any) -> None:
        run = self.connection.execute
        run("CREATE EXTENSION IF NOT EXISTS vector")
        run("DROP TABLE IF EXISTS near")
        run("CREATE TABLE near (id bigint PRIMARY KEY, class int, vector vector(512))")
        head = b"\x02\x00\x00\x00"  # 512 dimensions, as its binary form begins
        with self.connection.cursor().copy("COPY near FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["int8", "int4", "bytea"])
            for at in range(0, len(vectors), PART):
                for row, one in enumerate(vectors[at : at + PART].astype(">f4"), start=at):
                    copy.write_row((row, int(classes[row]), head + one.tobytes()))
        run("SET maintenance_work_mem = '4GB'")
        run("SET max_parallel_maintenance_workers = 1")
        run("CREATE INDEX near_hnsw ON near USING hnsw (vector vector_cosine_ops)")
        run("CREATE INDEX near_class ON near (class)")
        run("VACUUM ANALYZE near")

    def open(self) -> None:
        self.connection.execute("SET hnsw.iterative_scan = relaxed_order")
        self.connection.execute("SET max_parallel_workers_per_gather = 0")

    def search(self, one: Any, below: int | None) -> Any:
        where = f"WHERE class < {below}" if below else ""
        text = "[" + ",".join(f"{number:.7g}" for number in one.tolist()) + "]"
        statement = f"SELECT id FROM near {where} ORDER BY vector <=> %s::vector LIMIT {K}"  # noqa: S608 - our own words
        return np.array([id_ for (id_,) in self.connection.execute(statement, (text,), prepare=False)])

    def size(self) -> int:
        rows = self.connection.execute("SELECT pg_total_relation_size('near')").fetchone()
        return int(rows[0]) if rows else 0

    def process(self) -> int:
        return self.connection.info.backend_pid


ENGINES: dict[str, Any] = {"ours": Ours, "usearch": Usearch, "lancedb": Lance, "pgvector": Pgvector}


def build(engine: Engine, folder: Path) -> dict[str, float]:
    """Seconds and bytes."""
    vectors, classes = np.load(folder / "vectors.npy", mmap_mode="r"), np.load(folder / "classes.npy")
    began = time.perf_counter()
    engine.build(vectors, classes)
    return {"seconds": time.perf_counter() - began, "bytes": engine.size()}


def search(engine: Engine, folder: Path) -> dict[str, Any]:
    """By filter: the times of a search, milliseconds, and the share of the exact answer; then the memory held."""
    queries, exact = np.load(folder / "queries.npy"), np.load(folder / "exact.npz")
    began = time.perf_counter()
    engine.open()
    engine.search(queries[0], None)
    found: dict[str, Any] = {"first": time.perf_counter() - began}
    for name, below in (("all", None), ("tenth", TENTH), ("hundredth", HUNDREDTH)):
        if engine.search(queries[0], below) is None:
            continue
        for one in queries[:WARM]:
            engine.search(one, below)
        times, shares = [], []
        before = processor(engine.process())
        for one, right in zip(queries, exact[name], strict=True):
            began = time.perf_counter()
            keys = engine.search(one, below)
            times.append((time.perf_counter() - began) * 1000)
            shares.append(len(np.intersect1d(keys, right)) / len(right))
        p50, p95 = np.quantile(times, [0.5, 0.95])
        used = (processor(engine.process()) - before) * 1000 / len(queries)
        found[name] = {"p50": p50, "p95": p95, "cpu": used, "recall": float(np.mean(shares))}
    return found | memory(engine.process())


def processor(process: int) -> float:
    """Seconds of the processor that the process has used: what does not grow when others are at work beside it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> dict[str, float]:
    """MB of the process: all that it holds, and what of it no other process shares."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    held = dict(line.split(":", 1) for line in status.splitlines())
    return {name: int(held[name].split()[0]) / 1000 for name in ("VmRSS", "RssAnon")}


def main(name: str, step: str, folder: str) -> None:
    kept = Path(folder) / name
    kept.mkdir(exist_ok=True)
    engine = ENGINES[name](kept)
    print(json.dumps({"build": build, "search": search}[step](engine, Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
