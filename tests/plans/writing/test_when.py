"""Dates in words, as the reader understands them."""

import pytest

from ucap.plans.labels import LANGUAGES
from ucap.plans.reading.understanding.dates import find_dates
from ucap.plans.writing.when import date_in_words, spans_in_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "5 November 2019"),
        ("zh-Hans", "2019年11月5日"),
        ("es", "5 de noviembre de 2019"),
        ("it", "5 novembre 2019"),
        ("de-AT", "5. November 2019"),
        ("fr", "5 novembre 2019"),
        ("pt", "5 November 2019"),
    ],
)
def test_a_day(language: str, words: str) -> None:
    assert date_in_words("2019-11-05", language) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("partial", ["2019", "2019-01", "2020-03", "2021-12-31"])
def test_each_is_read_as_it_was(language: str, partial: str) -> None:
    (found,) = find_dates(date_in_words(partial, language))
    assert (found.start, found.until) == (partial, None)


def test_spans() -> None:
    assert next(spans_in_words("2019-11", "2020", "en")) == "November 2019 – 2020"
    assert next(spans_in_words(None, "2020-03", "fr")) == "jusqu'à mars 2020"
    assert next(spans_in_words("2020", None, "de", open_end=True)) == "ab 2020"
    assert [*spans_in_words(None, None, "it")] == []
    assert date_in_words("some day", "en") == "some day"
