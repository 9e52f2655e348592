"""Makes what `ucap.themes.evidence` reads: the references' vectors and the weights of the calibration.

    python -m bench.tagging.fit benchmark-half.csv

The three weights of the goals are fitted on that benchmark (SDGClassification, MIT: English passages, a yes or no for one
goal each; columns id, text, sdg, label) by logistic regression, the same three numbers for every goal. The three of the
topics are fitted on our own reference sentences, each compared with all but itself: yes for its own topic, no for the
others. Nothing is fitted on `sentences.csv` or `unseen.csv`.
"""

import csv
import json
import math
import sys
from pathlib import Path
from typing import Any

import numpy as np

from ucap.language.detect import language_of
from ucap.language.vectors import encode
from ucap.themes.evidence import SHARPNESS, Evidence, evidence, reference_texts, references
from ucap.themes.keywords import keywords_in

DATA = Path(__file__).parents[2] / "src/ucap/themes/data"
RIDGE = 1.0  # pulls the weights towards 0; the figure hardly depends on it


def main(benchmark: str) -> None:
    """Writes references.npz and weights.json."""
    rows = encode([text for _, text in reference_texts()])
    np.savez_compressed(DATA / "references.npz", rows=rows.astype(np.float16))
    references.cache_clear()
    features, answers, _ = questions(benchmark)
    weights = {
        "about": f"Logistic regressions, made by bench/tagging/fit.py. Goals: on {len(answers)} yes/no questions of the SDGClassification "
        "benchmark. Topics: on our own reference sentences.",
        "goals": _named(fitted(features, answers)),
        "topics": _named(fitted(*topic_questions())),
    }
    (DATA / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(weights)


def topic_questions() -> tuple[Any, Any]:
    """Features and answers of "does this reference sentence of a topic speak of that topic?", without itself."""
    pairs = [pair for pair in reference_texts() if not pair[0].isdecimal()]
    known = references()
    rows = known.rows[-len(pairs) :]
    near = np.exp(SHARPNESS * rows @ rows.T)
    np.fill_diagonal(near, np.nan)
    labels = np.array([label for label, _ in pairs])
    features, answers = [], []
    for row, (own, text) in zip(near, pairs, strict=True):
        found = keywords_in(text, "en")
        for label in sorted(set(labels)):
            features.append((np.log(np.nanmean(row[labels == label])), math.log1p(len(found.get(label, ())))))
            answers.append(label == own)
    return np.array(features), np.array(answers)


def _named(values: Any) -> dict[str, float]:
    return dict(zip(("meaning", "words", "base"), (round(float(value), 3) for value in values), strict=True))


def questions(path: str) -> tuple[Any, Any, Any]:
    """Features (likeness, log(1 + keywords)), answers and goals of the benchmark's questions."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        asked = list(csv.DictReader(file))
    texts = [row["text"] for row in asked]
    found = evidence(texts, [language_of(text) for text in texts])
    features = [feature(one, row["sdg"]) for one, row in zip(found, asked, strict=True)]
    answers = [row["label"] == "True" for row in asked]
    return np.array(features), np.array(answers), np.array([int(row["sdg"]) for row in asked])


def feature(found: Evidence, label: str) -> tuple[float, float]:
    """The two numbers that the weights weigh."""
    return found.likeness[label], math.log1p(len(found.words.get(label, ())))


def fitted(features: Any, answers: Any) -> Any:
    """The weights of a logistic regression, the constant last (Newton's method)."""
    table = np.column_stack([features, np.ones(len(features))])
    ridge = RIDGE * np.diag([1.0] * features.shape[1] + [0.0])
    found = np.zeros(table.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (chance - answers) + ridge @ found
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return found


if __name__ == "__main__":
    main(sys.argv[1])
