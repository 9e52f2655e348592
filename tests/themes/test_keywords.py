import unicodedata

import pytest

from ucap.themes.goals import goals
from ucap.themes.keywords import HINT_STRENGTH, Terms, keywords_in, terms_of
from ucap.themes.topics import topics

LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")


@pytest.mark.parametrize(
    ("text", "language", "label", "words"),
    [
        ("Fighting Poverty and homelessness", "en", "1", ("Poverty", "homelessness")),
        ("a low-income household", "en", "1", ("low-income",)),
        ("les énergies renouvelables", "fr", "7", ("énergies", "renouvelables")),
        ("加强生物多样性保护", "zh-Hans", "15", ("生物多样性",)),
        ("Sponge City projects", None, "water-sensitive-city", ("Sponge City",)),
    ],
)
def test_words_are_found_as_they_stand(text: str, language: str, label: str, words: tuple[str, ...]) -> None:
    assert keywords_in(text, language)[label].words == words


def test_loose_accents_do_not_cut_words() -> None:
    assert keywords_in(unicodedata.normalize("NFD", "l'éducation"), "fr")["4"].words == ("éducation",)


def test_each_word_counts_once_and_everyday_words_count_less() -> None:
    found = keywords_in("School, school and scholarships", "en")["4"]
    assert found.words == ("scholarships", "School")
    assert found.strength == 1 + HINT_STRENGTH


def test_the_words_of_another_language_are_not_looked_for() -> None:
    assert "2" in keywords_in("la fame", "it")
    assert keywords_in("fame and fortune", "en") == {}


def test_a_stem_goes_on_and_a_whole_word_does_not() -> None:
    terms = Terms()
    terms.add("poor famil*", "1")
    terms.add("sea", "14")
    assert terms.at(("poor", "families")) == {"1": 1.0}
    assert terms.at(("season",)) == {}


def test_text_without_words_has_none() -> None:
    assert keywords_in("… 123 !") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_and_topic_has_words_in_every_language(language: str) -> None:
    known = {label for by_label in terms_of(language).strengths.values() for label in by_label}
    assert known == {*map(str, goals()), *(topic.code for topic in topics())}
