"""What things mean, the words that a misspelt one can be mended to, the searches that people keep, and what became of pairs."""

from ucap.matching.models.learning import Calibration, Dismissal, Experience, PartnerAsked
from ucap.matching.models.meaning import Index, Meaning, Wording
from ucap.matching.models.pairs import AlertLevel, Pair, Paired, Told
from ucap.matching.models.searches import SavedSearch
from ucap.matching.models.words import Word

__all__ = [
    "AlertLevel",
    "Calibration",
    "Dismissal",
    "Experience",
    "Index",
    "Meaning",
    "Pair",
    "Paired",
    "PartnerAsked",
    "SavedSearch",
    "Told",
    "Word",
    "Wording",
]
