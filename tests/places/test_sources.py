import csv
from importlib.resources import files
from zoneinfo import available_timezones

import pytest

from ucap.places.names import Place
from ucap.places.sources import LANGUAGES, REGION_TITLE, all_places, region_keys, tables

OURS = list(csv.DictReader(files("ucap.places").joinpath("data/cities.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    return {place.id: place for place, _ in all_places()}


def test_every_city_of_our_table_is_complete(places: dict[str, Place]) -> None:
    for row in OURS:
        place = places[row["id"]]
        assert set(place.names) == set(LANGUAGES), row
        assert place.population, row
        assert place.area_km2, row
        assert place.region, row
        assert set(place.region_names) == set(LANGUAGES), row


def test_our_table_and_geonames_speak_of_the_same_city(places: dict[str, Place]) -> None:
    for row in OURS:
        place = places[row["id"]]
        assert place.country == row["country"]
        if place.urban_population and row["country"] != "CN":  # a prefecture is larger than its city
            assert 0.15 < (place.population or 0) / place.urban_population < 6, row


def test_every_place_lies_on_the_earth_in_a_time_zone(places: dict[str, Place]) -> None:
    zones = available_timezones()
    for place in places.values():
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert place.timezone in zones
        assert place.names["en"]


def test_no_chinese_name_is_in_traditional_characters(places: dict[str, Place]) -> None:
    for place in places.values():
        place.names.get("zh-Hans", "").encode("gb2312")


PARTNERS = {"CN", "ES", "IT", "DE", "FR", "GB", "MX", "CO"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_the_large_cities_of_partner_countries_are_known(
    places: dict[str, Place], language: str
) -> None:
    large = [p for p in places.values() if p.country in PARTNERS and (p.population or 0) > 500_000]
    assert sum(language in place.names for place in large) / len(large) > 0.9


def test_a_city_bears_its_own_name_in_its_countrys_language(places: dict[str, Place]) -> None:
    corby, avila, linfen = places["2652381"], places["3129136"], places["1803567"]
    assert "de" not in corby.names
    assert avila.names["es"] == "Ávila"
    assert {linfen.names[language] for language in ("es", "it", "de", "fr")} == {linfen.name}


def test_an_area_geonames_does_not_list_stands_by_itself(places: dict[str, Place]) -> None:
    area = places["Q23099"]
    assert (area.kind, area.geonames, area.division, area.urban_population) == ("county", None, None, None)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hunan Province", "Hunan"),
        ("江苏省", "江苏"),
        ("广西壮族自治区", "广西"),
        ("Comunidad Autónoma de Andalucía", "Andalucía"),
        ("Province d'Anhui", "Anhui"),
        ("Guangxi Zhuang Autonomous Region", "Guangxi"),
        ("Île-de-France", "Île-de-France"),
    ],
)
def test_a_region_is_known_without_its_title(title: str, name: str) -> None:
    assert REGION_TITLE.sub("", title) == name


def test_a_region_is_named_in_every_language(places: dict[str, Place]) -> None:
    granada, yangzhou = places["2517117"].region_names, places["1787227"].region_names
    assert (granada["es"], granada["de"], granada["zh-Hans"]) == ("Andalucía", "Andalusien", "安达卢西亚")
    assert (yangzhou["en"], yangzhou["zh-Hans"]) == ("Jiangsu", "江苏")


def test_regions_are_found_by_every_name() -> None:
    keys = set(region_keys())
    assert {
        ("江苏", "CN.04"),
        ("江苏省", "CN.04"),
        ("jiangsu", "CN.04"),
        ("andalusien", "ES.51"),
        ("nh", "US.NH"),
    } <= keys
    assert all(key for key, _ in keys)


def test_the_state_of_the_data_is_told_by_its_tables() -> None:
    assert "扬州".encode() in tables()
