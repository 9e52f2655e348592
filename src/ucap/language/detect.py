"""In which of the six languages a text is written.

By script for Chinese; for the others by their commonest function words, which make up a third of any running text and
differ between these languages (the method of Ingle, 1980, and of Grefenstette, 1995: as good as letter n-grams from some
ten words on, and it says why), and, where these are few, by letters and endings.
"""

import re
from collections import defaultdict
from functools import cache
from types import MappingProxyType

from ucap.language.words import HAN, folded

FUNCTION_WORDS = MappingProxyType(
    {
        "en": "the of and to in is for on with that by from at as are be this which or their an its has "
        "have will not city cities between a they them who into after without when how many two "
        "through about each where more other than was were been can may",
        "es": "de la que el en y los del las por con para una su al lo como mas pero sus le ha este "
        "entre ser es son un ciudad ciudades hasta sin sobre donde cuando quienes cada desde muy "
        "tras hacia porque otra otro fue esta esto se o nos unos unas ellos cuyo cual",
        "it": "di e il la che in un per del della con i le si da dei nel alla sono una delle come piu "
        "anche ha gli degli citta tra al lo nella ai dell all nell sull dall l d sul sulla nei "
        "negli alle allo dove loro chi cui senza perche fra quanto hanno viene suo sua questo "
        "ogni o verso due anni",
        "de": "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es "
        "an werden aus er hat dass sie nach bei stadt stadte zwischen einer einen einem eines wie "
        "wo um bis man wegen sein ihre durch gegen unter uber zur zum am vom wird so kein nur "
        "mehr sind oder vor jedes jeder wenn damit",
        "fr": "de la le et les des en un du une est que pour qui dans par plus au sur ne se ce sont "
        "avec aux ou son ses ville villes entre leur d l qu s n c cette ces il elle sans sous "
        "chez comme mais ont etre chaque lors vers deux tous toutes leurs aussi tres afin lorsque",
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
    "ö": "de",
    "œ": "fr",
    "ê": "fr",
    "î": "fr",
    "û": "fr",
    "ò": "it",
    "ì": "it",
}
# Endings that words of one language like to have; they help where a title has hardly a function word.
ENDINGS = MappingProxyType(
    {
        "en": ("ing", "ness", "ship", "ally", "ough", "ies"),
        "es": ("cion", "ciones", "dad", "dades", "miento", "mientos", "dores", "ando", "iendo"),
        "it": ("zione", "zioni", "ita", "amento", "menti", "ono", "ano", "tori", "aggio", "ggi", "cchi"),
        "de": ("ung", "ungen", "heit", "keit", "lich", "lichen", "isch", "ischen", "schaft", "ern", "ieren"),
        "fr": ("eux", "euse", "eurs", "ement", "aire", "aires", "ique", "iques", "ees", "ent", "oir", "eau"),
    }
)
ENDING_POINTS = 0.5
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
        if not owners:
            for language, endings in ENDINGS.items():
                points[language] += ENDING_POINTS * word.endswith(endings)
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
