"""Entries with their versions and files, what lists are filtered by, and the interest of others in them."""

from ucap.exchange.models.entry import Entry, EntryCity, EntryFile, EntryTag, EntryVersion, EntryWords
from ucap.exchange.models.interest import LONGEST_MESSAGE, LONGEST_REASON, Interest, Message, MessageFile

__all__ = [
    "LONGEST_MESSAGE",
    "LONGEST_REASON",
    "Entry",
    "EntryCity",
    "EntryFile",
    "EntryTag",
    "EntryVersion",
    "EntryWords",
    "Interest",
    "Message",
    "MessageFile",
]
