from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from ucap.journal import guard
from ucap.journal.actions import record
from ucap.journal.models import Entry


@pytest.fixture
def entry(transactional_db: None, at: datetime) -> Entry:
    return record("plan.created", subject=("plan", "p1"), actor="u1", at=at)


@pytest.fixture
def guarded(entry: Entry):  # type: ignore[no-untyped-def]
    with connection.schema_editor() as editor:
        guard.install(editor)
    yield entry
    with connection.schema_editor() as editor:
        guard.remove(editor)


def test_an_entry_cannot_be_changed(guarded: Entry) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Entry.objects.filter(pk=guarded.pk).update(verb="plan.denied")
    assert Entry.objects.get(pk=guarded.pk).verb == "plan.created"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
def test_the_table_cannot_be_emptied(guarded: Entry) -> None:
    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {guard.TABLE} CASCADE")
    assert Entry.objects.about("plan", "p1").count() == 1


def test_an_entry_cannot_be_deleted(guarded: Entry) -> None:
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        Entry.objects.filter(pk=guarded.pk).delete()
    assert Entry.objects.about("plan", "p1").count() == 1
