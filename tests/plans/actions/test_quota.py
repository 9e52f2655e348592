"""How much one person may have here to be read."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage

from tests.plans.conftest import Cast
from tests.plans.factories import yangzhou_content
from ucap.kernel.errors import NotNow, Problem
from ucap.people.models import User
from ucap.plans.actions import finish_import, start_import
from ucap.plans.actions.importing import begin_reading
from ucap.plans.actions.quota import KEPT_FOR
from ucap.plans.models import Import, Plan
from ucap.plans.reading.reading import Reading
from ucap.privacy.retention import DAYS

MEGABYTE = 1_000_000


def give(by: User, at: datetime, size: int = 1) -> Import:
    return start_import(data=b"x" * size, name="plan.txt", by=by, at=at)


def test_no_more_documents_than_are_possible(cast: Cast, at: datetime, settings: Any) -> None:
    settings.IMPORT_FILES = 2
    give(cast.yangzhou, at)
    give(cast.yangzhou, at)
    with pytest.raises(NotNow, match=r"2 documents .* 1 MB together; 2 documents with 500 MB"):
        give(cast.yangzhou, at)
    assert give(cast.granada, at)  # each person for themselves


def test_no_more_bytes_than_are_possible(cast: Cast, at: datetime, settings: Any) -> None:
    settings.IMPORT_BYTES = 2 * MEGABYTE
    give(cast.yangzhou, at, 3 * MEGABYTE // 2)
    assert give(cast.yangzhou, at, MEGABYTE // 2)
    with pytest.raises(NotNow, match="2 MB together"):
        give(cast.yangzhou, at)
    assert Import.objects.count() == 2


def test_what_is_kept_no_longer_does_not_count(cast: Cast, at: datetime, settings: Any) -> None:
    settings.IMPORT_FILES, settings.IMPORT_BYTES = 2, 2
    kept = give(cast.yangzhou, at, 2)
    default_storage.delete(kept.file.name)
    give(cast.yangzhou, at, 2)
    Import.objects.all().delete()
    assert give(cast.yangzhou, at)


def test_it_is_said_when_the_next_one_goes(cast: Cast, at: datetime, settings: Any) -> None:
    settings.IMPORT_FILES = 1
    waiting = give(cast.yangzhou, at)
    with pytest.raises(NotNow, match=r"are the most\. Publish"):
        give(cast.yangzhou, at)
    begin_reading(import_id=waiting.id)
    finish_import(imported=waiting, outcome=Problem("Damaged."), at=at)
    until = at + KEPT_FOR + timedelta(days=1)
    with pytest.raises(NotNow, match=f"The next one is deleted on {until:%Y-%m-%d}"):
        give(cast.yangzhou, at)


def test_of_a_published_plan_it_is_so_long_after_that(cast: Cast, at: datetime, settings: Any) -> None:
    settings.IMPORT_FILES = 1
    waiting = give(cast.yangzhou, at)
    begin_reading(import_id=waiting.id)
    read = finish_import(imported=waiting, outcome=Reading(yangzhou_content(), (), ()), at=at)
    Plan.objects.filter(pk=read.plan_id).update(published_at=at + timedelta(days=30))
    until = at + timedelta(days=31) + KEPT_FOR
    with pytest.raises(NotNow, match=f"{until:%Y-%m-%d}"):
        give(cast.yangzhou, at)


def test_the_days_are_those_of_the_nightly_cleaning() -> None:
    assert {KEPT_FOR.days} == {DAYS["failed_imports"], DAYS["read_imports"]}
