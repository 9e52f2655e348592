"""Pieces of long lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.api.paging import piece_of
from ucap.api.problems import Refusal

KEYS = st.lists(st.text(max_size=4), unique=True, max_size=40)


@given(keys=KEYS, limit=st.integers(1, 12))
def test_piece_after_piece_is_the_whole_list(keys: list[str], limit: int) -> None:
    seen: list[str] = []
    cursor: str | None = None
    while True:
        piece = piece_of(keys, cursor, limit)
        seen += keys[piece.start : piece.stop]
        cursor = piece.next
        if cursor is None:
            break
    assert seen == keys


@given(keys=KEYS.filter(len), limit=st.integers(1, 5), data=st.data())
def test_a_cursor_holds_while_the_list_changes(keys: list[str], limit: int, data: st.DataObject) -> None:
    cursor = piece_of(keys, None, limit).next
    if cursor is None:
        return
    begins_with = keys[limit]
    changed = data.draw(st.permutations(keys))
    assert changed[piece_of(changed, cursor, limit).start] == begins_with
    left = [key for key in keys if key != begins_with]
    assert piece_of(left, cursor, limit).start == min(limit, len(left))


@pytest.mark.parametrize(
    "cursor", ["x", "W10", "eyJhIjoxfQ", "WzEsMl0", "WyJhIiwiYiJd", "Wy0xLCJhIl0", "é", "WzEuNSwiYSJd"]
)
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(Refusal):
        piece_of(["a"], cursor, 5)
