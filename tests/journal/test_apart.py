"""What an entry says of persons is taken out of it and can be put back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ucap.journal.apart import EVERYTHING, apart, holds_address, together

SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("li.wei@example.org")
JSON = st.recursive(
    SIMPLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@given(value=JSON, personal=st.sets(st.text(max_size=6), max_size=3))
def test_nothing_is_lost_and_no_address_stays(value: Any, personal: set[str]) -> None:
    public, private = apart(value, personal)
    assert not holds_address(public)
    assert together(public, private) == value
    if isinstance(value, dict):
        assert all(not value[key] for key in personal if key in public)


def test_what_is_named_is_kept_apart() -> None:
    contacts = [{"name": "Li Wei", "phone": "+86 514"}]
    public, private = apart({"title": "Gardens", "contacts": contacts}, ["contacts"])
    assert (public, private) == ({"title": "Gardens"}, {"contacts": contacts})


def test_an_address_is_kept_apart_wherever_it_stands() -> None:
    assert apart({"objectives": ["Write to 李@例子.中国。"]}, [])[1] == {
        "objectives": ["Write to 李@例子.中国。"]
    }
    assert apart("ana@example.org", []) == (None, {EVERYTHING: "ana@example.org"})
    assert not holds_address({"title": "50 @ 2 km", "n": [1, None]})
