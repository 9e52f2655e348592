"""Questions that are put together once give what Django's own give, whatever is asked."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from ucap.journal.models import Entry
from ucap.kernel.prepared import Many, One, Prepared, Row

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
HOSTILE = "'); DROP TABLE x; --%s\x01\"\\"


@Prepared
def _of_objects(objects: Many, since: One) -> QuerySet[Entry, Row]:
    found = Entry.objects.filter(subject_id__in=objects, at__gte=since).order_by("pk")
    return found.values_list("subject_id", "at", "detail")


def _write(*ids: str) -> None:
    for hour, id_ in enumerate(ids):
        Entry.objects.create(
            verb="tried",
            subject_kind="city",
            subject_id=id_,
            at=NOON + dt.timedelta(hours=hour),
            detail={"n": id_},
        )


@pytest.mark.parametrize("asked", [["a"], ["a", "c"], ["z"], [], [HOSTILE], ["a", "a"], ["運河", "a"]])
def test_the_rows_are_those_of_the_query_set_with_their_columns_read(asked: list[str]) -> None:
    _write("a", "b", "c", HOSTILE, "運河")
    expected = Entry.objects.filter(subject_id__in=asked, at__gte=NOON).order_by("pk")
    rows = list(expected.values_list("subject_id", "at", "detail"))
    assert _of_objects(objects=asked, since=NOON) == rows
    assert all(isinstance(row[1], dt.datetime) and isinstance(row[2], dict) for row in rows)


def test_it_is_asked_anew_each_time_in_one_query() -> None:
    assert _of_objects(objects=["a"], since=NOON) == []
    _write("a", "a")
    with CaptureQueriesContext(connection) as made:
        assert len(_of_objects(objects=["a"], since=NOON)) == 2
        assert len(_of_objects(objects=("a",), since=NOON + dt.timedelta(hours=1))) == 1
    assert len(made) == 2


@Prepared
def _verbs(subject: One) -> QuerySet[Entry, tuple[str]]:
    return Entry.objects.filter(subject_id=subject).order_by("at").distinct().values_list("verb")


def test_columns_that_only_order_are_left_out() -> None:
    _write("a", "b", "a")
    assert _verbs(subject="a") == [("tried",), ("tried",)]


def test_what_is_not_given_is_an_error_and_not_a_wider_answer() -> None:
    with pytest.raises(KeyError):
        _of_objects(objects=["a"])
