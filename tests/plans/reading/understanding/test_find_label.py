"""Labels, however they are written."""

import pytest

from ucap.plans.labels import LABELS, FormField
from ucap.plans.reading.understanding.find_label import (
    find_exact_label,
    find_label,
    is_form_name,
    language_of_labels,
)


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("field", FormField)
def test_every_label_of_the_form_is_its_row(field: FormField, language: str) -> None:
    text = LABELS[language][field]
    for written in (text, f"{text}:", text.upper(), f"{text}："):
        found = find_label(written)
        assert found, written
        assert found.field is field


@pytest.mark.parametrize(
    ("text", "field", "side"),
    [
        ("Province, State, Department...:", FormField.REGION, None),
        ("Size (km 2 )", FormField.AREA, None),
        ("Key challenges of cooperation theme:", FormField.CHALLENGES, None),
        ("Main objectives of cooperation as described in the U-CAP:", FormField.OBJECTIVES, None),
        (
            "Short description of main activities and key outputs (e.g. pilot projects):",
            FormField.ACTIVITIES,
            None,
        ),
        (
            "For further information (including access to the full U-CAP), please contact:",
            FormField.CONTACT,
            None,
        ),
        ("Expected benefits and results", FormField.RESULTS, None),
        ("City A", FormField.CITY, 0),
        ("City 2:", FormField.CITY, 1),
        ("Ciudad (lado B)", FormField.CITY, 1),
        ("Población B", FormField.POPULATION, 1),
        ("甲方城市", FormField.CITY, 0),
        ("城市（乙方）", FormField.CITY, 1),
        ("城市二", FormField.CITY, 1),
        ("City / 城市", FormField.CITY, None),
        ("城市 City", FormField.CITY, None),
        ("Population / Einwohner", FormField.POPULATION, None),
        ("人口（万人）", FormField.POPULATION, None),
        ("poblacion", FormField.POPULATION, None),
        ("Bundesland/Provinz", FormField.REGION, None),
    ],
)
def test_labels_as_offices_write_them(text: str, field: FormField, side: int | None) -> None:
    assert find_label(text) == (field, side)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "Smart Cities",
        "SDG 4",
        "ODS 11",
        "Energy Transition:",
        "Yangzhou",
        "1.",
        "described in the U-CAP:",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert find_label(text) is None
    assert find_exact_label(text) is None


def test_only_just_these_words_are_exact() -> None:
    assert find_exact_label("Objectives") == (FormField.OBJECTIVES, None)
    assert find_exact_label("Bundesland/Provinz") == (FormField.REGION, None)
    assert find_exact_label("City/Population") is None
    assert find_exact_label("Objectives we share") is None


@pytest.mark.parametrize(
    ("text", "is_form"),
    [
        ("IUC Urban Cooperation Action Plan (U-CAP) Summary", True),
        ("城市合作行动计划（U-CAP）概要", True),
        ("Résumé du plan d'action de coopération urbaine", True),
        ("Urban Cooperation Action Plan Yangzhou", False),
        ("Ulm – Qingdao", False),
        ("", False),
    ],
)
def test_the_name_of_the_form_is_no_title(text: str, is_form: bool) -> None:
    assert is_form_name(text) is is_form


def test_the_language_of_the_labels() -> None:
    assert language_of_labels(["Stadt:", "Einwohner", "Smart City"]) == "de"
    assert language_of_labels(["城市二", "人口"]) == "zh-Hans"
    assert language_of_labels(["Population"]) is None  # English and French
    assert language_of_labels([]) is None
