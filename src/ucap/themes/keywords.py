"""The words of a text that speak of a goal or a topic, by lists in six languages: evidence beside what the text means."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ucap.language.words import HAN, folded

PIECE = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
HAN_CHAR = re.compile(rf"[{HAN}]")
LONGEST_HAN = 7  # characters of the longest Chinese term that is looked for
LEAST_STEM = 2
STEM = "*"
HINT = "~"
HINT_STRENGTH = 0.35  # of an everyday word, which is used of much else


@dataclass(frozen=True, slots=True)
class Keywords:
    """The words found for one label, each once, the telling ones first; `strength` is their number, hints counting less."""

    words: tuple[str, ...] = ()
    strength: float = 0.0


@dataclass(slots=True)
class Terms:
    """The terms of one language, or of all, each with its strength by label; a term is a tuple of folded words."""

    strengths: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)
    most_words: int = 1

    def add(self, term: str, label: str) -> None:
        """Takes in a term; one that ends in * stands for whatever its last word goes on with."""
        words = tuple(folded(piece) for piece in PIECE.findall(term))
        key = (*words, STEM) if term.endswith(STEM) else words
        self.strengths.setdefault(key, {})[label] = HINT_STRENGTH if term.startswith(HINT) else 1.0
        self.most_words = max(self.most_words, len(words))

    def at(self, words: tuple[str, ...]) -> dict[str, float]:
        """The labels of the terms that are exactly these words, the strongest term of each."""
        *first, last = words
        stems = ((*first, last[:stop], STEM) for stop in range(LEAST_STEM, len(last) + 1))
        found: dict[str, float] = {}
        for key in (words, *stems):
            for label, strength in self.strengths.get(key, {}).items():
                found[label] = max(strength, found.get(label, 0.0))
        return found


def keywords_in(text: str, language: str | None = None) -> dict[str, Keywords]:
    """The words of the text by the label they speak of ("11", "air-quality"); of any language when none is given."""
    terms = terms_of(language)
    found: dict[str, dict[tuple[str, ...], tuple[float, str]]] = {}
    for source, words in _candidates(text, terms.most_words):
        for label, strength in terms.at(words).items():
            found.setdefault(label, {}).setdefault(words, (strength, source))
    return {label: _keywords(list(sources.values())) for label, sources in found.items()}


def _keywords(found: list[tuple[float, str]]) -> Keywords:
    ranked = sorted(found, key=lambda item: -item[0])
    return Keywords(tuple(source for _, source in ranked), sum(strength for strength, _ in ranked))


@cache
def terms_of(language: str | None) -> Terms:
    """The terms of that language; of all six when it is None."""
    data = json.loads(files("ucap.themes").joinpath("data/keywords.json").read_text(encoding="utf-8"))
    terms = Terms()
    for label, lines in _by_label(data):
        for code, line in lines.items():
            if language in {None, code}:
                for term in line.split(", "):
                    terms.add(term, label)
    return terms


def _by_label(data: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield from data["goals"].items()
    yield from data["topics"].items()


def _candidates(text: str, most_words: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every run of up to `most_words` words, and every piece of a Chinese run: as it stands, and folded."""
    plain = unicodedata.normalize("NFC", text)  # an accent that stands apart would cut its word in two
    pieces = [(piece.start(), piece.end(), folded(piece[0])) for piece in PIECE.finditer(plain)]
    for index, (start, end, word) in enumerate(pieces):
        if HAN_CHAR.match(word):
            yield from _han_candidates(word)
            continue
        yield plain[start:end], (word,)
        for last in range(index + 1, min(index + most_words, len(pieces))):
            run = pieces[index : last + 1]
            yield plain[start : run[-1][1]], tuple(piece[2] for piece in run)


def _han_candidates(run: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for start in range(len(run)):
        for stop in range(start + 1, min(start + LONGEST_HAN, len(run)) + 1):
            yield run[start:stop], (run[start:stop],)
