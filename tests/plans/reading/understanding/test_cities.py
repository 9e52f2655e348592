"""Which city is meant, and what is doubtful about it."""

import pytest

from tests.plans.reading.understanding import read, said


def test_each_city_goes_to_its_country() -> None:
    reading = read("City\tYangzhou\tGranada, Stuttgart, Rome\nCountry\tChina\tSpain, Italy, France, Germany")
    side = reading.content.sides[1]
    assert [city.country for city in side.cities] == ["ES", "DE", "IT"]
    assert all(city.place for city in side.cities)
    assert side.countries == ("ES", "IT", "FR", "DE")
    assert said(reading, "sides[1].countries") == [
        "FR has no city on this side. Add its city, or take the country out."
    ]


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ("City\tUlm\tRome", "The document does not say in which country Rome is; IT was added. Check it."),
        (
            "City\tUlm\tValencia",
            "There are several cities called Valencia; the one in VE was taken. Check it.",
        ),
        ("City\tUlm\tGotham\nCountry\tGermany\tUSA", "Gotham is not in the list of cities."),
        ("City\tUlm\tRome\nCountry\tGermany\tSpain", "Rome is a city in IT, which this side does not list."),
        ("City\tUlm\tBologan\nCountry\tGermany\tItaly", "“Bologan” was taken to be Bologna."),
    ],
)
def test_what_is_doubtful_about_a_city(row: str, doubt: str) -> None:
    told = said(read(row), "sides[1].cities[0]")
    assert any(one.startswith(doubt) for one in told), told


def test_an_unknown_country_is_kept_and_said() -> None:
    reading = read("City\tUlm\nCountry\tGermany, Ruritania")
    assert reading.content.sides[0].countries == ("DE",)
    assert reading.content.other == ("Ruritania",)
    assert said(reading, "sides[0].countries") == [
        "“Ruritania” is no country that is known. Correct its name."
    ]


@pytest.mark.parametrize("name", ["Roma", "罗马", "Rom", "ROME", "Rome"])
def test_a_city_in_every_language_is_one_place(name: str) -> None:
    assert read(f"City\t{name}\nCountry\tItaly").content.sides[0].cities[0].place == "3169070"
