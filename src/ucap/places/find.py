"""Which place a piece of text means."""

import re
from dataclasses import dataclass

from ucap.places.countries import country_code
from ucap.places.distance import distance_km
from ucap.places.names import Place, name_key
from ucap.places.store import ids_named, ids_starting, names_like, place_by_id

# The largest is meant, unless another of the name has more than a fifth of its people: "Manchester" is the English one,
# "Granada" may be three. A name that is only one among GeoNames' further spellings counts a fifth.
DOMINANCE = 5
NEAR_KM = 120  # a city named with its wider area stands within this distance of it
TYPO_LETTERS = 6  # from this length on, one wrong letter is forgiven

AFFIXES = re.compile(
    r"^(?:(?:the )?(?:city|municipality|metropolitan city|province|town) of |ciudad de |ayuntamiento de |municipio de |"
    r"comune di |citta (?:metropolitana )?di |stadt |landeshauptstadt |ville de |mairie de |commune de |municipality )|"
    r"(?: (?:city|municipality|city council|municipal government|shi))$"
)
HAN_SUFFIX = re.compile(r"(?<=..)(?:市人民政府|市政府|市)$")
GREATER = re.compile(r"^(?:great|gran|grande|grand|gross|grosse) ")


@dataclass(frozen=True, slots=True)
class Found:
    """The best place for a text, what else it could be, and how sure that is."""

    place: Place | None = None
    candidates: tuple[Place, ...] = ()  # best first, `place` among them
    ambiguous: bool = False  # another candidate could well be meant
    exact: bool = False  # False: a letter differs


NOTHING = Found()


def find_places(text: str, *, country: str | None = None, limit: int = 5) -> Found:
    """The places a name can mean, in any of the six languages; `country` (ISO alpha-2) only narrows.

    Understands "Salford (Great Manchester)", "Yangzhou, Jiangsu", "City of Granada", "扬州市", missing accents, and one
    wrong letter in a name of six letters or more.
    """
    name, area = _name_and_area(text)
    if not name:
        return NOTHING
    ids, exact = _ids(name)
    hint = country.upper() if country else (country_code(area) if area else None)
    weighed = [(weight, place) for id_, weight in ids.items() if (place := place_by_id(id_)) is not None]
    fitting = [(weight, place) for weight, place in weighed if not hint or place.country == hint]
    if not fitting and not country:
        fitting = weighed  # what stands in brackets is no country these are in: only a doubt
    if area and not country_code(area):
        fitting = _near(fitting, area)
    fitting.sort(key=lambda pair: (-pair[0], pair[1].id))
    if not fitting:
        return NOTHING
    ambiguous = len(fitting) > 1 and fitting[1][0] * DOMINANCE > fitting[0][0]
    candidates = tuple(place for _, place in fitting[:limit])
    return Found(place=candidates[0], candidates=candidates, ambiguous=ambiguous, exact=exact)


def complete_places(start: str, *, country: str | None = None, limit: int = 8) -> tuple[Place, ...]:
    """The largest places one of whose names starts so: what a field offers while somebody types."""
    key = name_key(start)
    if not key:
        return ()
    most = 200 if country else limit  # enough of them to find `limit` in one country
    places = (place for id_ in ids_starting(key, most) if (place := place_by_id(id_)))
    return tuple(place for place in places if not country or place.country == country)[:limit]


def _name_and_area(text: str) -> tuple[str, str]:
    """("Salford", "Great Manchester") of "Salford (Great Manchester)" and of "Salford, Great Manchester"."""
    bracket = re.fullmatch(r"\s*([^()（）]+?)\s*[(（]([^()（）]*)[)）]\s*", text)
    name, area = (bracket[1], bracket[2]) if bracket else (text, "")
    if not area and (parts := re.split(r"\s*[,，]\s*", name, maxsplit=1))[1:]:
        name, area = parts
    return name_key(name), area.strip()


def _ids(name: str) -> tuple[dict[str, float], bool]:
    """The ids of a name with their weights, and whether the name is written exactly so."""
    plain = HAN_SUFFIX.sub("", AFFIXES.sub("", name))
    for variant in (name, plain, GREATER.sub("greater ", name)):
        if ids := ids_named(variant):
            return ids, True
    near: dict[str, float] = {}
    for other in _names_like(plain) if len(plain) >= TYPO_LETTERS else ():
        for id_, weight in ids_named(other).items():
            near[id_] = max(weight, near.get(id_, 0.0))
    return near, False


def _near(weighed: list[tuple[float, Place]], area: str) -> list[tuple[float, Place]]:
    """Those within reach of the wider area, or whose region it is; all of them when the area is unknown."""
    region = [pair for pair in weighed if pair[1].region and name_key(pair[1].region) == name_key(area)]
    if region:
        return region
    wider = find_places(area).place
    near = [pair for pair in weighed if wider and distance_km(pair[1], wider) <= NEAR_KM]
    return near or weighed


def _names_like(name: str) -> list[str]:
    """The names of the gazetteer that differ in one letter: the first letter is taken to be right."""
    return [other for other in names_like(name[0], len(name) - 1, len(name) + 1) if _one_edit(name, other)]


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
