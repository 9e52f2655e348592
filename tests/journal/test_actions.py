"""Entries, and what is kept beside them."""

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from ucap.journal.actions import record
from ucap.journal.models import Entry, Private
from ucap.journal.queries import whole, whole_details

pytestmark = pytest.mark.django_db
CONTACT = {"name": "Li Wei", "email": "li@example.org"}


def written(at: datetime) -> Entry:
    return record(
        "plan.edited",
        subject=("plan", "p1"),
        actor="u1",
        at=at,
        before={"title": "A", "contacts": []},
        after={"title": "B", "contacts": [CONTACT]},
        detail={"revision": 1, "reason": "because"},
        personal=["contacts", "reason"],
    )


def test_an_entry_stands_without_what_it_says_of_persons(at: datetime) -> None:
    entry = Entry.objects.get(pk=written(at).pk)
    assert (entry.before, entry.after) == ({"title": "A", "contacts": []}, {"title": "B"})
    assert entry.detail == {"revision": 1}
    assert whole(entry).after == {"title": "B", "contacts": [CONTACT]}
    assert whole(entry).detail == {"revision": 1, "reason": "because"}


def test_what_was_erased_is_missing_and_the_rest_is_read(at: datetime) -> None:
    entry = written(at)
    Private.objects.filter(part="detail").update(data={})
    assert whole(entry).detail == {"revision": 1}


def test_an_entry_without_persons_is_one_row(at: datetime) -> None:
    record("plan.close", subject=("plan", "p1"), actor="u1", at=at, before="published", after="closed")
    assert not Private.objects.exists()


def test_many_details_are_one_question(
    at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entries = [written(at), record("plan.close", subject=("plan", "p1"), actor="", at=at)]
    with django_assert_num_queries(1):
        details = whole_details(entries)
    assert details == {entries[0].pk: {"revision": 1, "reason": "because"}, entries[1].pk: {}}
