"""How well texts are tagged: our own sentences in six languages, and a public benchmark.

    python -m bench.tagging.evaluate [benchmark-half.csv]

`sentences.csv` was written when references, keywords and weights stood still, and is only counted; the figures on
`development.csv`, which was known while they were made, show how much that is worth. Each item stands in six languages,
so their difference is the loss in translation. The benchmark's accuracy is the mean over the goals, each judged with weights fitted on the sixteen others.
"""

import csv
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench.tagging.fit import fitted, questions

from ucap.themes.tag import LIKELY, Tags, tag_text, tag_texts
from ucap.themes.topics import topics

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")
NAMES = {topic.code: topic.name for topic in topics()}


def main(benchmark: str | None = None) -> None:
    """Prints the figures of bench/tagging/README.md."""
    speed()
    for name in ("development.csv", "sentences.csv"):
        own_sentences(name)
    if benchmark:
        yes_or_no(benchmark)


def own_sentences(name: str) -> None:
    """The share of sentences with a right goal (topic) first, among three, and called likely; by language."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tags = tag_texts([row["text"] for row in rows])
    print(f"\n{name}: {len(rows)} sentences")
    print(
        "language  goal first  among three  likely  wrong likely  | topic first  among three  likely  wrong likely"
    )
    shares = []
    for language in (*LANGUAGES, None):
        chosen = [index for index, row in enumerate(rows) if language in {None, row["language"]}]
        goals = [judged(goal_ranks(tags[i]), set(rows[i]["goals"].split(";"))) for i in chosen]
        themes = [
            judged(topic_ranks(tags[i]), {NAMES[code] for code in rows[i]["topics"].split(";")})
            for i in chosen
            if rows[i]["topics"]
        ]
        shares = [*np.mean(goals, axis=0), *np.mean(themes, axis=0)]
        print(f"{language or 'all':8}", *(f"{share:11.3f}" for share in shares))


def judged(ranked: Sequence[tuple[str, float]], right: set[str]) -> tuple[bool, bool, bool, int]:
    """Right first; right among three; something right likely; how many wrong ones likely."""
    likely = {name for name, score in ranked if score >= LIKELY}
    names = [name for name, _ in ranked]
    return bool(right & {*names[:1]}), bool(right & {*names[:3]}), bool(right & likely), len(likely - right)


def goal_ranks(tags: Tags) -> list[tuple[str, float]]:
    """Goals as they come, with their scores."""
    return [(str(tag.goal), tag.score) for tag in tags.sdgs]


def topic_ranks(tags: Tags) -> list[tuple[str, float]]:
    """Topics as they come, with their scores."""
    return [(tag.topic, tag.score) for tag in tags.urban_agenda]


def yes_or_no(path: str) -> None:
    """Accuracy on the benchmark: mean over goals, each left out of the fit in its turn."""
    features, answers, goals = questions(path)
    shares = []
    for goal in range(1, 18):
        weights = fitted(features[goals != goal], answers[goals != goal])
        strength = np.column_stack([features, np.ones(len(features))]) @ weights
        shares.append(float(np.mean((strength > 0)[goals == goal] == answers[goals == goal])))
    print(
        f"\nbenchmark: {len(answers)} questions, accuracy {np.mean(shares):.3f} (worst goal {min(shares):.2f})"
    )
    print(" ".join(f"{goal}:{share:.2f}" for goal, share in enumerate(shares, start=1)))


def speed() -> None:
    """The first call, which loads the model, and the rate after it."""
    started = time.perf_counter()
    tag_text("A joint master's degree on water management.")
    print(f"first call {time.perf_counter() - started:.2f} s")
    with (HERE / "sentences.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    started = time.perf_counter()
    for text in texts[:60]:
        tag_text(text)
    print(f"one sentence {(time.perf_counter() - started) / 60 * 1000:.1f} ms")
    page = " ".join(texts[0::6])
    started = time.perf_counter()
    tag_text(page)
    print(f"a page of {len(page.split())} words {(time.perf_counter() - started) * 1000:.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:2])
