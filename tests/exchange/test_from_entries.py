"""What begins an entry that answers another."""

import pytest

from tests.exchange.factories import sensors
from ucap.exchange.content import EntryKind
from ucap.exchange.from_entries import content_that_answers


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (EntryKind.REQUEST, EntryKind.OFFER),
        (EntryKind.OFFER, EntryKind.REQUEST),
        (EntryKind.INTEREST, EntryKind.INTEREST),
    ],
)
def test_the_other_kind_about_the_same(kind: EntryKind, answer: EntryKind) -> None:
    content = content_that_answers(sensors(kind=kind), country="ES", language="en")
    assert (content.kind, content.sdgs, content.themes) == (answer, (6, 11), ("Water quality",))
    assert (content.countries, content.title, content.description) == (("ES",), "", "")


def test_themes_in_words_of_another_language_are_not_taken_over() -> None:
    content = content_that_answers(sensors(), country="", language="it")
    assert (content.themes, content.countries, content.language) == ((), (), "it")
