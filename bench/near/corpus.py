"""Vectors to measure with: those of real texts, and as many more as are wanted that lie among each other as those do.

There are a few thousand texts in six languages: the sentences of bench/tagging, the references of `themes`, and what is in the
folder given by `--texts` (CSV files with a column "text", YAML files of titles: the goals' and targets' in every language). A further
vector is made of four real ones, each without the mean of all: one, one of its twenty nearest, and two at random, mixed in shares
drawn from Dirichlet(2, 1, 1, 1); it gets the first one's length about the mean, and then length 1. The weights were chosen so
that 6,000 such vectors have nearly the cosines of 6,000 real ones, for pairs at random and for the 1st, 10th and 100th neighbour
(`likeness` prints both), and so that as many of the ten nearest are among the 20, 50 and 100 whose signs differ least.

The queries are real ones that take no part in the mixing.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

TAGGING = Path(__file__).parents[1] / "tagging"
QUERIES = 300
NEAREST = 20
SHARES = (2, 1, 1, 1)
PART = 50_000


def texts(folder: Path | None) -> list[str]:
    """Each real text once."""
    from ucap.themes.evidence import reference_texts

    found = [*_csv(TAGGING / "development.csv"), *_csv(TAGGING / "sentences.csv")]
    found += [text for _, text in reference_texts()]
    for path in sorted(folder.rglob("*")) if folder else []:
        found += {".csv": _csv, ".yml": _yaml}.get(path.suffix, lambda _: ())(path)
    return list(dict.fromkeys(text for text in found if text.strip()))


def _csv(path: Path) -> Iterator[str]:
    from ucap.language.sentences import sentences

    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["text"]
            yield from sentences(row["text"])


def _yaml(path: Path) -> Iterator[str]:
    import yaml

    yield from map(str, yaml.safe_load(path.read_text(encoding="utf-8")).values())


def real(folder: Path | None) -> Any:
    """The vectors of the texts."""
    from ucap.language.vectors import encode

    all_texts = texts(folder)
    parts = [encode(all_texts[at : at + 64]) for at in range(0, len(all_texts), 64)]
    return np.random.default_rng(2026).permutation(np.concatenate(parts))


def mixed(rows: Any, count: int, out: Any, seed: int = 1) -> None:
    """Fills `out` with so many vectors mixed from these."""
    by = np.random.default_rng(seed)
    mean = rows.mean(axis=0)
    centred = rows - mean
    lengths = np.linalg.norm(centred, axis=1)
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -1)
    near = np.argpartition(-cosines, NEAREST, axis=1)[:, :NEAREST]
    for at in range(0, count, PART):
        size = min(PART, count - at)
        first, third, fourth = by.integers(0, len(rows), (3, size))
        second = near[first, by.integers(0, NEAREST, size)]
        shares = by.dirichlet(SHARES, size).astype(np.float32)
        mix = sum(shares[:, [i]] * centred[who] for i, who in enumerate((first, second, third, fourth)))
        mix *= (lengths[first] / np.linalg.norm(mix, axis=1))[:, None]
        mix += mean
        out[at : at + size] = mix / np.linalg.norm(mix, axis=1, keepdims=True)


def likeness(rows: Any, name: str) -> str:
    """A line of a table: cosines of pairs and of neighbours among these rows, and how well signs tell the nearest."""
    asked = rows[:QUERIES]
    cosines = asked @ rows.T
    cosines[np.arange(len(asked)), np.arange(len(asked))] = -1
    ranked = np.sort(cosines, axis=1)[:, ::-1]
    cells = [_quantiles(cosines[:, len(asked) :])] + [_quantiles(ranked[:, at]) for at in (0, 9, 99)]
    shares = kept(rows[len(asked) :], asked, rows.mean(axis=0), (20, 50, 100, 200))
    return f"| {name} | {len(rows)} | {' | '.join(cells)} | {' '.join(f'{one:.3f}' for one in shares)} |"


def kept(rows: Any, asked: Any, mean: Any, counts: tuple[int, ...], turn: Any = None) -> list[float]:
    """Which share of the ten nearest is among so many whose signs (about the mean, perhaps turned) differ least."""
    exact = np.argpartition(-(asked @ rows.T), 10, axis=1)[:, :10]

    def words(vectors: Any) -> Any:
        centred = vectors - mean if turn is None else (vectors - mean) @ turn
        return np.packbits(centred > 0, axis=1).view(np.uint64)

    bits = words(rows)
    shares = np.zeros((len(asked), len(counts)))
    for at, one in enumerate(words(asked)):
        order = np.argsort(np.bitwise_count(bits ^ one).sum(axis=1, dtype=np.uint16), kind="stable")
        shares[at] = [len(np.intersect1d(order[:count], exact[at])) / 10 for count in counts]
    return [float(share) for share in shares.mean(axis=0)]


def _quantiles(values: Any) -> str:
    return " ".join(f"{one:.2f}" for one in np.quantile(values, [0.1, 0.5, 0.9]))
