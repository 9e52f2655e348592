"""`python -m bench.crash [--rounds N] [--writers N] [--exchange N]`: what is left of a server's work after kill -9, round after round."""

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.crash.rounds import Outcome, begin, crash_round

COLUMNS = "| round | answered | under way | edits/s | lost | half there | database | restart, s |"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when nothing was lost, torn or to be repaired."""
    parser = argparse.ArgumentParser(prog="bench crash", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--writers", type=int, default=500)
    parser.add_argument(
        "--exchange", type=int, default=100, help="more writers: half in entries, half in conversations"
    )
    parser.add_argument("--seed", type=int, default=2026, help="of the moments at which the server is killed")
    chosen = parser.parse_args(arguments)
    chance = random.Random(chosen.seed)
    print(
        f"## Killed while {chosen.writers + chosen.exchange} people write\n\n{COLUMNS}\n|---|---|---|---|---|---|---|---|"
    )
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="ucap-crash-") as folder:
        data = Path(folder) / "data"
        begin(data, chosen.writers, of_exchange=chosen.exchange)
        for number in range(1, chosen.rounds + 1):
            outcomes.append(crash_round(data, number, answered_before_kill=chance.randint(50, 800)))
            print(_line(outcomes[-1]), flush=True)
    bad = sum(one.bad for one in outcomes)
    answered = sum(one.answered for one in outcomes)
    for detail in (detail for one in outcomes for detail in one.details):
        print(f"\n- {detail}")
    print(
        f"\n**{bad} FINDINGS**"
        if bad
        else f"\nAll {answered} answered edits are there, none is half there, nothing had to be repaired."
    )
    return int(bool(bad))


def _line(one: Outcome) -> str:
    database = one.integrity if not one.check else f"{one.integrity}; ucap check: {one.check} wrong"
    cells = (one.round, one.answered, one.under_way, one.edits_per_second, one.lost, one.torn, database)
    return f"| {' | '.join(map(str, cells))} | {one.restart_seconds} |"


if __name__ == "__main__":
    raise SystemExit(main())
