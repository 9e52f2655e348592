"""Lists of names in a cell: cities, regions, countries; what stands in brackets belongs to the name before it."""

import re
from typing import NamedTuple

from ucap.places.gazetteer import country_code, find_places
from ucap.plans.reading.blocks import Text, bare, is_plain
from ucap.plans.reading.understanding.numbers import is_missing

DIVIDERS = re.compile(r"\s*[,;，；、|\n]\s*|\s+(?:and|und|y|e|et|sowie|&|\+|/)\s+|\s+[–—-]\s+|\s*[↔⇄]\s*")
HAN_DIVIDERS = re.compile(r"(?<=[\u3400-\u9fff])(?:和|与|及|/)(?=[\u3400-\u9fff])")
BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*")
HAN_NAME = re.compile(r"[\u3400-\u9fff]{4,}")
BESIDE = re.compile(r"\s+[–—-]\s+|\s*[↔⇄]\s*|\s+(?:vs\.?|with|mit|con|avec)\s+")


class Named(NamedTuple):
    """A name, and what its brackets say of it."""

    name: str
    region: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    text: Text | None = None


def cities_in_cell(texts: tuple[Text, ...]) -> list[Named]:
    """The cities that a cell lists: "Granada (Spain), Rome", "Granada, Spain", "罗马和博洛尼亚"."""
    cities: list[Named] = []
    for text in texts:
        if is_plain(text.text):
            cities.append(_as_it_stands(bare(text.text))._replace(text=text))
            continue
        for piece in pieces(text.text):
            if is_city(piece) or not cities or not country_code(piece):
                cities.append((_behind_country(piece) or _bracketed(piece))._replace(text=text))
            elif cities[-1].country is None:  # "Granada, Spain"
                cities[-1] = cities[-1]._replace(country=country_code(piece))
    return cities


def _behind_country(piece: str) -> Named | None:
    """A Chinese name that its country stands before: "德国斯图加特市"."""
    for length in range(2, 5):
        country, name = country_code(piece[:length]), piece[length:]
        if HAN_NAME.fullmatch(piece) and country and is_city(name):
            return Named(name, country=country)
    return None


def pieces(text: str) -> list[str]:
    """The names of a list, one each; a name that holds a divider itself stays whole."""
    text = text.strip(" .;,")
    if not text or is_city(text):
        return [text] if text else []
    kept: list[str] = []
    masked = BRACKETS.sub(lambda found: f" ({kept.append(found[1]) or len(kept) - 1}) ", text)  # type: ignore[func-returns-value]
    parts: list[str] = []
    for part in DIVIDERS.split(masked):
        parts += [part] if is_city(part) else HAN_DIVIDERS.split(part)
    return [
        re.sub(r"\s*\((\d+)\)\s*", lambda found: f" ({kept[int(found[1])]}) ", part).strip()
        for part in parts
        if part.strip()
    ]


def is_city(text: str) -> bool:
    """Whether the gazetteer knows a city of exactly this name."""
    return len(text) <= 60 and "," not in text and "(" not in text and find_places(text).exact


def _as_it_stands(text: str) -> Named:
    """One city, whatever its name holds: "Brighton and Hove (East Sussex, United Kingdom)"."""
    for found in reversed([*re.finditer(r" \(", text)]):
        inside = text[found.end() : -1]
        region, _, country = inside.rpartition(", ")
        code = None if is_missing(country) else country_code(country)
        if text.endswith(")") and _is_balanced(inside) and (code or is_missing(country)):
            return Named(text[: found.start()], region or None, code)
    return Named(text)


def _is_balanced(text: str) -> bool:
    """Whether every bracket that is closed in the text was opened in it."""
    return all(text[:end].count(")") <= text[:end].count("(") for end in range(len(text) + 1))


def _bracketed(piece: str) -> Named:
    found = BRACKETS.search(piece)
    if not found:
        return Named(piece)
    name = BRACKETS.sub(" ", piece).strip()
    *before, last = re.split(r"\s*[,，;]\s*", found[1].strip()) or [""]
    country = country_code(last) if last else None
    region = ", ".join(before) if country else found[1].strip()
    return Named(name or found[1], region or None, country)
