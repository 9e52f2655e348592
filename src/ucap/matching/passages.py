"""An entry cut into the passages that are compared: its title and the sentences of its text."""

from ucap.language.sentences import sentences
from ucap.language.words import words
from ucap.matching.entry import Entry

MOST_PASSAGES = 32  # a longer text is compared by its beginning, where entries say what they are about
LONGEST_WORDS = 60  # a longer sentence says several things; Chinese counts by pairs of characters
FEWEST_WORDS = 3  # a shorter piece ("Contact:") says nothing that could meet anything


def passages(entry: Entry) -> tuple[str, ...]:
    """The title first, then the sentences that say something; at least one, at most MOST_PASSAGES."""
    said = [piece for sentence in sentences(entry.text) for piece in _pieces(sentence)]
    title = " ".join(entry.title.split())
    kept = [piece for piece in said if len(words(piece)) >= FEWEST_WORDS and piece != title]
    return tuple(([title] if title else []) + kept)[:MOST_PASSAGES] or (" ".join(entry.text.split()),)


def _pieces(sentence: str) -> list[str]:
    """The sentence, or its clauses put together again up to the longest that is compared as one."""
    if len(words(sentence)) <= LONGEST_WORDS:
        return [sentence]
    pieces: list[str] = []
    for clause in _clauses(sentence):
        if pieces and len(words(pieces[-1] + clause)) <= LONGEST_WORDS:
            pieces[-1] += clause
        else:
            pieces.append(clause)
    return [piece.strip() for piece in pieces if piece.strip()]


def _clauses(sentence: str) -> list[str]:
    """The sentence after each comma; what has none, by its words, so that no piece is endless."""
    found: list[str] = []
    begin = 0
    for place, char in enumerate(sentence, 1):
        if char in ",，、;；:：" or place - begin >= LONGEST_WORDS * 6:
            found.append(sentence[begin:place])
            begin = place
    return [*found, sentence[begin:]]
