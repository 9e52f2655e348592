"""Where the words that were searched stand in a text: what a page marks."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ucap.language.words import HAN_RUN, PIECE, folded, words

SHORT = 3  # letters up to which a word is meant whole: "art" is not "article"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    marked: bool


def is_whole(word: str) -> bool:
    """Whether only this very word is meant, and not one that begins like it."""
    return len(word) <= SHORT and not HAN_RUN.match(word)


def answers(word: str, searched: str) -> bool:
    """Whether a text's word is what was searched."""
    return word == searched or (not is_whole(searched) and word.startswith(searched))


def marked(text: str, searched: Collection[str]) -> tuple[Piece, ...]:
    """The whole text, with the searched words marked in it."""
    # As one sign each, so that a letter and its accent are one word
    plain = unicodedata.normalize("NFC", text)
    pieces: list[Piece] = []
    begin = 0
    for start, end in _spans(plain, searched):
        if start > begin:
            pieces.append(Piece(plain[begin:start], marked=False))
        pieces.append(Piece(plain[start:end], marked=True))
        begin = end
    if begin < len(plain):
        pieces.append(Piece(plain[begin:], marked=False))
    return tuple(pieces)


def best_passage(passages: Sequence[str], weights: Mapping[str, int]) -> tuple[int, float]:
    """The passage with most of the words by their weights, the first of several, and its share of them; (0, 0.0) for none."""
    total = sum(weights.values())
    shares = [
        sum(weights[word] for word in weights if any(answers(one, word) for one in said))
        for said in (set(words(passage)) for passage in passages)
    ]
    best = max(range(len(shares)), key=lambda place: (shares[place], -place), default=0)
    return best, shares[best] / total if total and shares else 0.0


def _spans(text: str, searched: Collection[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of each stretch that is marked, in their order, none touching the next."""
    last: tuple[int, int] | None = None
    for begin, end in _hits(text, searched):
        if last and begin <= last[1]:
            last = (last[0], max(last[1], end))
        else:
            if last:
                yield last
            last = (begin, end)
    if last:
        yield last


def _hits(text: str, searched: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in PIECE.finditer(text):
        piece, start = match.group(), match.start()
        if not HAN_RUN.fullmatch(piece):
            if any(answers(folded(piece), word) for word in searched):
                yield match.span()
            continue
        for place in range(len(piece)):
            for word in searched:
                if piece.startswith(word, place):
                    yield start + place, start + place + len(word)
