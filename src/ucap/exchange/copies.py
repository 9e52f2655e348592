"""Whether two entries say the same, or nearly: the same one published again and again helps nobody."""

from enum import StrEnum

from ucap.exchange.content import TEXTS, EntryContent
from ucap.language.words import words

NEAR = 0.8  # share of the words of both that both have, from which on they say nearly the same


class Likeness(StrEnum):
    SAME = "same"  # word for word, whatever the case, the accents and the marks between
    NEAR = "near"
    OTHER = "other"


def likeness(one: EntryContent, other: EntryContent) -> Likeness:
    """How alike they are. What is offered is never the same as what is asked for, nor is one language as another."""
    if (one.kind, one.language) != (other.kind, other.language):
        return Likeness.OTHER
    said, heard = _words(one), _words(other)
    if said == heard:
        return Likeness.SAME
    both, all_ = set(said) & set(heard), set(said) | set(heard)
    return Likeness.NEAR if len(both) >= NEAR * len(all_) else Likeness.OTHER


def _words(content: EntryContent) -> tuple[str, ...]:
    return tuple(word for name in TEXTS for word in words(getattr(content, name)))
