"""`python -m bench conferences`: breaks, bounds and seconds of timetables, published conferences beside plain CP-SAT and larger ones that are made."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.conferences import plain, repairs
from bench.conferences.made import SIZES, made, with_interpreters
from bench.conferences.ours import conference_as_json
from ucap.events.reading import read_conference

SEED = 1
REPAIRED = "250"


def main() -> int:
    """0 when every timetable was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--published", type=Path, help="a folder of .dzn files")
    parser.add_argument("--made", nargs="*", choices=[*SIZES], default=[*SIZES])
    parser.add_argument(
        "--repairs", type=int, default=100, help="disturbances of the conference of 250; 0 for none"
    )
    parser.add_argument(
        "--interpreters", action="store_true", help="those that are made once more, with interpreters"
    )
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--plain-seconds", type=float, default=40.0)
    chosen = parser.parse_args()
    wrong = 0
    if chosen.published:
        wrong += _published(chosen.published, chosen.seconds, chosen.plain_seconds)
    for interpreters in (False, True) if chosen.interpreters else (False,):
        asked = {name: _conference(name, interpreters) for name in dict.fromkeys([*chosen.made, REPAIRED])}
        said = ", with interpreters" if interpreters else ""
        if chosen.made:
            print(f"\n## Made ones{said}\n")
            wrong += _made([asked[name] for name in chosen.made], chosen.seconds)
        if chosen.repairs:
            print(f"\n## Repairs of the conference of {REPAIRED}{said}")
            repairs.measure(asked[REPAIRED], chosen.repairs, chosen.seconds)
    print(f"\nTimetables that the validator refused: {wrong}")
    return int(wrong > 0)


def _published(folder: Path, seconds: float, plain_seconds: float) -> int:
    print(
        "| conference | participants | meetings | plain: breaks | proved | s | breaks | proved | best after s | proof after s | MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    wrong = 0
    for path in sorted(folder.glob("*.dzn")):
        conference = conference_as_json(read_conference(path.read_bytes(), path.name))
        peer = plain.solve(conference, plain_seconds)
        ours = _asked(path, seconds)
        wrong += len(ours["wrong"])
        proved = ours["status"] == "optimal"
        proof = f"{ours['seconds']:.1f}" if proved else "-"
        print(
            f"| {path.stem} | {len(conference['participants'])} | {len(conference['meetings'])} | {peer['breaks']} | "
            f"{_proved(peer['proved'], peer['bound'])} | {peer['seconds']:.1f} | {ours['breaks']} | "
            f"{_proved(proved, ours['bound'])} | {ours['best']:.1f} | {proof} | "
            f"{ours['memory']:.0f} |",
            flush=True,
        )
    return wrong


def _conference(name: str, interpreters: bool) -> dict[str, Any]:
    conference = made(*SIZES[name], SEED)
    return with_interpreters(conference, SEED) if interpreters else conference


def _made(conferences: list[dict[str, Any]], seconds: float) -> int:
    interpreted = any("interpreters" in one for one in conferences)
    columns = [
        "participants",
        "meetings",
        *(["interpreted, by"] if interpreted else []),
        "slots",
        "tables",
        "first after s",
        "breaks after 5 s",
        "breaks",
        "bound",
        "not held, weight",
        "s",
        "MB",
    ]
    print(f"| {' | '.join(columns)} |")
    print("|---" * len(columns) + "|")
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="ucap-conferences-") as folder:
        for conference in conferences:
            path = Path(folder) / "conference.json"
            path.write_text(json.dumps(conference))
            ours = _asked(path, seconds)
            wrong += len(ours["wrong"])
            found = [
                len(conference["participants"]),
                len(conference["meetings"]),
                *([_spoken(conference)] if interpreted else []),
                len(conference["slots"]),
                len(conference["tables"]),
                f"{ours['first']:.2f}",
                ours["early"],
                ours["breaks"],
                ours["bound"],
                f"{ours['unscheduled']}, {ours['lost']:g}",
                f"{ours['seconds']:.1f}",
                f"{ours['memory']:.0f}",
            ]
            print(f"| {' | '.join(map(str, found))} |", flush=True)
    return wrong


def _spoken(conference: dict[str, Any]) -> str:
    """How many meetings need somebody, and how many there are."""
    need = sum(one.get("interpreters") is not None for one in conference["meetings"])
    return f"{need}, {len(conference.get('interpreters', ()))}"


def _asked(path: Path, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.conferences.ours", str(path), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _proved(proved: bool, bound: int | None) -> str:
    return "yes" if proved else f"no, {bound}"


if __name__ == "__main__":
    raise SystemExit(main())
