"""The report, as Markdown."""

from collections.abc import Mapping
from statistics import median
from typing import Any

BARE, KEPT, FIRST, SIGNED_IN = "a bare Django page", "kept", "first hit", "signed in"
MOST_BYTES = 100_000


def installation(
    python: str, processors: int, sample: Mapping[str, Any], store: int, filled: float | None
) -> None:
    made = f", filled in {filled:.0f} s" if filled is not None else ""
    print(
        f"## {sample['plans']:,} plans of {sample['cities']:,} cities\n\n"
        f"The embedded database ({store / 1e6:.0f} MB{made}), one web worker, Python {python}, {processors} processors. "
        "*kept*: the same page again, from memory. *first hit*: every address asked for once only, so that every page is drawn. "
        "*signed in*: drawn for one person, kept by nobody.\n"
    )


def weights(pages: Mapping[str, Mapping[str, int]]) -> None:
    """Bytes of a first visit."""
    print(
        "### Bytes on first load\n\n| page | the page itself | with all it loads | files |\n|---|---|---|---|"
    )
    for name, sizes in pages.items():
        total = sum(sizes.values())
        mark = "" if total <= MOST_BYTES else " **too many**"
        print(f"| {name} | {next(iter(sizes.values())):,} | {total:,}{mark} | {len(sizes)} |")
    print()


def queries(pages: Mapping[str, tuple[int, int]]) -> None:
    """Questions to the database."""
    print("### Questions to the database, of a page that is drawn\n\n| page | fewest | most |\n|---|---|---|")
    for name, (fewest, most) in pages.items():
        print(f"| {name} | {fewest} | {most} |")
    print()


def after_publication(times: tuple[float, float]) -> None:
    print(
        f"The first list after a publication reads the catalogue of all plans anew: {times[0] * 1000:.0f} ms; "
        f"the next one takes {times[1] * 1000:.0f} ms.\n"
    )


def speed(connections: int, runs: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
    """Requests a second and times, and how many such requests a bare page answered in the time of one, just before."""
    who = "One reader at a time" if connections == 1 else f"{connections} readers at a time"
    print(
        f"### {who}\n\n| page | asked for | requests/s | p50, ms | p95, ms | bare ÷ this |\n|---|---|---|---|---|---|"
    )
    bare = [run for (_, how), run in runs.items() if how == BARE]
    middle = {name: median(run[name] for run in bare) for name in ("per_second", "p50", "p95")}
    print(f"| {BARE} | median of {len(bare)} runs | {_figures(middle)} | |")
    for (name, how), run in runs.items():
        if how != BARE:
            ratio = runs[name, BARE]["per_second"] / run["per_second"]
            print(f"| {name} | {how} | {_figures(run)} | {ratio:.1f} |")
    client = [run["client"] * 1000 for run in runs.values()]
    print(
        f"\nThe measuring process itself used {min(client):.2f} to {max(client):.2f} ms of processor time a request.\n",
        flush=True,
    )


def _figures(run: Mapping[str, Any]) -> str:
    return f"{run['per_second']:.0f} | {run['p50'] * 1000:.1f} | {run['p95'] * 1000:.1f}"
