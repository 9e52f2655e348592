import pytest

from ucap.themes.goals import goal, goal_title, goals, targets
from ucap.themes.topics import topic, topic_name, topics

LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")


def test_there_are_seventeen_goals_and_169_targets() -> None:
    assert list(goals()) == list(range(1, 18))
    assert len(targets()) == 169
    assert {"1.1", "11.b", "17.19"} <= targets()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_and_topic_has_a_name_in_every_language(language: str) -> None:
    assert all(item.short[language] and item.title[language] for item in goals().values())
    assert all(item.names[language] for item in topics())


def test_titles_follow_the_reader() -> None:
    assert goal_title(4, "zh-hans") == "优质教育"
    assert goal_title(4, "de-AT") == "Hochwertige Bildung"
    assert goal_title(4, "pt") == "Quality education"
    assert goal(11).colour == "#FD9D24"


@pytest.mark.parametrize(
    "name",
    [
        "Culture / Cultural Heritage",
        "cultura y patrimonio cultural",
        "文化与文化遗产",
        "culture-and-cultural-heritage",
    ],
)
def test_a_topic_is_known_by_every_name(name: str) -> None:
    found = topic(name)
    assert found is not None
    assert found.name == "Culture and cultural heritage"


def test_a_topic_is_named_in_the_readers_language() -> None:
    assert topic_name("Energy transition", "de") == "Energiewende"
    assert topic_name("Something else", "de") == "Something else"
