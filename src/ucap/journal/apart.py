"""What of a journal entry is about a person: kept apart from it, because the entry itself can never be changed.

Pure: values in, values out.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

PARTS = ("before", "after", "detail")  # of an entry
EVERYTHING = ""  # the key under which a part that has no keys of its own is kept apart
# Bounded, so that a long text without spaces costs no more than its length.
ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\"'（），；：]{1,64}@[^\s@<>()\[\],;:\"'（），；：]{1,250}\.[^\s@<>()\[\],;:\"'（），；：.]{2,60}"
)


def apart(value: Any, personal: Collection[str]) -> tuple[Any, dict[str, Any]]:
    """What may stand in the entry for good, and what is kept apart: the keys named as personal, and whatever holds an e-mail address."""
    if not isinstance(value, Mapping):
        return (None, {EVERYTHING: value}) if holds_address(value) else (value, {})
    private = {
        key: one
        for key, one in value.items()
        if one and (key in personal or holds_address(key) or holds_address(one))
    }
    return {key: one for key, one in value.items() if key not in private}, private


def together(public: Any, private: Mapping[str, Any]) -> Any:
    """The value as it was before it was taken apart; of what was erased, what is left."""
    if public is None and EVERYTHING in private:
        return private[EVERYTHING]
    return {**(public or {}), **private} if private else public


def holds_address(value: Any) -> bool:
    """Whether there is an e-mail address anywhere in a JSON value."""
    if isinstance(value, str):
        return "@" in value and bool(ADDRESS.search(value))
    if isinstance(value, Mapping):
        return any(holds_address(one) for pair in value.items() for one in pair)
    return isinstance(value, list | tuple) and any(holds_address(one) for one in value)
