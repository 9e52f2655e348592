"""Ids of the Research Organization Registry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.kernel.ids import ALPHABET
from ucap.organisations.ror import check_digits, ror_id

SIX = st.text(alphabet=ALPHABET, min_size=6, max_size=6)


@pytest.mark.parametrize(
    "real",
    ["04njjy449", "01111rn36", "03tqb8s11", "042nb2s44", "03vek6s52", "00f54p054", "052gg0110", "03yrm5c26"],
)
def test_ids_of_the_registry_are_valid_in_every_writing(real: str) -> None:
    for text in (real, real.upper(), f"https://ror.org/{real}", f" ror.org/{real}/ "):
        assert ror_id(text) == real


@given(SIX, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(six: str, place: int, wrong: str) -> None:
    start = f"0{six}"
    real = start + check_digits(start)
    assert ror_id(real) == real
    changed = real[:place] + wrong + real[place + 1 :]
    assert changed == real or ror_id(changed) is None


@given(st.text(max_size=40))
def test_other_text_is_refused_and_nothing_breaks(text: str) -> None:
    found = ror_id(text)
    assert found is None or (len(found) == 9 and found in text.lower())


@pytest.mark.parametrize(
    "text", ["", "04njjy44", "14njjy449", "04njjy4l9", "https://example.org/04njjy449", "0४njjy449"]
)
def test_what_looks_like_one_is_none(text: str) -> None:
    assert ror_id(text) is None
