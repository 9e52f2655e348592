"""Which meetings need an interpreter, and who could interpret them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.speaking import fitting, needs_interpreter, spoken

TAGS = st.lists(st.sampled_from(["en", "zh-Hans", "zh-Hant", "es", "it"]), max_size=3)


@pytest.mark.parametrize(
    ("one", "other", "needs"),
    [
        (["en"], ["en", "it"], False),
        (["zh-Hans"], ["it"], True),
        (["zh-Hans"], ["zh-Hant"], False),
        ([], ["it"], False),
        ([], [], False),
    ],
)
def test_two_without_a_common_language_need_one(one: list[str], other: list[str], needs: bool) -> None:
    assert needs_interpreter(one, other) is needs


def test_whoever_speaks_a_language_of_each_fits() -> None:
    speak = {"a": ["zh-Hant", "it"], "b": ["zh-Hans", "en"], "c": ["it"], "d": ["en", "it"]}
    assert fitting(["zh-Hans"], ["it", "en"], speak) == ("a", "b")
    assert fitting(["zh-Hans"], ["es"], speak) == ()


@given(TAGS, TAGS, TAGS)
def test_it_is_the_same_from_both_sides_and_who_fits_joins_them(
    one: list[str], other: list[str], own: list[str]
) -> None:
    assert needs_interpreter(one, other) == needs_interpreter(other, one)
    fits = bool(fitting(one, other, {"i": own}))
    assert fits == bool(fitting(other, one, {"i": own}))
    if needs_interpreter(one, other) and fits:
        assert len(spoken(own)) > 1
        assert not needs_interpreter(own, one)
        assert not needs_interpreter(own, other)
