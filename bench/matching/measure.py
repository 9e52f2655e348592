"""`python -m bench matching [--half dev|test] [--pairs] [--write]`: who is found first, across and within languages."""

import argparse
import json
import math
from collections.abc import Callable, Container, Sequence
from functools import partial
from statistics import mean

from bench.matching.honest import calibration, exposure
from bench.matching.judged import HALVES, HERE, LANGUAGES, Judged, judged
from bench.matching.rankers import Orders, rankers

TOP = 10
RELEVANT = 2  # and better: one would at least accept a talk
Figures = dict[str, float]  # queries, accuracy at 1, nDCG@10, recall@10


def main() -> int:
    """0 when measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--half", choices=HALVES, help="that half alone; without it both, one after the other"
    )
    parser.add_argument("--pairs", action="store_true", help="also each ordered pair of languages")
    parser.add_argument(
        "--write", action="store_true", help="puts the figures into bench/matching/results.json"
    )
    arguments = parser.parse_args()
    known = judged()
    orders = {name: ranker(known) for name, ranker in rankers().items()}
    halves = [arguments.half] if arguments.half else HALVES
    results = {
        half: {name: measured(known, order, half) for name, order in orders.items()} for half in halves
    }
    for half, found in results.items():
        _show(known, half, found, pairs=arguments.pairs)
    _show_exposure(orders)
    if "test" in halves:  # on which nothing was fixed
        _show_calibration(known, "test")
    if arguments.write:
        path = HERE / "results.json"
        path.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def measured(known: Judged, orders: Orders, half: str) -> dict[str, Figures]:
    """The figures of the half's entries: "overall", "across" and "mean of pairs", and of each "en>de"."""
    language = {entry.id: entry.language or "" for entry in known.entries}
    asking = [entry.id for entry in known.entries if known.halves[entry.id] == half]

    def figures(who: Sequence[str], counts: Callable[[str, str], bool]) -> Figures:
        return _figures(known, {one: [other for other in orders[one] if counts(one, other)] for one in who})

    def find_in(languages: Container[str], one: str, other: str) -> bool:
        # Whoever fits in another language is left out; whoever does not fit stays and stands in the way.
        return language[other] in languages or known.grade(one, other) < RELEVANT

    found = {
        f"{here}>{there}": figures(
            [one for one in asking if language[one] == here], partial(find_in, {there})
        )
        for here in LANGUAGES
        for there in LANGUAGES
    }
    crossed = [one for name, one in found.items() if len(set(name.split(">"))) == 2 and one["queries"]]
    return {
        "overall": figures(asking, lambda *_: True),
        "across": figures(asking, lambda one, other: find_in({*LANGUAGES} - {language[one]}, one, other)),
        "mean of pairs": {key: mean(one[key] for one in crossed) for key in crossed[0]} if crossed else {},
        **found,
    }


def _figures(known: Judged, orders: Orders) -> Figures:
    """Means over those that have anybody to find among the candidates; only "queries" when there is none."""
    graded = [[known.grade(one, other) for other in order] for one, order in orders.items()]
    rows = [grades for grades in graded if max(grades, default=0) >= RELEVANT]
    if not rows:
        return {"queries": 0}
    return {
        "queries": len(rows),
        "accuracy": mean(grades[0] >= RELEVANT for grades in rows),
        "ndcg": mean(_gain(grades) / _gain(sorted(grades, reverse=True)) for grades in rows),
        "recall": mean(_relevant(grades[:TOP]) / _relevant(grades) for grades in rows),
    }


def _gain(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:TOP], 1))


def _relevant(grades: Sequence[int]) -> int:
    return sum(grade >= RELEVANT for grade in grades)


def _show(known: Judged, half: str, found: dict[str, dict[str, Figures]], *, pairs: bool) -> None:
    count = sum(one == half for one in known.halves.values())
    print(f"\n## {half}: {count} entries ask; accuracy at 1 / nDCG@{TOP} / recall@{TOP}\n")
    print(f"| | queries | {' | '.join(found)} |\n|---|---|{'---|' * len(found)}")
    first = next(iter(found.values()))
    for name in [one for one in first if pairs or ">" not in one]:
        cells = [_cell(figures[name]) for figures in found.values()]
        print(f"| {name} | {first[name].get('queries', 0):.0f} | {' | '.join(cells)} |")


def _show_exposure(orders: dict[str, Orders]) -> None:
    print(f"\n## Exposure: in how many first {TOP} an entry stands\n")
    print("| | Gini | the commonest is in |\n|---|---|---|")
    for name, order in orders.items():
        gini, most = exposure(order)
        print(f"| {name} | {gini:.3f} | {most:.0%} of all lists |")


def _show_calibration(known: Judged, half: str) -> None:
    print(f"\n## {half}: what a score of ucap means\n")
    print("| score | pairs | mean score | accepted |\n|---|---|---|---|")
    for low, high, pairs, score, accepted in calibration(known, half):
        print(f"| {low:.2f} to {high:.2f} | {pairs} | {score:.3f} | {accepted:.3f} |")


def _cell(figures: Figures) -> str:
    if not figures.get("queries"):
        return ""
    return " / ".join(f"{figures[key]:.3f}".lstrip("0") for key in ("accuracy", "ndcg", "recall"))


if __name__ == "__main__":
    raise SystemExit(main())
