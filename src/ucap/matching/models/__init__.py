"""What things mean, the words that a misspelt one can be mended to, and the searches that people keep."""

from ucap.matching.models.meaning import Index, Meaning, Wording
from ucap.matching.models.pairs import AlertLevel, Pair, Paired, Told
from ucap.matching.models.searches import SavedSearch
from ucap.matching.models.words import Word

__all__ = ["AlertLevel", "Index", "Meaning", "Pair", "Paired", "SavedSearch", "Told", "Word", "Wording"]
