"""Makes what `ucap.themes.evidence` reads: the references' vectors and the weights of the calibration.

    python -m bench.tagging.fit benchmark-half.csv

The three weights of the goals are fitted on that benchmark (SDGClassification, MIT: English passages, a yes or no for one
goal each; columns id, text, sdg, label) by logistic regression, the same three numbers for every goal. The three of the
topics are fitted in the same way on the later half of `development.csv`: our own sentences, each asked for every topic. Nothing is fitted on
`sentences.csv`.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from ucap.language.detect import language_of
from ucap.language.vectors import encode
from ucap.themes.evidence import Evidence, evidence, reference_texts, references
from ucap.themes.topics import topics

DATA = Path(__file__).parents[2] / "src/ucap/themes/data"
DEVELOPMENT = Path(__file__).with_name("development.csv")
AFTER_THE_KEYWORDS = 100  # the development items up to this number were known when the keywords were chosen
TOPIC_YES_COUNTS = 3.0  # a topic that is missed is worse than one that is offered in vain
RIDGE = 1.0  # pulls the weights towards 0; the figure hardly depends on it


def main(benchmark: str) -> None:
    """Writes references.npz and weights.json."""
    rows = encode([text for _, text in reference_texts()])
    np.savez_compressed(DATA / "references.npz", rows=rows.astype(np.float16))
    references.cache_clear()
    features, answers, _ = questions(benchmark)
    weights = {
        "about": f"Logistic regressions, made by bench/tagging/fit.py. Goals: on {len(answers)} yes/no questions of the SDGClassification "
        "benchmark. Topics: on bench/tagging/development.csv.",
        "goals": _named(fitted(features, answers)),
        "topics": _named(fitted(*topic_questions(), TOPIC_YES_COUNTS)),
    }
    (DATA / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(weights)


def topic_questions() -> tuple[Any, Any]:
    """Features and answers of "does this sentence of development.csv speak of this topic?", for every topic."""
    with DEVELOPMENT.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["item"]) > AFTER_THE_KEYWORDS]
    found = evidence([row["text"] for row in rows], [language_of(row["text"]) for row in rows])
    codes = [topic.code for topic in topics()]
    features = [feature(one, code) for one in found for code in codes]
    answers = [code in row["topics"].split(";") for row in rows for code in codes]
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
    return found.likeness[label], found.words(label)


def fitted(features: Any, answers: Any, yes_counts: float = 1.0) -> Any:
    """The weights of a logistic regression, the constant last (Newton's method); a yes counts as so many answers."""
    table = np.column_stack([features, np.ones(len(features))])
    ridge = RIDGE * np.diag([1.0] * features.shape[1] + [0.0])
    counts = np.where(answers, yes_counts, 1.0)
    found = np.zeros(table.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counts * (chance - answers)) + ridge @ found
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + ridge
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return found


if __name__ == "__main__":
    main(sys.argv[1])
