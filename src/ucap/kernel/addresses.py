"""Addresses that differ in a word or two: Django is asked for what is the same in them, once, and not for each of a page's hundred."""

import re
from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language

WORD = re.compile(r"[-\w]+", re.ASCII)  # an id or a slug, which stands in an address as it is
STAND_INS = ("the-first-word", "the-second-word", "the-third-word")


def address(name: str, *words: object) -> str:
    """The address of that name with these words, as `reverse(name, args=words)` gives it; raises NoReverseMatch where there is none."""
    if all(isinstance(word, str) and WORD.fullmatch(word) for word in words):
        pattern = _pattern(name, len(words), *where_addresses_stand())
        if pattern is not None:
            return pattern % words
    return reverse(name, args=words)


def where_addresses_stand() -> tuple[Hashable, ...]:
    """What addresses depend on beside their names: the table of them, below which path the platform answers, the language."""
    return settings.ROOT_URLCONF, get_script_prefix(), get_language()


@lru_cache(maxsize=2048)
def _pattern(name: str, count: int, *_where: Hashable) -> str | None:
    """The address with %s for each word; None where there is none into which any word would fit."""
    words = STAND_INS[:count]
    try:
        pattern = reverse(name, args=words).replace("%", "%%")
    except NoReverseMatch:
        return None
    for word in words:
        pattern = pattern.replace(word, "%s")
    return pattern if count <= len(STAND_INS) else None
