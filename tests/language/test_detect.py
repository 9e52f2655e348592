import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.language.detect import language_of

TEXTS = {
    "en": "The two cities agree to exchange students and to hold a conference with the universities of the region.",
    "zh-Hans": "两座城市商定开展学生交流，并与本地区的大学共同举办会议（U-CAP）。",
    "es": "Las dos ciudades acuerdan intercambiar estudiantes y celebrar una conferencia con las universidades de la región.",
    "it": "Le due città concordano uno scambio di studenti e una conferenza con le università della regione.",
    "de": "Die beiden Städte vereinbaren einen Austausch von Studierenden und eine Konferenz mit den Hochschulen der Region.",
    "fr": "Les deux villes conviennent d'échanger des étudiants et de tenir une conférence avec les universités de la région.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_chinese_with_many_latin_names_is_chinese() -> None:
    assert language_of("扬州 Yangzhou 与 Barcelona, Stuttgart, Bologna 合作开展智慧城市项目") == "zh-Hans"


@pytest.mark.parametrize(
    "text", ["", "2019", "Yangzhou", "Dwa miasta zgadzają się na wymianę studentów", "?!"]
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Meters tell households how much they use.", "en"),
        ("Cooperación, formación y movilidad", "es"),
        ("Cooperazione, formazione e mobilità", "it"),
        ("Öffentliche Beschaffung und Gleichstellung", "de"),
        ("Rénovation des bâtiments et éclairage dans les rues", "fr"),
    ],
)
def test_short_texts_are_told_by_words_and_endings(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert language_of(text) in {None, *TEXTS}
