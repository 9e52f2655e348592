"""Cities that the texts speak of and that are on no side."""

import pytest

from ucap.plans.reading.understanding.named_cities import cities_in


@pytest.mark.parametrize(
    ("text", "language", "cities"),
    [
        (
            "partnership between Yangzhou and Salford (Great Manchester)",
            "en",
            ["Yangzhou", "Salford (Great Manchester)"],
        ),
        ("Reading and mobility in a Nice city", "en", []),
        ("cooperación con Medellín y Chengdu", "es", ["Medellín", "Chengdu"]),
        ("与成都、柳州开展交流", "zh-Hans", ["成都", "柳州"]),
        ("青年来宾参观大学城与长江三角洲", "zh-Hans", []),
        ("the University of Somewhere", "en", []),
    ],
)
def test_cities_in_running_text(text: str, language: str, cities: list[str]) -> None:
    assert [written for written, _ in cities_in(text, language)] == cities
