"""Cities that a plan's texts speak of, though they are on no side of it."""

import re
from collections.abc import Iterable, Iterator

from ucap.kernel.messages import gettext_noop
from ucap.places.gazetteer import Place, find_places
from ucap.plans.content import PlanContent
from ucap.plans.reading.understanding.margin import Margin

NOT_ON_A_SIDE = gettext_noop(
    "%(city)s is named here and is no city of the plan. Add it to a side if it takes part."
)

# A name: words with a capital, held together by the small words that names have inside.
NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s+(?:(?:de|del|la|las|los|am|an der|im|sur|upon|di|du)\s+)?[A-ZÀ-ÖØ-Þ][\w’'-]+){0,3}"
    r"(?:\s*\([A-Z][\w\s]+\))?"
)
HAN = re.compile(r"[\u3400-\u9fff]{2,}")
FEWEST_PEOPLE = 100_000
FEWEST_OF_TWO_SIGNS = (
    500_000  # two Chinese signs are often a word, or the end of one and the beginning of the next
)
HAN_EVERYDAY = {
    "来宾", "日照", "关口", "百城", "海防", "天安", "大同", "万象", "平度", "通化", "水原", "清化", "顺化", "新界", "足立", "老街", "港区", "大学城",
    "三角洲", "旧城区", "中央区", "扩展区", "独立城", "安康", "和平港",
}  # fmt: skip
# Cities whose name is an everyday word in one of the six languages: only meant when the document says so.
EVERYDAY = {
    "reading", "nice", "bath", "mobile", "split", "essen", "halle", "bergen", "weiden", "orange", "victoria", "concordia",
    "union", "santiago", "progreso", "libertad", "soledad", "independence", "enterprise", "aurora", "surprise", "hope", "fes",
    "man", "of", "salto", "central", "san", "santa", "el", "la", "los", "university", "international", "european", "china",
    "mission", "industry", "clean", "green", "media", "bank", "smart", "young", "trade", "union city", "west", "east", "south",
    "north", "sur", "norte", "centro", "este", "van", "deal", "sale", "date", "same", "most", "as", "are", "un", "plan",
    "horizon", "europe", "europa", "asia", "erasmus", "march", "paz", "valencia venezuela", "zug", "wien",
}  # fmt: skip


def warn_of_others(content: PlanContent, margin: Margin) -> None:
    """Warns of each city that is named in a text and is on no side, once."""
    own = {city.place for side in content.sides for city in side.cities if city.place}
    names = {city.name.casefold() for side in content.sides for city in side.cities}
    for path, text in _texts(content):
        for written, place in cities_in(text, content.language):
            if place.id not in own and written.casefold() not in names:
                own.add(place.id)
                margin.warn(path, written, NOT_ON_A_SIDE, city=written)


def cities_in(text: str, language: str) -> Iterator[tuple[str, Place]]:
    """The cities that a running text names, as written."""
    for written in _candidates(text):
        bare = re.sub(r"\s*\(.*", "", written)
        if (
            bare.casefold() in EVERYDAY
            or len(bare) < 2
            or (language.startswith("zh") and len(bare) > 5 and HAN.match(bare))
        ):
            continue
        found = find_places(written)
        if (
            found.exact
            and found.place
            and (found.place.population or 0) >= FEWEST_PEOPLE
            and _is_its_name(bare, found.place)
        ):
            yield written, found.place


def _is_its_name(written: str, place: Place) -> bool:
    """Whether the city is really called so in one of the six languages: GeoNames' further spellings hold everything."""
    own = {name.casefold() for name in (place.name, *place.names.values())}
    return written.casefold() in own or written.removesuffix("市").casefold() in own


def _candidates(text: str) -> Iterator[str]:
    """What may be a name: longest first, then its parts; of a run of Chinese every piece of two to five signs."""
    for found in NAME.finditer(text):
        words = found[0].split()
        bracketed = "(" in found[0]
        if bracketed or (len(words) > 1 and find_places(found[0]).exact):
            yield found[0]
            continue
        yield from words
    for found in HAN.finditer(text):
        run, position = found[0], 0
        while position < len(run):
            piece = next(
                (
                    run[position : position + n]
                    for n in (5, 4, 3, 2)
                    if _is_han_city(run[position : position + n])
                ),
                None,
            )
            if piece:
                yield piece
            position += len(piece) if piece else 1


def _is_han_city(text: str) -> bool:
    if len(text) < 2 or text in HAN_EVERYDAY:
        return False
    found = find_places(text)
    if not found.exact or not found.place or not _is_its_name(text, found.place):
        return False
    return len(text) > 2 or (found.place.population or 0) >= FEWEST_OF_TWO_SIGNS


def _texts(content: PlanContent) -> Iterable[tuple[str, str]]:
    for index, theme in enumerate(content.themes):
        yield f"themes[{index}]", f"{theme.name}. {theme.text}"
    for part in ("focus", "challenges"):
        for index, passage in enumerate(getattr(content, part)):
            yield f"{part}[{index}]", passage.text
    for index, objective in enumerate(content.objectives):
        yield f"objectives[{index}]", objective
    for index, activity in enumerate(content.activities):
        yield f"activities[{index}]", activity.text
    for index, result in enumerate(content.expected_results):
        yield f"expected_results[{index}]", result.text
