"""Entries found by words, in any of the six languages."""

from django.db import connection
from django.db.models.expressions import RawSQL

from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.word_index import ENTRIES
from ucap.language.words import words

MOST_WORDS = 24  # of a search; each is a look into the index


def with_words(entries: EntryQuerySet, text: str) -> EntryQuerySet:
    """Those in which every word of the text begins a word; none for a text without words, all for no text."""
    searched = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    if text.strip() and not searched:
        return entries.none()
    for word in searched:
        question, given = ENTRIES.question(connection, word)
        entries = entries.filter(words__id__in=RawSQL(question, [given]))  # noqa: S611 - the index's own
    return entries
