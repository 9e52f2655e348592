"""The words of organisations."""

import pytest
from django.utils.translation import override

from ucap.organisations.wording import TONGUES, country_choices, theme_words, tongue_choices, tongue_name


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("goal:11", "11 · Sustainable cities and communities"),
        ("goal:18", "18"),
        ("goal:x", "x"),
        ("topic:Housing", "Housing"),
        ("word:water", "water"),
        ("", ""),
    ],
)
def test_a_theme_is_said_as_the_reader_calls_it(theme: str, words: str) -> None:
    assert theme_words(theme) == words


def test_languages_and_countries_are_in_the_readers_words_and_order() -> None:
    with override("de"):
        assert tongue_name("zh-Hans") == "Chinesisch (vereinfacht)"
        assert [tag for tag, _ in tongue_choices()[:6]] == list(TONGUES[:6])
        countries = dict(country_choices())
        assert countries["ES"] == "Spanien"
    assert tongue_name("xx") == "xx"
    with override("zh-hans"):
        assert dict(country_choices())["ES"] == "西班牙"
