"""`python -m bench [NAME [OPTIONS]]`: one benchmark, or all of them in turn; each prints its report as Markdown."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is measured, with what."""

    module: str
    shows: str
    needs: str


BENCHMARKS = {
    "tagging": Benchmark(
        "bench.tagging.evaluate",
        "how often a text is tagged with the right goals and topics",
        "half a minute; with benchmark-half.csv (SDGClassification's public half, not part of ucap) as an option also accuracy on it",
    ),
    "matching": Benchmark(
        "bench.matching.measure",
        "who is found first for offers, requests and interests, across and within six languages",
        "a minute; --half, --pairs, --write",
    ),
    "searching": Benchmark(
        "bench.searching",
        "whether a search finds what answers it, by words, by meaning and by both, in and across six languages",
        "a minute; --misses",
    ),
    "reading": Benchmark(
        "bench.reading",
        "how fast documents are read, beside another converter of documents",
        "a few minutes",
    ),
    "conferences": Benchmark(
        "bench.conferences",
        "how few breaks timetables have, how soon, and whether that is proved, beside plain CP-SAT; repairs",
        "fifteen minutes; --published FOLDER for the published conferences, --seconds",
    ),
    "near": Benchmark(
        "bench.near",
        "the nearest of many vectors, beside usearch, LanceDB and pgvector: times, recall, building, memory, disk",
        "a quarter of an hour; --counts 1000000 an hour more and 15 GB of disk; --texts, --engines, --data",
    ),
    "matches": Benchmark(
        "bench.matches",
        "the matches page and the search over many entries: times, questions to the database, recall",
        "a minute for 10,000 entries, ten for 100,000, an hour and 20 GB of disk for a million; --entries, --asked, --data, --lists",
    ),
    "pages": Benchmark(
        "bench.pages",
        "public pages over 5,000 plans, beside a bare Django page: requests a second, times, bytes, questions to the database",
        "six minutes, a minute of them to fill the database; --plans, --seconds, --connections, --data",
    ),
    "inbox": Benchmark(
        "bench.inbox",
        "sign-in, My desk and the inbox with 20,000 people and 200,000 notices, beside a bare Django page: times, questions to the database",
        "five minutes, two of them to fill the database; --people, --notices, --plans, --seconds, --connections, --data",
    ),
    "agendas": Benchmark(
        "bench.agendas",
        "500 participants who open their agenda within a minute of its publication, on one web worker, beside a bare Django page",
        "four minutes; --participants, --meetings, --slots, --minute, --at-once",
    ),
    "api": Benchmark(
        "bench.api",
        "the API held to its own description by schemathesis: visitor, member, officer and secretariat",
        "five minutes; --examples, --seed",
    ),
    "fuzz": Benchmark(
        "bench.fuzz",
        "whether any reader of documents or any form falls over what is sent to it",
        "half an hour; --documents, --forms, --first",
    ),
    "backup": Benchmark(
        "bench.backup",
        "a backup while 200 things a second are written, everything killed, and a restore",
        "three minutes, Linux; --plans, --people",
    ),
    "crash": Benchmark(
        "bench.crash",
        "what is left when the server is killed while 500 people write",
        "two minutes, Linux; --rounds, --writers",
    ),
}


def main(arguments: Sequence[str]) -> int:
    """0 when every benchmark asked for ended well."""
    name, *options = arguments or [""]
    if name and name not in BENCHMARKS:
        print(_usage())
        return int(name not in {"-h", "--help"}) * 2
    failed = [one for one in ([name] if name else BENCHMARKS) if _run(BENCHMARKS[one], options)]
    if failed:
        print(f"Did not end well: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def _run(benchmark: Benchmark, options: Sequence[str]) -> int:
    """The exit status. Each benchmark has a process to itself, so that none leaves anything warm for the next."""
    print(f"\n# {benchmark.module}: {benchmark.shows}\n", flush=True)
    return subprocess.run([sys.executable, "-m", benchmark.module, *options], check=False).returncode


def _usage() -> str:
    lines = [f"  {name:8}  {one.shows}\n            needs {one.needs}" for name, one in BENCHMARKS.items()]
    return "python -m bench [NAME [OPTIONS]]: one of these, or all in turn\n\n" + "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
