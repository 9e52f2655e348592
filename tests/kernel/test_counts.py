"""The cache in which attempts are counted."""

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from ucap.kernel import counts
from ucap.kernel.counts import Counts

OVER = -5  # seconds ago


@pytest.fixture
def cache(db: None) -> Counts:
    return Counts("ucap_counts", {})


def test_what_is_set_is_there_until_it_is_over(cache: Counts) -> None:
    cache.set("a", [1.5], 60)
    cache.set("a", [1.5, 2.5], 60)
    cache.set("b", 1, OVER)
    cache.set("c", 1, None)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == ([1.5, 2.5], None, 1)
    cache.delete("a")
    assert cache.get("a") is None


def test_one_alone_adds_it(cache: Counts) -> None:
    assert cache.add("lock", True, 60)
    assert not cache.add("lock", False, 60)
    assert cache.get("lock") is True
    cache.set("lock", True, OVER)
    assert cache.add("lock", "new", 60)
    assert cache.get("lock") == "new"


def test_it_lasts_longer_when_touched(cache: Counts) -> None:
    cache.set("a", 1, 60)
    assert cache.touch("a", 120)
    assert not cache.touch("b", 120)


def test_to_count_is_one_question(
    transactional_db: None, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "LOOKS", 10**12)
    cache = Counts("ucap_counts", {})
    for question in (lambda: cache.add("a", 1, 60), lambda: cache.set("a", 2, 60), lambda: cache.delete("a")):
        with django_assert_num_queries(1):
            question()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a setting of SQLite alone")
def test_what_comes_after_is_kept_as_safely_as_before(transactional_db: None) -> None:
    cache, full = Counts("ucap_counts", {}), 2
    for count in (lambda: cache.set("a", 1, 60), lambda: cache.delete("a"), lambda: cache.add("a", 1, 60)):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
            count()
            assert cursor.execute("PRAGMA synchronous").fetchone() == (full,)


def test_the_oldest_go_when_there_are_too_many(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "LOOKS", 1)
    cache = Counts("ucap_counts", {"OPTIONS": {"MAX_ENTRIES": 10}})
    for number in range(40):
        cache.set(f"k{number:02}", number, 60)
    left = [number for number in range(40) if cache.get(f"k{number:02}") is not None]
    assert 0 < len(left) <= 12
    assert 39 in left


def test_where_it_cannot_count_the_work_goes_on(db: None) -> None:
    nowhere = Counts("no_such_table", {})
    assert nowhere.add("a", 1, 60) is False
    assert Counts("ucap_counts", {}).add("a", 1, 60)  # in the same transaction
