"""Another way of making profiles: its index is made beside the one in use and takes its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.exchange.factories import AT, make_city, make_entry
from tests.matching.queries.test_matches import CANALS, indexed
from ucap.matching.actions import index_some, indexing
from ucap.matching.models import Index, Meaning
from ucap.matching.profile import PROFILES
from ucap.matching.queries.nearest import index_in_use

OLD = "another-encoder-1"


def test_a_new_index_is_made_beside_the_old_one_which_leaves_nothing_behind(
    store: Path, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    make_entry(city=make_city("Granada"))
    make_entry(city=make_city("Yangzhou"), **CANALS)
    with monkeypatch.context() as before:
        before.setattr(indexing, "PROFILES", OLD)
        indexed()
    monkeypatch.setattr(indexing, "BATCH", 1)
    assert index_some(at=AT)
    assert _in_use() == OLD
    assert Meaning.objects.filter(index__encoder=PROFILES).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        while index_some(at=AT):
            pass
    assert _in_use() == PROFILES
    assert list(Index.objects.values_list("encoder", flat=True)) == [PROFILES]
    if connection.vendor == "sqlite":
        assert [folder.name for folder in (store / "near").iterdir()] == [PROFILES]


def _in_use() -> str:
    index = index_in_use()
    assert index
    return index.encoder
