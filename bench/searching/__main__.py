"""`python -m bench searching [--misses]`: recall@10 and MRR of searches in six languages, by words, by meaning, and by both."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from bench.searching.ways import LEAST, WAYS, Both, Key, Library, Way

TOP = 10
Query = Mapping[str, Any]


def main() -> int:
    """0 when measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--misses", action="store_true", help="also each search of which an answer is missing"
    )
    arguments = parser.parse_args()
    library = Library()
    queries = queries_of_file()
    asking = [one for one in queries if one["answers"]]
    nothing = [one for one in queries if not one["answers"]]
    language = {entry.id: entry.language for entry in library.entries}
    both = {one["text"]: library.both(one["text"]) for one in queries}
    as_written = {one["text"]: library.both(one["text"], mend=False) for one in asking if one["misspelt"]}

    def in_language(one: Query, *, same: bool) -> Query:
        wanted = [id_ for id_ in one["answers"] if (language[id_] == one["language"]) == same]
        return {**one, "answers": wanted, "others": [id_ for id_ in one["answers"] if id_ not in wanted]}

    sets: dict[str, Sequence[Query]] = {
        "dev": asking[::2],
        "test": asking[1::2],
        "same language": [in_language(one, same=True) for one in asking],
        "other languages": [in_language(one, same=False) for one in asking],
        "misspelt": [one for one in asking if one["misspelt"]],
    }
    print(
        f"{len(asking)} searches with answers, {len(nothing)} without; answers: {LEAST}; recall@{TOP} / MRR\n"
    )
    print(f"| | {' | '.join(f'{name} ({_count(own)})' for name, own in sets.items())} |")
    print(f"|---|{'---|' * len(sets)}")
    for name, way in WAYS.items():
        print(f"| {name} | {' | '.join(_figures(own, both, way) for own in sets.values())} |")
    product = next(way for name, way in WAYS.items() if "product" in name)
    print(f"| the product, nothing mended | | | | | {_figures(sets['misspelt'], as_written, product)} |")
    _show_nothing(nothing, both, product)
    if arguments.misses:
        _show_misses(asking, both, product)
    return 0


def queries_of_file() -> list[Query]:
    """The searches, in their order."""
    lines = (Path(__file__).parent / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _count(queries: Sequence[Query]) -> int:
    return sum(bool(one["answers"]) for one in queries)


def _figures(queries: Sequence[Query], both: Mapping[str, Both], way: Way) -> str:
    recalls, firsts = [], []
    for one in queries:
        if wanted := set(one["answers"]):
            # What answers too, but is not asked about here, takes nobody's place
            others = set(one.get("others", ()))
            order = [id_ for _, id_ in way(both[one["text"]]) if id_ not in others]
            recalls.append(len(wanted & set(order[:TOP])) / min(len(wanted), TOP))
            firsts.append(next((1 / place for place, id_ in enumerate(order, 1) if id_ in wanted), 0.0))
    return f"{mean(recalls):.3f} / {mean(firsts):.3f}"


def _show_nothing(
    queries: Sequence[Query], both: Mapping[str, Both], way: Callable[[Both], list[Key]]
) -> None:
    print("\nSearches that nothing here answers, with what is listed for them:\n")
    for one in queries:
        print(f"- {one['text']}: {len(way(both[one['text']]))}")


def _show_misses(
    queries: Sequence[Query], both: Mapping[str, Both], way: Callable[[Both], list[Key]]
) -> None:
    print("\nAnswers that are not among the first ten:\n")
    for one in queries:
        order = [id_ for _, id_ in way(both[one["text"]])][:TOP]
        if missing := [id_ for id_ in one["answers"] if id_ not in order]:
            print(f"- {one['text']}: {', '.join(missing)}")


if __name__ == "__main__":
    raise SystemExit(main())
