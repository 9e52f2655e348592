"""`python -m bench.reading [--count 200]`: seconds and pages a second, in process, in the sandbox, and beside markitdown."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.reading.documents import Sample, samples

HERE = Path(__file__).parent
PEER = HERE.parent / ".work" / "markitdown"  # a virtual environment of its own: no dependency of ours
OURS = (sys.executable, "-m", "bench.reading.ours")
FORMATS = ("pdf", "docx", "html", "md", "txt")


def main() -> int:
    """0 when measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--sandboxed", type=int, default=50, help="documents that are read in a child, too")
    arguments = parser.parse_args()
    made = list(samples(arguments.count, arguments.seed))
    pages = {one.name: one.pages for one in made}
    print(
        f"{len(made)} documents, {sum(pages.values()):.0f} pages, {sum(len(one.data) for one in made) / 1e6:.1f} MB"
    )
    with tempfile.TemporaryDirectory(prefix="ucap-reading-") as folder:
        paths = [_put(Path(folder), one) for one in made]
        _show("ours", _measured([*OURS, *paths]), pages)
        if python := _peer():
            _show("markitdown", _measured([python, str(HERE / "theirs.py"), *paths]), pages)
        else:
            print("markitdown could not be installed; there is no comparison.")
        some = paths[:: max(1, len(paths) // arguments.sandboxed)]
        _show("in a child", _measured([*OURS, "--child", *some]), pages)
    return 0


def _put(folder: Path, one: Sample) -> str:
    path = folder / one.name
    path.write_bytes(one.data)
    return str(path)


def _measured(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _show(who: str, found: dict[str, Any], pages: dict[str, float]) -> None:
    seconds: dict[str, float] = found["seconds"]
    waited = f", mean wall time {found['waited']:.2f} s" if "waited" in found else ""
    print(
        f"\n{who}: first document after {found['start']:.2f} s, peak memory {found['peak']:.0f} MB{waited}\n"
    )
    print("| format | documents | median, ms | worst, ms | pages/s |\n|---|---|---|---|---|")
    for ending in (*FORMATS, ""):
        chosen = {name: taken for name, taken in seconds.items() if name.endswith(ending)}
        if chosen:
            print(_row(ending or "all", chosen, lambda name: pages[name]))


def _row(label: str, seconds: dict[str, float], pages: Callable[[str], float]) -> str:
    rate = sum(map(pages, seconds)) / sum(seconds.values())
    values = (f"{median(seconds.values()) * 1000:.0f}", f"{max(seconds.values()) * 1000:.0f}", f"{rate:.0f}")
    return f"| {label} | {len(seconds)} | {' | '.join(values)} |"


def _peer() -> str | None:
    """The Python of the environment that markitdown is in, made where it is missing."""
    python = PEER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEER)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "markitdown[pdf,docx]==0.1.9"]
    return (
        str(python)
        if subprocess.run(install, check=False, stderr=subprocess.DEVNULL).returncode == 0
        else None
    )


if __name__ == "__main__":
    raise SystemExit(main())
