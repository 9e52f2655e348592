"""The index of words says what the column says, whatever happens to an entry."""

from datetime import datetime

import pytest
from django.db import connection

from tests.exchange.factories import make_entry, sensors
from ucap.exchange.actions import change_draft, publish_entry, write_next_version
from ucap.exchange.models import EntryWords
from ucap.exchange.word_index import ENTRIES

pytestmark = pytest.mark.django_db


def saying(word: str) -> set[int]:
    return {key for _, key in ENTRIES.find(connection, [word])}


def test_it_follows_what_is_published(at: datetime) -> None:
    entry = make_entry()
    assert entry.author
    key = EntryWords.objects.get(entry=entry).pk
    assert saying("nitrat") == {key}
    write_next_version(entry=entry, by=entry.author, at=at)
    change_draft(entry=entry, content=sensors(summary="Zeppelins"), base=0, by=entry.author, at=at)
    assert saying("zeppelin") == set()
    publish_entry(entry=entry, by=entry.author, at=at)
    assert (saying("zeppelin"), saying("nitrat")) == ({key}, set())
    EntryWords.objects.all().delete()
    assert saying("zeppelin") == set()
