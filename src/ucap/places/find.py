"""Which place a piece of text means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ucap.language.words import HAN_RUN
from ucap.places.countries import country_code
from ucap.places.distance import distance_km
from ucap.places.names import Place, name_key
from ucap.places.store import divisions_named, ids_named, ids_starting, names_like, place_by_id

# The largest is meant, unless another of the name has more than a fifth of its people: "Manchester" is the English one,
# "Granada" may be three. What weighs is the municipality's people; a name that is only one among GeoNames' further
# spellings weighs a twentieth of them (store.OTHER_SPELLING): New York is also called "Manhattan", and yet is not it.
DOMINANCE = 5
NEAR_KM = 120  # a city named with its wider area stands within this distance of it
TYPO_LETTERS = 6  # from this length on, one wrong letter is forgiven
LONGEST = 250  # no name and its area are longer: a paragraph is not searched for

AFFIXES = re.compile(
    r"^(?:(?:the )?(?:city|municipality|metropolitan city|province|town) of |"
    r"(?:ciudad|ayuntamiento|municipio|alcaldia|ajuntament|prefeitura|camara municipal) de |"
    r"(?:comune|municipio|citta|citta metropolitana) di |stadt |landeshauptstadt |hansestadt |gemeinde |"
    r"(?:ville|mairie|commune|metropole) de |municipality )|"
    r"(?: (?:city|municipality|city council|municipal government|municipal peoples government|shi))$"
)
HAN_SUFFIX = re.compile(r"(?<=..)(?:市人民政府|市政府|市)$")
GREATER = re.compile(r"^(?:greater|great|gran|grande|grand|gross|grosse) ")
BRACKETED = re.compile(r"([^()（）]+)[(（]([^()（）]*)[)）]?")
COMMAS = re.compile(r"[,，]")

Weighed = list[tuple[float, Place]]


@dataclass(frozen=True, slots=True)
class Found:
    """The best place for a text, what else it could be, and how sure that is."""

    place: Place | None = None
    candidates: tuple[Place, ...] = ()  # best first, `place` among them
    ambiguous: bool = False  # another candidate could well be meant
    exact: bool = False  # False: a letter differs, or more than the city is meant ("Grand Lyon")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a text: a name, and the wider areas that it is said to lie in."""

    name: str  # folded
    areas: tuple[str, ...] = ()
    strict: bool = False  # the areas were cut out of the name, so they must be right


NOTHING = Found()


def find_places(text: str, *, country: str | None = None, limit: int = 5) -> Found:
    """The places a name can mean, in any of the six languages; `country` (ISO alpha-2) only narrows.

    Understands "Salford (Great Manchester)", "Yangzhou, Jiangsu", "City of Granada", "扬州市", "江苏省扬州市", missing accents,
    and one wrong letter in a name of six letters or more.
    """
    best = NOTHING
    for reading in _readings(text):
        found = _look_up(reading, country, limit)
        if found.exact:
            return found
        best = best if best.place else found
    return best


def complete_places(start: str, *, country: str | None = None, limit: int = 8) -> tuple[Place, ...]:
    """The largest places one of whose names starts so: what a field offers while somebody types."""
    key = name_key(start) if len(start) <= LONGEST else ""
    if not key:
        return ()
    most = 200 if country else limit  # enough of them to find `limit` in one country
    places = (place for id_ in ids_starting(key, most) if (place := place_by_id(id_)))
    return tuple(place for place in places if not country or place.country == country.upper())[:limit]


def _readings(text: str) -> Iterator[Reading]:
    """The text as a name with its areas; a Chinese one also cut where a country or province ends: 中国|江苏省|扬州市."""
    text = " ".join(text.split()) if len(text) <= LONGEST else ""
    bracket = BRACKETED.fullmatch(text)
    name, *areas = (part.strip() for part in COMMAS.split(",".join(bracket.groups()) if bracket else text))
    key = name_key(name)
    if not key:
        return
    yield Reading(key, tuple(area for area in areas if name_key(area)))
    rest = key.replace(" ", "")
    while HAN_RUN.fullmatch(rest) and (cut := _end_of_area(rest)):
        areas.append(rest[:cut])
        rest = rest[cut:]
        yield Reading(rest, tuple(areas), strict=True)


def _end_of_area(name: str) -> int | None:
    """Where the country or province ends that a Chinese name starts with; at least two signs must follow."""
    ends = range(len(name) - 2, 1, -1)
    return next((end for end in ends if country_code(name[:end]) or divisions_named(name[:end])), None)


def _look_up(reading: Reading, country: str | None, limit: int) -> Found:
    ids, exact = _ids(reading.name)
    places = [(weight, place) for id_, weight in ids.items() if (place := place_by_id(id_)) is not None]
    weighed = [pair for pair in places if not country or pair[1].country == country.upper()]
    for area in reading.areas:
        inside = _inside(weighed, area)
        if reading.strict and not inside:
            return NOTHING
        weighed = inside or weighed  # an area that nobody knows, or that is wrong, is only a doubt
    weighed.sort(key=lambda pair: (-pair[0], pair[1].id))
    if not weighed:
        return NOTHING
    ambiguous = len(weighed) > 1 and weighed[1][0] * DOMINANCE > weighed[0][0]
    candidates = tuple(place for _, place in weighed[: max(limit, 1)])
    return Found(place=candidates[0], candidates=candidates, ambiguous=ambiguous, exact=exact)


@lru_cache(
    maxsize=4096
)  # a document names the same few cities, and the same words that are none, again and again
def _ids(name: str) -> tuple[Mapping[str, float], bool]:
    """The ids of a name with their weights, and whether the name is written exactly so."""
    plain = HAN_SUFFIX.sub("", AFFIXES.sub("", name))
    for variant in (name, plain, GREATER.sub("greater ", name)):
        if ids := ids_named(variant):
            return ids, True
    if GREATER.match(name) and (ids := ids_named(GREATER.sub("", name))):
        return ids, False  # "Grand Lyon": the city, though more than it is meant
    near: dict[str, float] = {}
    for other in names_like(plain) if len(plain) >= TYPO_LETTERS else ():
        for id_, weight in ids_named(other).items() if _one_edit(plain, other) else ():
            near[id_] = max(weight, near.get(id_, 0.0))
    return near, False


def _inside(weighed: Weighed, area: str) -> Weighed:
    """Those in the country or region of that name, or within reach of the place of that name."""
    code, key = country_code(area), name_key(area)
    if code and (there := [pair for pair in weighed if pair[1].country == code]):
        return there
    divisions = divisions_named(key)
    if there := [pair for pair in weighed if pair[1].division in divisions or _region_key(pair[1]) == key]:
        return there
    wider = find_places(area).place if weighed else None
    return [pair for pair in weighed if wider and distance_km(pair[1], wider) <= NEAR_KM]


def _region_key(place: Place) -> str:
    return name_key(place.region or "")


def _one_edit(a: str, b: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes a into b."""
    if len(a) > len(b):
        a, b = b, a
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) < len(b):
        return rest_a == rest_b[1:]
    swapped = len(rest_a) > 1 and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return rest_a[1:] == rest_b[1:] or swapped
