"""Entries with their versions and files, what lists are filtered by, the interest of others in them, and what they say in other languages."""

from ucap.exchange.models.entry import Entry, EntryCity, EntryFile, EntryTag, EntryVersion, EntryWords
from ucap.exchange.models.interest import LONGEST_MESSAGE, LONGEST_REASON, Interest, Message, MessageFile
from ucap.exchange.models.translation import EntryTranslated, EntryTranslation, TranslationPause

__all__ = [
    "LONGEST_MESSAGE",
    "LONGEST_REASON",
    "Entry",
    "EntryCity",
    "EntryFile",
    "EntryTag",
    "EntryTranslated",
    "EntryTranslation",
    "EntryVersion",
    "EntryWords",
    "Interest",
    "Message",
    "MessageFile",
    "TranslationPause",
]
