"""The numbers in a text: signs, magnitude words and units of six languages, with every way a number can be meant."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

MAGNITUDES: dict[str, int] = {
    "thousand thousands k tsd tausend mil mila mille 千": 1_000,
    "万 萬": 10_000,
    "十万": 100_000,
    "million millions mio mln mn m mill millón millon millones milione milioni millionen 百万": 1_000_000,
    "千万": 10_000_000,
    "亿 億": 100_000_000,
    "billion billions bn mrd milliarde milliarden miliardo miliardi milliard milliards": 1_000_000_000,
}
# Unit -> square kilometres in it.
AREAS: dict[str, float] = {
    r"km\s*(?:²|2|\^2)|sq\.?\s*km|qkm|kmq|square\s+kilomet(?:er|re)s?|quadratkilometern?|kil[oó]metros\s+cuadrados"
    r"|chilometri\s+quadrati|kilom[eè]tres\s+carr[eé]s|平方公里|平方千米|公里²|km": 1.0,
    r"hectares?|hect[aá]reas?|ettari|hektar|公顷|ha\b": 0.01,
    r"sq\.?\s*mi(?:les)?\b|square\s+miles?|mi\s*²": 2.589988,
    r"亩": 1 / 1500,
    r"square\s+met(?:er|re)s|quadratmetern?|平方米|m\s*²": 1e-6,
}  # fmt: skip
MISSING = re.compile(
    r"[\s\-–—/.?]*|n\.?\s*/?\s*[ad]\.?|n\.?\s*r\.?|tb[dc]|k\.?\s*a\.?|s/?[do]"
    r"|keine angaben?|unknown|unbekannt|not? (?:available|data)"
    r"|sin datos|no disponible|non (?:disponibile|disponible|communiqué)|nicht verfügbar|无|不详|暂无|未知|不适用|待定",
    re.IGNORECASE,
)
SEPARATORS = ".,'’ \u00a0\u202f\u2009"
DIGITS = re.compile(rf"(?<![A-Za-z_\d.,])\d+(?:[{SEPARATORS}]\d+)*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text; `values` holds every way its signs can be meant, the likelier first."""

    text: str
    values: tuple[float, ...]
    sign: str = ""  # the sign that can be meant in two ways
    factor: float = 1  # of the magnitude word, or of the unit to square kilometres
    unit: bool = False  # a unit of area follows


@dataclass(frozen=True, slots=True)
class Signs:
    """Which signs a document uses for what, where that is beyond doubt."""

    decimal: frozenset[str] = frozenset()
    thousands: frozenset[str] = frozenset()


def is_missing(text: str) -> bool:
    """Whether the text says that there is no value ("N/A", "–", "k. A.", "暂无")."""
    return MISSING.fullmatch(text.strip(" ()*")) is not None


def find_numbers(text: str, *, language: str, label: str = "") -> tuple[Number, ...]:
    """The quantities of a text, years left out. A magnitude or unit may stand in the label: "人口（万人）"."""
    text = unicodedata.normalize("NFKC", text.replace("²", "\ue000")).replace("\ue000", "²")
    numbers = [_number(text, match, language) for match in _quantities(text)]
    factor, unit = _after(unicodedata.normalize("NFKC", label.replace("²", "2")).lower().partition("(")[2])
    if factor == 1 and not unit:
        return tuple(numbers)
    return tuple(
        Number(n.text, tuple(v * factor for v in n.values), n.sign, factor, unit or n.unit)
        if n.factor == 1 and not n.unit
        else n
        for n in numbers
    )


def signs_in(texts: Iterable[str], *, language: str) -> Signs:
    """What the signs of a document mean, from the numbers that can be read in one way only."""
    decimal: set[str] = set()
    thousands: set[str] = set()
    for text in texts:
        for match in DIGITS.finditer(unicodedata.normalize("NFKC", text)):
            sure = _sure(match[0])
            decimal |= {sure[1]} if sure and sure[1] else set()
            thousands |= set(sure[2]) if sure else set()
    return Signs(frozenset(decimal), frozenset(thousands))


def _quantities(text: str) -> list[re.Match[str]]:
    """The digits that count something; the year of a figure ("503.345 (2019)") does not."""
    found = [match for match in DIGITS.finditer(text) if not re.match(r"\s*年", text[match.end() :])]
    years = [
        match
        for match in found
        if re.fullmatch(r"(?:19|20)\d\d", match[0]) and _after(text[match.end() :].lower()) == (1, False)
    ]
    return [match for match in found if match not in years] or years


def _number(text: str, match: re.Match[str], language: str) -> Number:
    factor, unit = _after(text[match.end() :].lower())
    sure = _sure(match[0])
    if sure:
        return Number(match[0], (sure[0] * factor,), "", factor, unit)
    digits, sign = match[0], re.sub(r"\d", "", match[0])
    as_thousands, as_decimal = float(digits.replace(sign, "")), float(digits.replace(sign, "."))
    usual = sign == "," if language.startswith(("en", "zh")) else sign == "."  # thousands in this language
    values = (as_thousands, as_decimal) if usual else (as_decimal, as_thousands)
    return Number(digits, tuple(value * factor for value in values), sign, factor, unit)


def _sure(digits: str) -> tuple[float, str, str] | None:
    """The value, the decimal sign and the thousands signs, where there is only one way to read them."""
    groups = re.split(rf"[{SEPARATORS}]", digits)
    signs = re.sub(r"\d", "", digits)
    if not signs:
        return float(digits), "", ""
    whole = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if len(set(signs)) == 1:
        if whole and (len(signs) > 1 or signs[0] not in ".,"):
            return float("".join(groups)), "", signs[0]
        if len(signs) > 1:
            return float(groups[0]), "", ""
        return None if whole else (float(f"{groups[0]}.{groups[1]}"), signs[0], "")
    return float("".join(groups[:-1]) + "." + groups[-1]), signs[-1], signs[0]


@cache
def _magnitude() -> re.Pattern[str]:
    words = sorted((word for names in MAGNITUDES for word in names.split()), key=len, reverse=True)
    return re.compile(rf"[\s(]*({'|'.join(words)})\.?(?![a-zà-ÿ²\d])", re.IGNORECASE)


def _after(text: str) -> tuple[float, bool]:
    """The factor of the magnitude words and of the unit of area that begin the text, and whether there is a unit."""
    factor = 1.0
    while found := _magnitude().match(text):
        factor *= next(number for names, number in MAGNITUDES.items() if found[1].lower() in names.split())
        text = text[found.end() :]
    text = re.sub(r"^[\s(]*(?:de|di|d['’]|of)?\s*", "", text)
    for unit, size in AREAS.items():
        if re.match(unit, text, re.IGNORECASE):
            return factor * size, True
    return factor, False
