"""Entries with their versions and files, and what lists are filtered by."""

from ucap.exchange.models.entry import Entry, EntryCity, EntryFile, EntryTag, EntryVersion, EntryWords

__all__ = ["Entry", "EntryCity", "EntryFile", "EntryTag", "EntryVersion", "EntryWords"]
