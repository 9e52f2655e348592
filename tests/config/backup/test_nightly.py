from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.config.backup.conftest import Installation
from ucap.config.backup.keys import new_key
from ucap.config.backup.nightly import DAILY, WEEKLY, backups_in, make_nightly, thinned
from ucap.kernel.errors import BadInput

TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds have no zone


def test_seven_days_and_four_weeks_are_kept() -> None:
    last = datetime(2026, 11, 25, 3, tzinfo=UTC)
    kept: set[datetime] = set()
    for night in range(60, -1, -1):
        kept.add(last - timedelta(days=night))
        kept -= thinned(kept)
    days = {last - timedelta(days=number) for number in range(DAILY)}
    sundays = {datetime(2026, 11, day, 3, tzinfo=UTC) for day in (8, 15, 22)}
    assert kept == days | sundays


@given(st.sets(TIMES, max_size=60))
def test_the_last_one_is_always_kept_and_thinning_twice_changes_nothing(made: set[datetime]) -> None:
    kept = made - thinned(made)
    assert len(kept) <= DAILY + WEEKLY
    assert not made or max(made) in kept
    assert thinned(kept) == set()


def test_one_a_night(installation: Installation, tmp_path: Path, settings: Any, at: datetime) -> None:
    folder = settings.BACKUPS = tmp_path / "backups"
    settings.BACKUP_RECIPIENT = new_key(tmp_path / "key")
    folder.mkdir()
    for days in range(1, 41):
        (folder / f"ucap-{at - timedelta(days=days):%Y-%m-%d-%H%M%S}.tar.gz").touch()
    (folder / "ucap-2026-99-99-000000.tar.gz").touch()
    (folder / "notes.txt").touch()
    made = make_nightly(at)
    assert made.encrypted
    assert made.path.name == "ucap-2026-11-24-093000.tar.gz.age"
    there = backups_in(folder)
    assert len(there) == 9  # two Sundays beside the seven days
    assert there[at] == made.path
    assert (folder / "notes.txt").exists()
    assert (folder / "ucap-2026-99-99-000000.tar.gz").exists()


def test_without_a_folder_there_is_none(settings: Any, at: datetime) -> None:
    settings.BACKUPS = None
    with pytest.raises(BadInput, match="Set UCAP_BACKUPS"):
        make_nightly(at)


def test_no_folder_holds_no_backups(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "nothing") == {}
