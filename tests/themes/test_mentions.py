import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.themes.mentions import mentioned_goals, mentioned_topics


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("SDG11, EU UP Culture / Cultural Heritage", [11]),
        ("SDGs 4, 9 and 11", [4, 9, 11]),
        ("SDGs 3-5", [3, 4, 5]),
        ("SDG 5-3", [5, 3]),
        ("可持续发展目标11、目标4", [11, 4]),
        ("可持续发展目标十一", [11]),
        ("可持续发展目标第4", [4]),
        ("ＳＤＧ１１", [11]),
        ("ODS 9 y 11", [9, 11]),
        ("ODS n.º 9", [9]),
        ("Objetivo de Desarrollo Sostenible 11", [11]),
        ("ODD 9 et 12", [9, 12]),
        ("OSS 4 e 5", [4, 5]),
        ("Obiettivo di sviluppo sostenibile 11", [11]),
        ("SDG-Ziel 11 und 13", [11, 13]),
        ("Goal 4: Quality education", [4]),
        ("Ziel 4 – Hochwertige Bildung", [4]),
        ("SDGs: Goal 4, Goal 17", [4, 17]),
        ("Goal 4", [4]),
        ("Goals 4 and 9", [4, 9]),
        ("目标11", [11]),
        ("Ziel 11", [11]),
        ("Obiettivo 11", [11]),
        ("Ziele 4 und 9 der Agenda 2030", [4, 9]),
        ("SDG04", [4]),
        ("SDG target 4.7", [4]),
        ("第11项可持续发展目标", [11]),
        ("可持续发展目标11的实施", [11]),
        ("可持续发展目标4优质教育、9产业创新", [4]),
        ("Objectifs de développement durable (ODD) 6 et 7", [6, 7]),
        (unicodedata.normalize("NFD", "Objectif de Développement Durable 11"), [11]),
        ("SDG 9, 3 visits", [9]),
        ("SDGs 9, 3 are named", [9, 3]),
    ],
)
def test_goals_are_recognised_in_every_language(text: str, goals: list[int]) -> None:
    assert [mention.goal for mention in mentioned_goals(text)] == goals


@pytest.mark.parametrize(
    "text",
    [
        "SDG 18",
        "Goal 2020",
        "a plain 4",
        "SDG 4%",
        "Objective 1: visit",
        "Objetivo 1: crear una red",
        "目标1：建设平台",
        "MDG 4",
        "",
    ],
)
def test_other_numbers_are_no_goals(text: str) -> None:
    assert mentioned_goals(text) == ()


def test_a_slip_of_the_finger_is_corrected_and_told() -> None:
    (mention,) = mentioned_goals("(SGD 4, Quality Education)")
    assert (mention.goal, mention.source, mention.corrected) == (4, "SGD 4", True)
    assert not mentioned_goals("SDG 4")[0].corrected


def test_a_target_names_its_goal() -> None:
    (mention,) = mentioned_goals("see SDG 11.b")
    assert (mention.goal, mention.target) == (11, "11.b")
    assert mentioned_goals("SDG 4.25")[0].target is None


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("SDG11, EU UP Culture / Cultural Heritage", ["Culture and cultural heritage"]),
        ("Urban Agenda: Urban mobility", ["Urban mobility"]),
        ("UAEU partnership on Air quality", ["Air quality"]),
        ("Energy Transition", ["Energy transition"]),
        ("Urban Agenda for the EU: Food", ["Food"]),
        ("Agenda Urbana de la UE: Transición energética", ["Energy transition"]),
        ("欧盟城市议程：空气质量", ["Air quality"]),
        ("Kreislaufwirtschaft; Digitaler Wandel", ["Circular economy", "Digital transition"]),
        ("Energy Transition, Urban Mobility", ["Energy transition", "Urban mobility"]),
        (
            "Urban Agenda topics: Circular economy, Urban mobility and Food in both cities",
            ["Circular economy", "Urban mobility", "Food"],
        ),
        ("Städteagenda für die EU: Luftqualität", ["Air quality"]),
    ],
)
def test_topics_are_recognised(text: str, topics: list[str]) -> None:
    assert [mention.topic for mention in mentioned_topics(text)] == topics


@pytest.mark.parametrize(
    "text",
    [
        "SGD 4, Quality Education",
        "Food",
        "We speak of air quality and of housing",
        "EU UP something else",
        "Energy Transition, festivals",
        "",
    ],
)
def test_a_topic_in_passing_is_no_mention(text: str) -> None:
    assert mentioned_topics(text) == ()


@given(st.text(max_size=60))
def test_a_mention_stands_where_it_says(text: str) -> None:
    for mention in (*mentioned_goals("SDG 7 " + text), *mentioned_topics("EU UP Housing; " + text)):
        assert mention.source in {
            ("SDG 7 " + text)[mention.start : mention.end],
            ("EU UP Housing; " + text)[mention.start : mention.end],
        }


@given(st.integers(1, 17), st.sampled_from(["SDG", "SDG ", "ODS ", "OSS-", "可持续发展目标", "sdgs: "]))
def test_every_goal_is_found_after_every_word_for_it(number: int, cue: str) -> None:
    assert [mention.goal for mention in mentioned_goals(f"x ({cue}{number}).")] == [number]
