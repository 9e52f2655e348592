"""A person taken out of what is stored: their addresses and name, and nobody else's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.kernel.person import LEFT_OUT, Person, without, without_addresses

LI = Person("id", "Li Wei", ("li@example.org", "li.wei@例子.中国"))
TEXTS = st.lists(
    st.sampled_from(
        ["li@example.org", "LI@Example.org", "Li Wei", "li.wei@例子.中国", "anna", " ", "，", "<", ">", "x"]
    ),
    max_size=6,
).map(" ".join)
JSON = st.recursive(
    st.none() | st.integers() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["email", "name", "a"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(value=JSON)
def test_nothing_of_them_is_left_and_doing_it_twice_changes_nothing(value: Any) -> None:
    left = without(value, LI)
    said = str(left).lower()
    assert not any(word in said for word in ("li@example.org", "li wei", "li.wei@例子.中国"))
    assert without(left, LI) == left
    assert type(left) is type(value) or value == ()


@pytest.mark.parametrize(
    "text", ["anna.li@example.org", "li@example.org.cn", "li@example.orgs", "Li Weiss", "Pauli Wei"]
)
def test_somebody_else_stays(text: str) -> None:
    assert without(text, LI) == text


@pytest.mark.parametrize(
    "text", ["li@example.org。", "请写信给li@example.org谢谢", "<LI@EXAMPLE.ORG>", "li@example.org."]
)
def test_an_address_is_found_beside_any_sign(text: str) -> None:
    assert "example" not in without(text, LI).lower()


def test_a_contact_of_theirs_is_emptied_whole() -> None:
    contacts = [
        {"name": "L. W.", "email": " LI@example.org ", "phone": "1"},
        {"name": "Ana", "email": "ana@example.org"},
    ]
    assert without(contacts, LI) == [{"name": None, "email": None, "phone": None}, contacts[1]]


def test_in_a_public_text_a_name_stays() -> None:
    assert without_addresses("Li Wei, li@example.org", LI) == f"Li Wei, {LEFT_OUT}"


def test_nobody_without_a_name_takes_every_text_apart() -> None:
    assert without("a b", Person("id", "", ())) == "a b"
