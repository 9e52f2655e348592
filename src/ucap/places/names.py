"""A place, and its name in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ucap.language.words import folded

APOSTROPHES = re.compile(r"['’`.]")
NO_WORD = re.compile(r"[\W_]+")
Kind = Literal["city", "county", "region"]


@dataclass(frozen=True, slots=True)
class Place:
    """A city (or a wider area that plans name) with what is known of it."""

    id: str  # the GeoNames id; of areas GeoNames does not list among its cities, the Wikidata id
    name: str  # in English
    country: str  # ISO 3166-1 alpha-2
    latitude: float
    longitude: float
    timezone: str  # IANA
    names: Mapping[str, str] = field(
        default_factory=dict, hash=False
    )  # en, zh-Hans, es, it, de, fr; only those known
    region: str | None = None  # in English
    region_names: Mapping[str, str] = field(default_factory=dict, hash=False)  # as names
    division: str | None = (
        None  # GeoNames' code of the country's first division it lies in: "CN.04" is Jiangsu
    )
    population: int | None = None  # of the municipality where known, else of GeoNames' urban area
    urban_population: int | None = None  # GeoNames
    area_km2: float | None = None
    geonames: int | None = None
    wikidata: str | None = None
    kind: Kind = "city"


@dataclass(frozen=True, slots=True)
class LocalName:
    """A name, and whether it is only the best there is: shown with a mark, not passed off as the reader's own."""

    text: str
    fallback: bool


def place_name(place: Place, language: str) -> LocalName:
    """The place's name in that language (BCP 47); its English name, marked, where none is known."""
    return local_name(place.names, place.name, language)


def local_name(names: Mapping[str, str], otherwise: str, language: str) -> LocalName:
    """The name in that language among `names`; `otherwise`, marked as a fallback, where it is missing."""
    wanted = "zh-Hans" if language.lower().startswith("zh") else language.lower().split("-")[0]
    return (
        LocalName(names[wanted], fallback=False) if wanted in names else LocalName(otherwise, fallback=True)
    )


def name_key(name: str) -> str:
    """The name as it is looked up: folded, punctuation as spaces; "Saint-Étienne" and "saint etienne" are the same."""
    plain = (
        name.lower() if name.isascii() else folded(name)
    )  # most of the 200,000 names: nothing to decompose
    return plain if plain.isalnum() else " ".join(NO_WORD.sub(" ", APOSTROPHES.sub("", plain)).split())
