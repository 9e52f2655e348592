"""Themes with the goals and topics of their own."""

from tests.plans.reading.understanding import read, said
from ucap.plans.content import Theme


def test_a_bracket_of_goals_and_topics_is_taken_out() -> None:
    content = read("Themes\t<p><b>Water:</b> rain in the city (SDG 6, Climate adaptation)</p>").content
    assert content.themes == (
        Theme(name="Water", text="rain in the city", sdgs=(6,), urban_agenda=("Climate adaptation",)),
    )
    assert (content.sdgs, content.urban_agenda) == ((6,), ("Climate adaptation",))


def test_a_bracket_that_says_more_stays() -> None:
    (theme,) = read("Themes\tWater: rain in the city (SDG 6 and more)").content.themes
    assert theme == Theme(name="Water", text="rain in the city (SDG 6 and more)", sdgs=(6,))


def test_two_of_one_name_stay_two() -> None:
    reading = read("Themes\t<p>Water: rain</p><p>Water: rivers</p>")
    assert [(theme.name, theme.text) for theme in reading.content.themes] == [
        ("Water", "rain"),
        ("Water", "rivers"),
    ]
    assert said(reading, "themes[1].name") == [
        "Another theme bears the same name; both were kept as written."
    ]


def test_names_alone() -> None:
    assert [theme.name for theme in read("Themes\tWater; Energy; Schools").content.themes] == [
        "Water",
        "Energy",
        "Schools",
    ]
    assert [theme.name for theme in read("Themes:\n- Water\n- Energy").content.themes] == ["Water", "Energy"]
    assert read("Themes\tN/A").content.themes == ()


def test_a_theme_without_a_name_is_given_its_beginning() -> None:
    text = "We want to work together on rivers and lakes, on the rain that falls in our cities and on everything that swims in it"
    reading = read(f"Themes\t{text}")
    assert reading.content.themes == (Theme(name="We want to work together on rivers and lakes", text=text),)
    assert "no name of its own" in said(reading, "themes[0].name")[0]
