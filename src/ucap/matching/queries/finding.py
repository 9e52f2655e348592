"""What a search finds: by its words and by what it means, put in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ucap.matching.fusion import fused, is_better, is_clear
from ucap.matching.models import Index
from ucap.matching.queries.alike import asked_vector, likenesses, things_alike
from ucap.matching.queries.kinds import Thing
from ucap.matching.queries.seen import Seen, seen_by
from ucap.matching.queries.spelling import mended_words
from ucap.matching.queries.worded import counted, searched_words, weighed, with_words
from ucap.matching.spelling import mended
from ucap.people.rules import Viewer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Finding:
    """The things found, best first, and by what."""

    text: str  # what was searched, with misspelt words mended
    things: tuple[Thing, ...] = ()
    weights: Mapping[str, int] = field(default_factory=dict)  # of the words that say something
    having: Mapping[Thing, float] = field(default_factory=dict)  # the share of them that a thing has
    alike: Mapping[Thing, float] = field(default_factory=dict)  # how near a thing is to what was meant
    index: Index | None = None  # None: by words alone
    vector: "NDArray[np.float32] | None" = None


def find(text: str, viewer: Viewer, *, mend: bool = True, since: datetime | None = None) -> Finding:
    """What the text finds among what the viewer may see. Where that is little, misspelt words are mended, unless they are meant.

    `since`: only among that of which something new was said after it. Eighteen queries at most but for what the store of vectors
    asks; twice as many where something is mended.
    """
    searched = searched_words(text)
    if not searched:
        return Finding(text)
    counts = counted(searched)
    seen = seen_by(viewer, since=since)
    written = _found(text, searched, counts, seen)
    # Six languages have more words than the texts here: one that nobody wrote yet is most often spelt well
    if not mend or is_clear(written.having, written.alike):
        return written
    instead = mended_words(searched, counts)
    if not instead:
        return written
    text = mended(text, instead)
    searched = searched_words(text)
    meant = _found(text, searched, counted(searched), seen)
    return meant if meant.things and is_better(meant.alike, written.alike) else written


def _found(text: str, searched: Sequence[str], counts: Sequence[int], seen: Seen) -> Finding:
    weight = weighed(searched, counts)
    having = with_words(weight, seen)
    asked = asked_vector(text)
    if asked is None:
        return Finding(text, tuple(fused(having, {})), weight, having)
    index, vector = asked
    alike = things_alike(index, vector, seen)
    alike |= likenesses(index, vector, [thing for thing in having if thing not in alike])
    return Finding(text, tuple(fused(having, alike)), weight, having, alike, index, vector)
