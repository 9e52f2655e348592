"""What a search finds: by its words and by what it means, put in one order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ucap.matching.fusion import fused
from ucap.matching.models import Index
from ucap.matching.queries.alike import asked_vector, likenesses, things_alike
from ucap.matching.queries.seen import Seen, Thing, seen_by
from ucap.matching.queries.spelling import mended_words
from ucap.matching.queries.worded import counted, searched_words, weighed, with_words
from ucap.matching.spelling import mended
from ucap.people.rules import Viewer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NOTHING: "Mapping[Thing, float]" = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """The things found, best first, and by what."""

    text: str  # what was searched, with misspelt words mended
    things: tuple[Thing, ...]
    weights: Mapping[str, int]  # of the words that say something
    having: Mapping[Thing, float]  # the share of them that a thing has
    index: Index | None  # None: by words alone
    vector: "NDArray[np.float32] | None"


def find(text: str, viewer: Viewer, *, mend: bool = True, since: datetime | None = None) -> Finding:
    """What the text finds among what the viewer may see, misspelt words mended unless they are meant. Twenty queries at most
    but for what the store of vectors asks.

    `since`: only among that of which something new was said after it.
    """
    searched = searched_words(text)
    if not searched:
        return Finding(text, (), {}, {}, None, None)
    counts = counted(searched)
    if mend and (instead := mended_words(searched, counts)):
        text = mended(text, instead)
        searched = searched_words(text)
        counts = counted(searched)
    weight = weighed(searched, counts)
    seen = seen_by(viewer, since=since)
    having = with_words(weight, seen)
    index, vector, alike = _by_meaning(text, seen, having)
    return Finding(text, tuple(fused(having, alike)), weight, having, index, vector)


def _by_meaning(
    text: str, seen: Seen, having: Mapping[Thing, float]
) -> "tuple[Index | None, NDArray[np.float32] | None, Mapping[Thing, float]]":
    """How near things are to what the text means: the nearest of all, and those that have its words."""
    asked = asked_vector(text)
    if asked is None:
        return None, None, NOTHING
    index, vector = asked
    things = dict.fromkeys([*things_alike(index, vector, seen), *having])
    return index, vector, likenesses(index, vector, things)
