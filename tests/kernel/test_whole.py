"""Whole numbers out of addresses and forms."""

import pytest

from ucap.kernel.whole import whole


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), ("٤٢", 42), ("999999999", 999_999_999)])
def test_digits_are_a_number(text: str, number: int) -> None:
    assert whole(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1.5", "x", "²", " 1", "1" * 10, "9" * 5000])
def test_nothing_else_is(text: str) -> None:
    assert whole(text) is None
