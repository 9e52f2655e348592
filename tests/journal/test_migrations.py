"""Entries from before are taken apart, and put together again on the way back; the guard stands afterwards as before."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.apps.registry import Apps
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from ucap.journal import guard

CONTACTS = [{"name": "Li Wei", "email": "li@example.org"}]
Go = Callable[[str], Apps]


@pytest.fixture
def go(transactional_db: None) -> Iterator[Go]:
    def migrate(name: str) -> Apps:
        executor = MigrationExecutor(connection)
        executor.migrate([("journal", name)])
        return MigrationExecutor(connection).loader.project_state([("journal", name)]).apps

    with connection.schema_editor() as editor:
        guard.install(editor)
    yield migrate
    latest = [
        node for node in MigrationExecutor(connection).loader.graph.leaf_nodes() if node[0] == "journal"
    ]
    MigrationExecutor(connection).migrate(latest)
    with connection.schema_editor() as editor:
        guard.remove(editor)


def test_there_and_back(go: Go, at: datetime) -> None:
    entries = go("0004_private").get_model("journal", "Entry").objects
    usual = {"at": at, "subject_kind": "plan", "subject_id": "p1"}
    edited = entries.create(
        verb="plan.edited", before={"contacts": []}, after={"contacts": CONTACTS, "title": "A"}, **usual
    )
    asked = entries.create(verb="full.asked", detail={"request": "r", "organisation": "UGR"}, **usual)
    entries.create(verb="plan.close", before="published", after="closed", **usual)

    now = go("0005_taken_apart")
    there = now.get_model("journal", "Entry").objects.in_bulk()
    assert (there[edited.pk].before, there[edited.pk].after) == ({"contacts": []}, {"title": "A"})
    assert there[asked.pk].detail == {"request": "r"}
    private = now.get_model("journal", "Private").objects.values_list("entry", "part", "data")
    assert set(map(str, private)) == {
        str((edited.pk, "after", {"contacts": CONTACTS})),
        str((asked.pk, "detail", {"organisation": "UGR"})),
    }
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        now.get_model("journal", "Entry").objects.update(verb="x")

    before = go("0004_private").get_model("journal", "Entry").objects.get(pk=edited.pk)
    assert before.after == {"contacts": CONTACTS, "title": "A"}
