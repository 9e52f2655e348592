"""Backups by the clock: one a night in a folder, the older ones thinned out."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ucap.config.backup import keys
from ucap.config.backup.make import Made, make_backup
from ucap.kernel.errors import BadInput

DAILY, WEEKLY = 7, 4  # backups that are kept: the last one of so many days, and of so many weeks
NAME = re.compile(r"ucap-(\d{4}-\d{2}-\d{2}-\d{6})\.tar\.gz(?:\.age)?")


def back_up(at: datetime) -> Made | None:
    """The nightly backup; None where none is asked for."""
    from django.conf import settings

    return make_nightly(at) if settings.BACKUPS else None


def make_nightly(at: datetime) -> Made:
    """The backup just made in UCAP_BACKUPS; those that are no longer wanted are gone."""
    from django.conf import settings

    folder = settings.BACKUPS
    if folder is None:
        raise BadInput("backups have no folder to go to. Set UCAP_BACKUPS.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = make_backup(folder, recipients=configured_recipients(), at=at)
    there = backups_in(folder)
    for when in thinned(list(there)):
        there[when].unlink()
    return made


def configured_recipients() -> Sequence[Any]:
    """For whom this installation closes its backups, by UCAP_BACKUP_RECIPIENT or UCAP_BACKUP_KEY_FILE; nobody: they stay open."""
    from django.conf import settings

    return keys.recipients(settings.BACKUP_KEY_FILE, settings.BACKUP_RECIPIENT or None)


def backups_in(folder: Path) -> dict[datetime, Path]:
    """The backups of that folder by when they were made, the oldest first."""
    found = {}
    for path in folder.glob("ucap-*") if folder.is_dir() else ():
        if match := NAME.fullmatch(path.name):
            try:
                found[datetime.strptime(match[1], "%Y-%m-%d-%H%M%S").replace(tzinfo=UTC)] = path
            except ValueError:  # nobody's time: not a file of ours
                continue
    return dict(sorted(found.items()))


def thinned(made: Iterable[datetime]) -> set[datetime]:
    """Those that are no longer wanted: all but the last one of each of the last days and weeks that have one."""
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    everything = sorted(made)
    for when in everything:
        days[when.date()] = when
        weeks[when.isocalendar()[:2]] = when
    kept = {*list(days.values())[-DAILY:], *list(weeks.values())[-WEEKLY:]}
    return set(everything) - kept
