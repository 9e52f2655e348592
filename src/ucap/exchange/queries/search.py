"""Entries found by words, in any of the six languages."""

from django.db import connection
from django.db.models.expressions import RawSQL

from ucap.exchange.models.entry import EntryQuerySet, EntryWords
from ucap.exchange.word_index import ENTRIES
from ucap.language.words import words

MOST_WORDS = 24  # of a search; each is a look into the index


def with_words(entries: EntryQuerySet, text: str) -> EntryQuerySet:
    """Those in which every word of the text begins a word; none for a text without words, all for no text."""
    searched = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    if text.strip() and not searched:
        return entries.none()
    if not searched:
        return entries
    # Of the words' own table alone: with both in one condition SQLite tries every listed entry with every row
    rows = EntryWords.objects.all()
    for word in searched:
        question, given = ENTRIES.question(connection, word)
        rows = rows.filter(pk__in=RawSQL(question, [given]))  # noqa: S611 - the index's own
    return entries.filter(pk__in=rows.values("entry"))
