"""Words that are nearly another: how many slips lie between them."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from ucap.language.words import PIECE, folded

MENDED = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f]+")  # Latin letters, folded; a number is never mended
SHORTEST = 4  # letters: of a shorter word too many are neighbours
LONG = 8  # letters from which two slips are allowed
LONGEST = 40  # letters of a word that is kept to be mended to


def slips_of(word: str) -> int:
    """How many slips are looked for in a word of this length; 0 for one that is taken as it is."""
    if len(word) < SHORTEST or len(word) > LONGEST or not MENDED.fullmatch(word):
        return 0
    return 1 if len(word) < LONG else 2


def pieces_of(word: str) -> list[str]:
    """One piece more than two for every slip: a word nearly like it has one of them as it is, slips at their seams aside."""
    count = slips_of(word) + 2
    edges = [len(word) * number // count for number in range(count + 1)]
    return [word[begin:end] for begin, end in itertools.pairwise(edges) if end > begin]


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or swapped with the next between the two (Damerau 1964); most + 1 for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row]
        for column, meant in enumerate(other, 1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != meant))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == meant
            this.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(this) > most:
            return most + 1
        before, last = last, this
    return min(last[-1], most + 1)


def nearest_word(word: str, known: Iterable[tuple[str, int]]) -> str:
    """Of the known words, each with how many texts have it, the nearest one; "" when none is near enough.

    Of equally near ones that which begins with the same letter, then that which most texts have, then the alphabet.
    """
    most = slips_of(word)
    near = [
        (slips, one[0] != word[0], -things, one)
        for one, things in known
        if 0 < (slips := distance(word, one, most)) <= most
    ]
    return min(near)[-1] if near else ""


def mended(text: str, instead: Mapping[str, str]) -> str:
    """The text with these folded words replaced, everything else as it was written."""
    return PIECE.sub(
        lambda match: instead.get(folded(match.group()), match.group()), unicodedata.normalize("NFC", text)
    )
