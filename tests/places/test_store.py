import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ucap.places import sources, store
from ucap.places.names import Place

ROME = Place(
    id="1",
    name="Rome",
    country="IT",
    latitude=41.9,
    longitude=12.5,
    timezone="Europe/Rome",
    population=2_770_000,
)
SMALL_ROME = Place(
    id="2",
    name="Rome",
    country="US",
    latitude=34.3,
    longitude=-85.2,
    timezone="America/New_York",
    population=36_000,
)


@pytest.fixture
def two_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A gazetteer of two places in a cache of its own; the process's connection is put aside."""
    monkeypatch.setattr(sources, "all_places", lambda: iter([(ROME, ["Urbs", "!"]), (SMALL_ROME, [])]))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(store._local, "connection", None, raising=False)
    caches = (store.prepare, store._in_memory, store._place_by_id)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def test_the_file_is_made_once_and_whole(two_places: Path) -> None:
    path = store.prepare()
    assert path is not None
    made = path.stat().st_mtime_ns
    store.prepare.cache_clear()
    assert store.prepare() == path
    assert path.stat().st_mtime_ns == made
    assert [file.name for file in (two_places / "ucap").iterdir()] == [path.name]


def test_a_place_comes_back_as_it_was(two_places: Path) -> None:
    assert store.place_by_id("1") == ROME
    assert store.place_by_id("3") is None


def test_a_further_spelling_weighs_less_than_a_name(two_places: Path) -> None:
    assert store.ids_named("rome") == {"1": 2_770_000, "2": 36_000}
    assert store.ids_named("urbs") == {"1": 2_770_000 / store.OTHER_SPELLING}
    assert store.ids_named("") == {}


def test_names_are_found_by_their_start(two_places: Path) -> None:
    assert store.ids_starting("ro", 5) == ["1", "2"]


@pytest.mark.parametrize("other", ["urbs", "urbz", "paris", "romanesque"])
def test_a_further_spelling_or_another_name_is_not(two_places: Path, other: str) -> None:
    assert store.names_like(other) == set()


def test_where_nothing_can_be_kept_it_is_held_in_memory(
    two_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two_places / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(two_places / "file"))
    assert store.prepare() is None
    assert store.place_by_id("2") == SMALL_ROME


def test_without_a_home_it_is_held_in_memory(two_places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", homeless)
    assert store.prepare() is None


def test_a_full_disk_leaves_nothing_behind(two_places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store, "_fill", full)
    assert store.prepare() is None
    assert list((two_places / "ucap").iterdir()) == []


def test_another_state_of_the_data_is_another_file(two_places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store._path()
    monkeypatch.setattr(sources, "tables", lambda: b"other")
    assert store._path() != before


def test_each_thread_and_each_forked_process_has_its_own_connection(
    two_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = store._connection()
    assert store._connection() is here
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(store._connection).result() is not here
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert store._connection() is not here


def test_the_first_of_many_threads_makes_it_for_all(two_places: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: store.ids_named("rome"), range(32)))
    assert found == [{"1": 2_770_000, "2": 36_000}] * 32
