"""Population and area: which reading of a number is meant, and what speaks for it."""

import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.reading.understanding.quantities import shown

YANGZHOU = "City\tYangzhou\tGranada\nCountry\tChina\tSpain\n"


def population(value: str, city: str = "Yangzhou", label: str = "Population") -> tuple[int | None, list[str]]:
    reading = read(f"City\t{city}\tGranada\nCountry\tChina\tSpain\n{label}\t{value}\tN/A\n")
    return reading.content.sides[0].population, said(reading, "sides[0].population")


def area(value: str, people: str = "N/A") -> tuple[float | None, list[str]]:
    reading = read(f"{YANGZHOU}Population\t{people}\tN/A\nArea\t{value}\tN/A\n")
    return reading.content.sides[0].area_km2, said(reading, "sides[0].area_km2")


def test_the_known_population_decides_and_it_is_said() -> None:
    value, (doubt,) = population("4,6mio")
    assert value == 4_600_000
    assert (
        doubt
        == "The sign “,” was read as a decimal sign: 4\u202f600\u202f000. The known population, 4\u202f560\u202f000, agrees."
    )


@pytest.mark.parametrize("space", [" ", "\u202f", "'"])
def test_a_sign_that_parts_thousands_beside_the_decimal_one(space: str) -> None:
    value, (doubt,) = area(f"6{space}634,5 km²")
    assert value == 6634.5
    assert doubt.startswith("The sign “,” was read as a decimal sign: 6634.5.")


def test_people_are_counted_whole() -> None:
    assert population("4.600", city="Gotham")[0] == 4600
    assert population("4.600 million")[0] == 4_600_000


def test_a_figure_far_from_the_known_one_is_doubted() -> None:
    value, doubts = population("46 million")
    assert value == 46_000_000
    assert any("is far from the known figure, 4\u202f560\u202f000" in doubt for doubt in doubts)


def test_the_numbers_of_all_cities_are_added_up() -> None:
    reading = read("City\tUlm\tRome, Bologna\nPopulation\t126,000\t2,800,000 and 394,000\n")
    assert reading.content.sides[1].population == 3_194_000
    assert "added up: 3\u202f194\u202f000" in said(reading, "sides[1].population")[0]


def test_of_several_numbers_for_one_city_the_first_is_taken() -> None:
    value, doubts = population("4,560,000 (urban: 2,100,000)")
    assert value == 4_560_000
    assert any("the first was taken" in doubt for doubt in doubts)


@pytest.mark.parametrize("value", ["N/A", "–", ""])
def test_no_figure_is_no_doubt(value: str) -> None:
    assert population(value) == (None, [])


def test_words_without_a_number_are_kept() -> None:
    reading = read(f"{YANGZHOU}Population\tmany\tN/A\n")
    assert reading.content.other == ("many",)
    assert said(reading, "sides[0].population") == ["No number was found here. Write it in digits."]


def test_an_area_is_weighed_by_the_people_on_it() -> None:
    assert area("6,634 km²", "4.6 million")[0] == 6634
    value, doubts = area("6634")
    assert value == 6634
    assert doubts == ["No unit stands beside the area; square kilometres were assumed."]
    assert area("663,400 ha")[0] == 6634


def test_a_number_as_it_is_shown() -> None:
    assert [shown(value) for value in (4_600_000.0, 134.65, 7.0)] == ["4\u202f600\u202f000", "134.65", "7"]
