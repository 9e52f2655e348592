"""Who the sides are: columns, lists, one cell for all."""

import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.content import Side


def cities(text: str) -> list[list[tuple[str, str | None]]]:
    return [[(city.name, city.country) for city in side.cities] for side in read(text).content.sides]


TWO = [[("Ulm", "DE")], [("Granada", "ES")]]


@pytest.mark.parametrize(
    "text",
    [
        "City\tUlm\tGranada\nCountry\tGermany\tSpain",
        "City A\tUlm\nCountry A\tGermany\nCity B\tGranada\nCountry B\tSpain",
        "City: Ulm\nCountry: Germany\n\nCity: Granada\nCountry: Spain",
        "Side A\nCity: Ulm\nCountry: Germany\n\nSide B\nCity: Granada\nCountry: Spain",
        "City: Ulm (Germany)\n\nCity: Granada, Spain",
        "City\tUlm – Granada\n\nPeriod\t2020",
        "# Ulm – Granada\n\nPeriod: 2020",
        "City\tUlm (Deutschland), Granada (España)",
    ],
)
def test_two_sides_in_many_shapes(text: str) -> None:
    assert cities(text) == TWO


def test_the_sides_of_one_cell_are_parted_by_country_and_it_is_said() -> None:
    reading = read("City\tUlm, Stuttgart, Granada")
    assert [len(side.cities) for side in reading.content.sides] == [2, 1]
    assert "parted by country" in said(reading, "sides")[0]
    assert "each city was taken as a side" in said(read("City\tUlm, Stuttgart"), "sides")[0]


def test_sides_out_of_a_title_are_doubted() -> None:
    assert said(read("# Cooperation: Ulm – Granada\n\nPeriod: 2020"), "sides") == [
        "The sides were taken from the title; the document has no row for them. Check them."
    ]


def test_names_of_sides() -> None:
    sides = read("Side\tSouth\tN/A\nCity\tGranada\tUlm").content.sides
    assert [side.name for side in sides] == ["South", None]
    assert [side.name for side in read("\tSide A\tSide B: the North\nCity\tGranada\tUlm").content.sides] == [
        None,
        "the North",
    ]


def test_one_region_is_that_of_every_city_and_several_go_in_turn() -> None:
    def regions(text: str) -> list[str | None]:
        return [city.region for city in read(text).content.sides[0].cities]

    assert regions("City\tRome; Latina\tUlm\nRegion\tLazio\t") == ["Lazio", "Lazio"]
    assert regions("City\tRome, Bologna\tUlm\nRegion\tLazio, Emilia-Romagna\t") == ["Lazio", "Emilia-Romagna"]
    assert regions("City\tRome\tUlm\nRegion\tLazio, centre\t") == ["Lazio, centre"]


def test_a_region_of_no_city_is_kept_and_said() -> None:
    reading = read("City\tRome, Bologna, Milan\tUlm\nRegion\tLazio, Mordor\t")
    assert reading.content.sides[0].cities[0].region == "Lazio"
    assert reading.content.other == ("Mordor",)
    assert said(reading, "sides[0].cities") == [
        "It is not clear which city “Mordor” belongs to. Write it beside the city."
    ]


def test_without_a_word_on_cities_there_is_no_side() -> None:
    assert read("Period\t2020").content.sides == ()
    assert read("Country\tSpain\tChina").content.sides == (Side(countries=("ES",)), Side(countries=("CN",)))
