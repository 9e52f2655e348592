"""Events found by words, in whichever language they say them."""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection

from ucap.events.models import EventWords
from ucap.events.word_index import EVENTS
from ucap.language.words import words

MOST_WORDS = 24  # of a search; each is a look into the index


def with_words(text: str, ids: Collection[str]) -> frozenset[str]:
    """Of these events those in which every word of the text begins a word, in whichever language. Two queries."""
    searched = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    found = EVENTS.find(connection, searched)
    rows = EventWords.objects.filter(pk__in={row for _, row in found}, event__in=ids)
    event_of = dict(rows.values_list("pk", "event"))
    having: dict[str, set[int]] = defaultdict(set)
    for word, row in found:
        if row in event_of:
            having[event_of[row]].add(word)
    return frozenset(event for event, has in having.items() if len(has) == len(searched))
