from hypothesis import given
from hypothesis import strategies as st

from ucap.language.words import folded, words


def test_latin_words_lose_case_and_accents() -> None:
    assert words("Gestión de aguas, Straße & l’énergie") == (
        "gestion",
        "de",
        "aguas",
        "strasse",
        "l",
        "energie",
    )


def test_chinese_is_cut_into_overlapping_pairs() -> None:
    assert words("智慧城市") == ("智慧", "慧城", "城市")
    assert words("水") == ("水",)


def test_scripts_that_touch_are_cut_apart() -> None:
    assert words("扬州U-CAP计划2019") == ("扬州", "u", "cap", "计划", "2019")


def test_full_width_is_the_same_as_half_width() -> None:
    assert words("ＳＤＧ１１") == words("sdg11") == ("sdg11",)


def test_text_without_words_has_none() -> None:
    assert words(" …—!? ") == ()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_the_words_of_words_are_the_words(text: str) -> None:
    latin = tuple(word for word in words(text) if len(word) != 2)
    assert all(words(word) == (word,) for word in latin)


@given(st.text(alphabet="智慧城市扬州文化", min_size=2), st.text(alphabet="智慧城市扬州文化"))
def test_a_chinese_word_is_found_inside_any_run(word: str, rest: str) -> None:
    assert set(words(word)) <= set(words(rest + word + rest))
