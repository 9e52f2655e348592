"""Goals and topics that a row lists."""

import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.reading.understanding.goals import named_in


def goals(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    content = read(f"Related SDGs and Urban Agenda topics\t{text}").content
    return content.sdgs, content.urban_agenda


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("SDG11", (11,)),
        ("SDG 4, Quality Education", (4,)),
        ("SGD 9, Industry, Innovation and Infrastructure", (9,)),
        ("SDGs 4, 8 and 11", (4, 8, 11)),
        ("ODS 6, 8, 11 y 13", (6, 8, 11, 13)),
        ("ODS 11: Ciudades y comunidades sostenibles", (11,)),
        ("可持续发展目标8、11", (8, 11)),
        ("Quality Education", (4,)),
        ("4, 9 and 11", (4, 9, 11)),
        ("4, 9 and 18", ()),
        ("SDG 18", ()),
        ("SDG 99", ()),
    ],
)
def test_goals_however_they_are_written(text: str, numbers: tuple[int, ...]) -> None:
    assert goals(text)[0] == numbers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EU UP Culture / Cultural Heritage", "Culture and cultural heritage"),
        ("Energiewende", "Energy transition"),
        ("EU-Städteagenda: Urbane Mobilität", "Urban mobility"),
        ("Adaptación al clima", "Climate adaptation"),
        ("城市交通", "Urban mobility"),
    ],
)
def test_topics_under_their_official_name(text: str, name: str) -> None:
    assert goals(text) == ((), (name,))


def test_a_slip_is_corrected_and_said() -> None:
    reading = read("Related SDGs\tSGD 4; Quality Education")
    assert said(reading, "sdgs") == ["“SGD 4” was read as SDG 4."]
    assert "title of SDG 4" in said(read("Related SDGs\tQuality Education"), "sdgs")[0]


def test_what_is_neither_is_kept_and_said() -> None:
    reading = read("Related SDGs\tSDG 4, world peace")
    assert reading.content.sdgs == (4,)
    assert reading.content.other == ("SDG 4, world peace",)
    assert said(reading, "sdgs") == ["This stands among the goals and topics and is neither. Check it."]


def test_in_running_text_only_a_mention_counts() -> None:
    assert named_in("Quality education for all", alone=False).numbers == ()
    assert named_in("education (SDG 4)", alone=False).numbers == (4,)
