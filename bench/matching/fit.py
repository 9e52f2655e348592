"""Makes what `ucap.matching` reads: the sample that says how common an entry is, and the weights of the score.

    python -m bench.matching.fit

Logistic regression on every pair of entries of two organisations in the development half; "accepted" is a grade of 2 or 3, and a
pair that nobody judged was not. Pairs that do not answer each other are among them, so that it shows what it counts that
they do. Nothing of the test half is looked at.
"""

import json
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.matching.judged import Judged, judged
from ucap.language.vectors import encode
from ucap.matching.entry import Entry
from ucap.matching.profile import profiles, sample, whole_text
from ucap.matching.score import FEATURES, features

DATA = Path(__file__).parents[2] / "src/ucap/matching/data"
ACCEPTED = 2
RIDGE = 1.0  # pulls the weights of standardised features towards 0; the figures hardly depend on it
ROUNDS = 50


def main() -> None:
    """Writes sample.npy and weights.json."""
    known = judged()
    entries = [entry for entry in known.entries if known.halves[entry.id] == "dev"]
    DATA.mkdir(exist_ok=True)
    np.save(DATA / "sample.npy", encode([whole_text(entry) for entry in entries]).astype(np.float16))
    sample.cache_clear()
    found, answers = pairs(known, entries)
    weights, usual, base, certainty = fitted(found, answers)
    data = {
        "about": f"Logistic regression, made by bench/matching/fit.py on {len(answers)} pairs of the development half of "
        f"bench/matching, {int(answers.sum())} of them accepted.",
        "weights": dict(zip(FEATURES, (round(float(one), 4) for one in weights), strict=True)),
        "usual": dict(zip(FEATURES, (round(float(one), 4) for one in usual), strict=True)),
        "base": round(base, 4),
        # the precision of the weights' posterior: where a refit to outcomes begins
        "certainty": [[round(float(one), 4) for one in row] for row in certainty],
    }
    text = json.dumps(data, indent=1)
    text = re.sub(r"\[\s+([^\[\]]*?)\s+\]", lambda row: f"[{' '.join(row[1].split())}]", text)  # a row a line
    (DATA / "weights.json").write_text(text + "\n", encoding="utf-8")
    print(text)


def pairs(known: Judged, entries: list[Entry]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Features (n, 7) and answers (n,), each pair of two organisations once."""
    all_profiles = profiles(entries)
    found: list[NDArray[np.float64]] = []
    answers: list[float] = []
    for row, entry in enumerate(entries):
        later = [i for i in range(row + 1, len(entries)) if entries[i].organisation != entry.organisation]
        found.append(features(all_profiles[row], [all_profiles[i] for i in later]))
        answers += [float(known.grade(entry.id, entries[i].id) >= ACCEPTED) for i in later]
    return np.concatenate(found), np.array(answers)


def fitted(
    found: NDArray[np.float64], answers: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], float, NDArray[np.float64]]:
    """Weights of the features as they are, their means, the log-odds at the means, by Newton's method, and how certain the weights are.

    The last is the precision of their posterior where it is highest (Laplace), whatever the base is: the Schur complement of it.
    """
    usual, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    rows = np.column_stack([(found - usual) / spread, np.ones(len(found))])
    ridge = np.eye(rows.shape[1]) * RIDGE
    ridge[-1, -1] = 0
    weights, bend = np.zeros(rows.shape[1]), ridge
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - answers) + ridge @ weights
        bend = rows.T @ (rows * (likely * (1 - likely))[:, None]) + ridge
        weights -= np.linalg.solve(bend, slope)
    certainty = bend[:-1, :-1] - np.outer(bend[:-1, -1], bend[-1, :-1]) / bend[-1, -1]
    return weights[:-1] / spread, usual, float(weights[-1]), certainty * np.outer(spread, spread)


if __name__ == "__main__":
    main()
