"""In which of the six languages a text is written.

By script for Chinese; for the others by their commonest function words, which make up a third of any running text and
differ between these languages (the method of Ingle, 1980, and of Grefenstette, 1995: as good as letter n-grams from some
ten words on, and it says why).
"""

import re
from collections import defaultdict
from functools import cache
from types import MappingProxyType

from ucap.language.words import HAN, folded

FUNCTION_WORDS = MappingProxyType(
    {
        "en": "the of and to in is for on with that by from at as are be this which or their an its has have will not city cities between",
        "es": "de la que el en y los del las por con para una su al lo como mas pero sus le ha este entre ser es son un ciudad ciudades",
        "it": "di e il la che in un per del della con i le si da dei nel alla sono una delle come piu anche ha gli degli citta tra al lo nella",
        "de": "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei stadt stadte zwischen",
        "fr": "de la le et les des en un du une est que pour qui dans par plus au sur ne se ce sont avec aux ou son ses ville villes entre leur",
    }
)
HAN_CHAR = re.compile(f"[{HAN}]")
WORD = re.compile(r"[^\W\d_]+")
# Telling marks: letters that only one of the languages writes.
LETTERS = {
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ß": "de",
    "ä": "de",
    "œ": "fr",
    "ê": "fr",
    "î": "fr",
    "û": "fr",
    "ò": "it",
    "ì": "it",
}
ENOUGH = 1.5  # points by which a language must lead
HAN_SHARE = 0.15  # Chinese plans are full of Latin names and abbreviations


def language_of(text: str) -> str | None:
    """en, zh-Hans, es, it, de or fr; None when the text is too short, mixed or in another language."""
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return None
    if len(HAN_CHAR.findall(text)) >= HAN_SHARE * len(letters):
        return "zh-Hans"
    points = _points(text)
    ranked = sorted(points.items(), key=lambda item: -item[1])[:2]
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0) if ranked else 0
    return ranked[0][0] if lead >= ENOUGH else None


def _points(text: str) -> dict[str, float]:
    points: dict[str, float] = defaultdict(float)
    for word in WORD.findall(folded(text)):
        # A word that several languages share says little about any one of them.
        for language in (owners := _owners().get(word, ())):
            points[language] += 1 / len(owners)
    for char in text.lower():
        if char in LETTERS:
            points[LETTERS[char]] += 0.5
    return points


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = {}
    for language, line in FUNCTION_WORDS.items():
        for word in line.split():
            languages.setdefault(word, []).append(language)
    return {word: tuple(owners) for word, owners in languages.items()}
