"""`python -m bench.matching.learning [--half dev|test] [--draws 20]`: what outcomes teach, and what a common plan and newness cost.

The judged pairs that stand in somebody's first ten are the pairs that are written about, the higher the more often. Whether they are
accepted is drawn from a truth: the shipped score with something changed. Of half of the pairs outcomes are drawn; how well
the answers of the other half are foretold is the mean log-loss (and Brier score) over all draws, in the truth's own probabilities.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.matching.judged import DAY, HALVES, Judged, judged
from bench.matching.measure import TOP, _figures
from ucap.matching.calibrating import Prior, Refit, odds_of, refit, shift_alone
from ucap.matching.circumstances import CIRCUMSTANCES, USUAL
from ucap.matching.entry import may_meet
from ucap.matching.prior import shipped
from ucap.matching.profile import profiles
from ucap.matching.score import FEATURES, Feature, features, parts, scores

Rows = NDArray[np.float64]
OUTCOMES = (0, 10, 50, 200, 1000)
STRENGTHS = (10.0, 3.0, 1.0, 0.3, 0.1, 0.03)  # of the prior, as shares of the shipped certainty
LEAST = 0.01  # nobody is shown a pair below
MEANING = [FEATURES.index(Feature.LIKENESS), FEATURES.index(Feature.COMMON)]
PARTNERS, GOALS, PLAN = FEATURES.index(Feature.ORGANISATIONS), FEATURES.index(Feature.GOALS), len(FEATURES)
IN_PLANS, NEW = 0.2, 0.2  # of entries


@dataclass(frozen=True, slots=True)
class World:
    """Pairs that may be written about."""

    found: Rows  # (n, 9)
    often: Rows  # (n,): how often each is written about, 1 in all
    likely: Rows  # (n,): that it is accepted


# What has changed in each: log-odds that are added to what the shipped weights say; `x` is the features less their usual values
CHANGES: Mapping[str, Callable[[Rows, Rows], Rows]] = {
    "nothing": lambda x, w: 0 * x[:, 0],
    "all accept less (-1.5)": lambda x, w: 0 * x[:, 0] - 1.5,
    "who writes knows more (+1.5)": lambda x, w: 0 * x[:, 0] + 1.5,
    "the kind of partner is all one": lambda x, w: -w[PARTNERS] * x[:, PARTNERS],
    "goals count more (+3)": lambda x, w: 3 * x[:, GOALS],
    "a common plan counts (+1.5)": lambda x, w: 1.5 * x[:, PLAN],
    "meaning counts half": lambda x, w: -0.5 * (x - x.mean(axis=0))[:, MEANING] @ w[MEANING],
}


def main() -> int:
    """0 when measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--draws", type=int, default=20)
    arguments = parser.parse_args()
    known = judged()
    print(f"\n## {arguments.half}: log-loss / Brier after so many outcomes, {arguments.draws} draws\n")
    print(f"| changed | weights | {' | '.join(map(str, OUTCOMES))} |\n|---|---|{'---|' * len(OUTCOMES)}")
    everything: dict[str, list[NDArray[np.float64]]] = {}
    pairs = seen_pairs(known, arguments.half)
    for change, add in CHANGES.items():
        for name, figures in learned(pairs, add, arguments.draws).items():
            everything.setdefault(name, []).append(figures)
            print(f"| {change} | {name} | {_cells(figures)} |")
    for name, all_figures in everything.items():
        print(f"| mean | {name} | {_cells(np.mean(all_figures, axis=0))} |")
    if arguments.half == "test":
        _show_circumstances(known, arguments.draws)
    return 0


def learned(pairs: tuple[Rows, Rows], add: Callable[[Rows, Rows], Rows], draws: int) -> dict[str, Rows]:
    """Of each way to come to weights (OUTCOMES, 2): log-loss and Brier score."""
    prior = shipped()
    total: dict[str, Rows] = {}
    for seed in range(draws):
        draw = np.random.default_rng(seed)
        world = _world(pairs, add, draw)
        told = draw.random(len(world.often)) < 0.5
        for row, number in enumerate(OUTCOMES):
            picked = draw.choice(np.flatnonzero(told), number, p=_shares(world.often[told]))
            answers = (draw.random(number) < world.likely[picked]).astype(float)
            for name, odds in _ways(world.found[picked], answers, world.found[~told], prior):
                loss = _losses(odds, world.likely[~told], _shares(world.often[~told]))
                total.setdefault(name, np.zeros((len(OUTCOMES), 2)))[row] += np.array(loss) / draws
    return total


def _ways(found: Rows, answers: Rows, others: Rows, prior: Prior) -> Iterator[tuple[str, Rows]]:
    yield "shipped", odds_of(others, prior, Refit(prior.weights, 0.0))
    yield "shipped, with a shift", odds_of(others, prior, shift_alone(found, answers, prior))
    for strength in STRENGTHS:
        other = Prior(prior.weights, prior.certainty * strength, prior.usual, prior.base)
        yield f"refitted, prior x {strength:g}", odds_of(others, other, refit(found, answers, other))
    little = np.diag(np.diag(prior.certainty)) * 1e-3
    nothing = Prior(0 * prior.weights, little, prior.usual, 0.0)
    yield "from scratch", odds_of(others, nothing, refit(found, answers, nothing))


def seen_pairs(known: Judged, half: str) -> tuple[Rows, Rows]:
    """Features (n, 7) of the pairs that stand in a first ten, and how high they stand there."""
    entries = [entry for entry in known.entries if known.halves[entry.id] == half]
    made = profiles(entries)
    high: dict[tuple[int, int], float] = {}
    values: dict[tuple[int, int], Rows] = {}
    for here, entry in enumerate(entries):
        there = [number for number, other in enumerate(entries) if may_meet(entry, other, DAY)]
        found = features(made[here], [made[number] for number in there])
        fits = scores(parts(found))
        for place, row in enumerate(np.argsort(-fits)[:TOP]):
            if fits[row] >= LEAST:
                pair = (min(here, there[row]), max(here, there[row]))
                high[pair] = high.get(pair, 0.0) + 1 / np.log2(place + 2)
                values[pair] = found[row]
    return np.stack([values[pair] for pair in high]), np.array(list(high.values()))


def _world(pairs: tuple[Rows, Rows], add: Callable[[Rows, Rows], Rows], draw: np.random.Generator) -> World:
    texts, often = pairs
    prior = shipped()
    both = (draw.random(len(texts)) < IN_PLANS).astype(float)
    new = np.where(draw.random(len(texts)) < NEW, draw.random(len(texts)), 0.0)
    found = np.column_stack([texts, both, new])
    away = found - prior.usual
    textual = away[:, : len(FEATURES)] @ prior.weights[: len(FEATURES)]
    odds = prior.base + textual + add(away, prior.weights)
    return World(found, _shares(often), 1 / (1 + np.exp(-odds)))


def _shares(often: Rows) -> Rows:
    return often / often.sum()


def _losses(odds: Rows, likely: Rows, often: Rows) -> tuple[float, float]:
    loss = likely * np.logaddexp(0, -odds) + (1 - likely) * np.logaddexp(0, odds)
    said = 1 / (1 + np.exp(-odds))
    squares = likely * (1 - said) ** 2 + (1 - likely) * said**2
    return float(often @ loss), float(often @ squares)


def _cells(figures: Rows) -> str:
    return " | ".join(f"{loss:.3f} / {brier:.3f}" for loss, brier in figures)


def _show_circumstances(known: Judged, draws: int) -> None:
    """nDCG where a fifth of the entries belong to one of three plans and a fifth are new, whatever they are about."""
    print(f"\n## test: nDCG@{TOP} where plans and newness say nothing\n")
    print("| times the usual weights | nDCG | accuracy at 1 |\n|---|---|---|")
    asking = [entry for entry in known.entries if known.halves[entry.id] == "test"]
    made = dict(zip((one.id for one in known.entries), profiles(known.entries), strict=True))
    others = {entry.id: known.candidates(entry) for entry in asking}
    odds = {
        id_: parts(features(made[id_], [made[one.id] for one in there])).sum(axis=1)
        for id_, there in others.items()
    }
    weights = [USUAL[one] for one in CIRCUMSTANCES]
    for times in (0.0, 0.5, 1.0, 2.0, 4.0):
        rows = []
        for seed in range(draws):
            draw = np.random.default_rng(seed)
            plan = {
                one.id: int(draw.integers(3)) if draw.random() < IN_PLANS else None for one in known.entries
            }
            new = {one.id: float(draw.random() < NEW) * float(draw.random()) for one in known.entries}
            orders = {}
            for id_, there in others.items():
                lift = [
                    weights[0] * (plan[id_] is not None and plan[id_] == plan[one.id])
                    + weights[1] * new[one.id]
                    for one in there
                ]
                order = np.argsort(-(odds[id_] + times * np.array(lift)), kind="stable")
                orders[id_] = [there[row].id for row in order]
            rows.append(_figures(known, orders))
        ndcg, first = (np.mean([row[key] for row in rows]) for key in ("ndcg", "accuracy"))
        print(f"| {times:g} | {ndcg:.4f} | {first:.4f} |")


if __name__ == "__main__":
    raise SystemExit(main())
