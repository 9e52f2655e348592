"""Sentences that the end of a page tore into two rows."""

import pytest

from tests.plans.reading.understanding import read, said

TORN = "This piece stood at the beginning of the next row"


def test_the_end_of_a_sentence_is_put_back() -> None:
    reading = read("Key focus\tSmart planning processes\n\n\nKey challenges\tand partnerships\n\n")
    assert [one.text for one in reading.content.focus] == ["Smart planning processes and partnerships"]
    assert reading.content.challenges == ()
    (warning,) = said(reading, "focus[0]")
    assert warning.startswith(TORN)


@pytest.mark.parametrize(
    "piece",
    ["und Partnerschaften", "y cooperación", "e cooperazione", "ainsi que la coopération", "以及合作"],
)
def test_in_every_language(piece: str) -> None:
    reading = read(f"Focus\tPlanning\n\nChallenges\t{piece}")
    assert reading.content.focus[0].text in {f"Planning {piece}", f"Planning{piece}"}


@pytest.mark.parametrize("above", ["Planning is done.", "Planning:"])
def test_after_a_whole_sentence_it_is_only_flagged(above: str) -> None:
    reading = read(f"Focus\t{above}\n\nChallenges\tand partnerships")
    assert [one.text for one in reading.content.challenges] == ["and partnerships"]
    assert said(reading, "challenges[0]") == [
        "This begins in the middle of a sentence. Check whether its beginning stands in the row above."
    ]


@pytest.mark.parametrize("text", ["And partnerships", "Andalusia", "android", "orchards", "1. and more"])
def test_what_only_looks_like_it(text: str) -> None:
    reading = read(f"Focus\tPlanning\n\nChallenges\t{text}")
    assert len(reading.content.challenges) == 1
    assert said(reading, "challenges[0]") == []


def test_within_one_table_and_page_nothing_is_torn() -> None:
    reading = read("Focus\tPlanning\nChallenges\tand partnerships")
    assert reading.content.focus[0].text == "Planning"
