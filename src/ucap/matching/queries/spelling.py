"""Misspelt words: nobody wrote them, and one that somebody wrote is near."""

from collections.abc import Mapping, Sequence

from django.db.models import Q

from ucap.matching.models import Word
from ucap.matching.spelling import nearest_word, pieces_of, slips_of


def mended_words(searched: Sequence[str], counts: Sequence[int]) -> Mapping[str, str]:
    """What each misspelt word stands for. One query for each that no text has.

    Several words of which no text has any are of another language, and let be.
    """
    unknown = [word for word, count in zip(searched, counts, strict=True) if not count and slips_of(word)]
    if not unknown or (len(searched) > 1 and not any(counts)):
        return {}
    nearest = {word: nearest_word(word, _near(word)) for word in unknown}
    return {word: instead for word, instead in nearest.items() if instead}


def _near(word: str) -> list[tuple[str, int]]:
    """The known words that may be near: of about this length, with a piece of it as it is."""
    slips = slips_of(word)
    has_piece = Q()
    for piece in pieces_of(word):
        has_piece |= Q(word__contains=piece)
    near = Word.objects.filter(has_piece, letters__range=(len(word) - slips, len(word) + slips))
    return list(near.values_list("word", "things"))
