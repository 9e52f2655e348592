"""Long lists in pieces: where a piece begins is said by a cursor, which holds while the list changes around it."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass

from ucap.api.problems import INVALID, FieldError, Refusal
from ucap.kernel.messages import Message, gettext_noop

USUAL, MOST = 25, 100  # items of a piece
NO_CURSOR = gettext_noop("This is no cursor of this list. Begin without one.")


@dataclass(frozen=True, slots=True)
class Piece:
    """The places of a list that are shown, and the cursors of the pieces beside it; None where there is none."""

    start: int
    stop: int
    next: str | None
    prev: str | None


def piece_of(keys: Sequence[str], cursor: str | None, limit: int) -> Piece:
    """The piece of the list, whose items have these keys, that begins at the cursor (None: at its head).

    A cursor names the item it begins with, and its place: when the item is gone, its place is taken.
    """
    start = _start(keys, cursor) if cursor else 0
    stop = min(start + limit, len(keys))
    before = max(0, start - limit)
    return Piece(
        start=start,
        stop=stop,
        next=cursor_at(stop, keys[stop]) if stop < len(keys) else None,
        prev=cursor_at(before, keys[before]) if start > 0 and keys else None,
    )


def cursor_at(place: int, key: str) -> str:
    """The cursor of a piece that begins with the item of that key, at that place."""
    return base64.urlsafe_b64encode(json.dumps([place, key]).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[int, str]:
    """The place and the key that a cursor names; raises Refusal for what is none."""
    try:
        place, key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        place, key = None, None
    if type(place) is not int or place < 0 or not isinstance(key, str):
        raise Refusal(INVALID, errors=[FieldError(Message(NO_CURSOR), parameter="cursor")])
    return place, key


def _start(keys: Sequence[str], cursor: str) -> int:
    place, key = read_cursor(cursor)
    if place < len(keys) and keys[place] == key:
        return place
    return keys.index(key) if key in keys else min(place, len(keys))
