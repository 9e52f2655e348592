"""`python -m bench.fuzz [--documents N] [--forms N]`: documents and forms made wrong, and whether anything falls over."""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bench.fuzz.documents import Outcome

WORDS = ("read", "refused", "slow", "memory", "failed", "died")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when nothing fell over."""
    parser = argparse.ArgumentParser(prog="bench fuzz", description=__doc__)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--forms", type=int, default=20_000)
    parser.add_argument(
        "--first", type=int, default=0, help="number of the first case; another one for new cases"
    )
    chosen = parser.parse_args(arguments)
    bad = run_documents(chosen.first, chosen.documents) if chosen.documents else []
    bad += run_forms(chosen.first, chosen.forms) if chosen.forms else []
    for one in bad:
        print(f"\n- {one}")
    print(f"\n**{len(bad)} FELL OVER**" if bad else "\nNothing fell over.")
    return int(bool(bad))


def run_documents(first: int, count: int) -> list[str]:
    """What fell over; prints a table of the rest."""
    began, found, bad = time.perf_counter(), defaultdict[str, Counter[str]](Counter), []
    for number, one in _documents(first, first + count):
        found[one.kind][one.what] += 1
        if one.what in ("failed", "died"):
            bad.append(f"document {number} ({one.kind}) {one.what}:\n{one.detail}")
    print(
        f"## {count} documents in {time.perf_counter() - began:.0f} s\n\n| format | {' | '.join(WORDS)} |\n|---|{'---|' * len(WORDS)}"
    )
    for kind, whats in found.items():
        print(f"| {kind} | {' | '.join(str(whats[word]) for word in WORDS)} |")
    return bad


def _documents(first: int, last: int) -> Iterator[tuple[int, Outcome]]:
    """Each document's number and what became of it; one that ends its reader is passed over, and another reader goes on."""
    while first < last:
        command = [sys.executable, "-m", "bench.fuzz.run_documents", str(first), str(last)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
            for line in reader.stdout or ():
                said = json.loads(line)
                if "number" in said:
                    first, kind = said["number"], said["kind"]
                else:
                    yield first, Outcome(kind, said["what"], said["detail"])
                    first += 1
        if reader.returncode:
            yield first, Outcome(kind, "died", f"status {reader.returncode}")
            first += 1


def run_forms(first: int, count: int) -> list[str]:
    """What fell over; prints how many forms of each domain were sent, taken and refused."""
    _start_django()
    from bench.fuzz.forms import targets, tried

    began, found, bad = time.perf_counter(), defaultdict[str, Counter[str]](Counter), []
    every = targets()
    for number in range(first, first + count):
        target = every[number % len(every)]
        one = tried(target, number // len(every))
        found[target.name.partition(".")[0]][one.what] += 1
        if one.what == "failed":
            bad.append(f"{one.target} {number // len(every)} failed:\n{one.detail[-3000:]}")
    print(
        f"\n## {count} forms in {time.perf_counter() - began:.0f} s, of {len(every)} kinds\n\n| domain | taken | refused | failed |\n|---|---|---|---|"
    )
    for domain, whats in found.items():
        print(f"| {domain} | {whats['valid']} | {whats['refused']} | {whats['failed']} |")
    return bad


def _start_django() -> None:
    import django
    from django.db import connection
    from django.test.utils import setup_test_environment

    import tests.environment  # noqa: F401 - a data folder of its own

    django.setup()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)


if __name__ == "__main__":
    raise SystemExit(main())
