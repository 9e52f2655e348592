"""Entries found by words, in any of the six languages."""

from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.entries import visible_entries
from ucap.exchange.word_index import ENTRIES
from ucap.language.words import words
from ucap.people.rules import Viewer

SHOWN = 10
MOST_WORDS = 24  # of a search; each is a look into the index


@dataclass(frozen=True, slots=True)
class FoundEntries:
    words: str
    cards: list[EntryCard]
    count: int


def search_entries(text: str, viewer: Viewer, *, shown: int = SHOWN) -> FoundEntries:
    """The listed entries in which these words stand, newest first; nothing for no words. Six queries at most."""
    if not words(text):
        return FoundEntries(text, [], 0)
    found = with_words(visible_entries(viewer).listed(), text)
    return FoundEntries(text, cards(list(found.values_list("pk", flat=True)[:shown])), found.count())


def with_words(entries: EntryQuerySet, text: str) -> EntryQuerySet:
    """Those in which every word of the text begins a word; none for a text without words, all for no text."""
    searched = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    if text.strip() and not searched:
        return entries.none()
    for word in searched:
        question, given = ENTRIES.question(connection, word)
        entries = entries.filter(words__id__in=RawSQL(question, [given]))  # noqa: S611 - the index's own
    return entries
