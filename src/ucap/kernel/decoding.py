"""Plain data into typed values, in processes of many threads.

msgspec 0.22 learns a dataclass at its first use, and other threads see it half learnt: two first uses at once can end in a
segmentation fault, which takes the whole process and every request in it down. So each type is learnt by one thread, once.
"""

from threading import Lock
from typing import TypeVar

import msgspec

T = TypeVar("T")

# whatever msgspec raises at bytes that are no such data: a text in them may not be UTF-8, or go deeper than it reads
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_learning = Lock()
_learnt: set[type] = set()


def learnt(kind: type[T]) -> type[T]:
    """The type itself, which msgspec knows whole from now on: `msgspec.convert(data, learnt(PlanContent))`."""
    if kind not in _learnt:
        with _learning:
            msgspec.json.Decoder(kind)
            _learnt.add(kind)
    return kind
