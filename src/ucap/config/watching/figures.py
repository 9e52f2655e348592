"""Figures for Prometheus: requests as this and all other web processes have counted them, and how things stand, asked of the database.

Several processes serve; each counts in a file of its own (the client library's multiprocess mode), and whichever is asked adds them up.
One request costs 34 µs that way. The files lie in memory, not on the disk of the data: a full disk must not end a process that counts.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import REGISTRY, Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

REQUESTS = Counter("ucap_requests", "Requests answered", ["page", "method", "status"])
DURATION = Histogram("ucap_request_seconds", "How long an answer took", ["page"], buckets=SECONDS)


def shared_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for the counts of all processes of one server, named to them by the environment; gone with the server."""
    folder = tempfile.TemporaryDirectory(
        prefix="ucap-metrics-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None
    )
    os.environ[FOLDER] = folder.name
    return folder


def count(page: str, method: str, status: int, seconds: float) -> None:
    """Nothing; one more request."""
    REQUESTS.labels(page, method, str(status)).inc()
    DURATION.labels(page).observe(seconds)


def exposition() -> bytes:
    """All of it in the text form that Prometheus reads."""
    standing = CollectorRegistry()
    standing.register(Standing())
    if os.environ.get(FOLDER):
        from prometheus_client.multiprocess import MultiProcessCollector

        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    else:
        counted = REGISTRY
    return generate_latest(counted) + generate_latest(standing)


class Standing(Collector):
    """How things stand now."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, says, value in standing():
            yield GaugeMetricFamily(name, says, value=value)


def standing() -> Iterator[tuple[str, str, float]]:
    """(name, what it says, value). Ten small questions of the database."""
    from django.conf import settings
    from django_tasks_db.models import DBTaskResult

    from ucap.config.backup.nightly import backups_in
    from ucap.config.room import database_size, free_bytes
    from ucap.kernel.clock import now
    from ucap.moderation.models import Case
    from ucap.moderation.states import CaseState
    from ucap.notices.models import Letter
    from ucap.notices.states import ON_ITS_WAY, LetterState
    from ucap.people.models import User
    from ucap.plans.models import Plan

    tasks: Any = DBTaskResult.objects
    yield "ucap_tasks_waiting", "Background tasks that wait", tasks.ready().count()
    yield "ucap_tasks_failed", "Background tasks that failed within a week", tasks.failed().count()
    yield "ucap_letters_waiting", "E-mails on their way", Letter.objects.filter(state__in=ON_ITS_WAY).count()
    yield "ucap_letters_dead", "E-mails given up", Letter.objects.filter(state=LetterState.DEAD).count()
    yield (
        "ucap_moderation_open",
        "Cases that wait for a moderator",
        Case.objects.filter(state=CaseState.OPEN).count(),
    )
    yield "ucap_people", "Accounts that can be used", User.objects.filter(is_active=True).count()
    yield "ucap_plans_public", "Plans that anybody can read", Plan.objects.public().count()
    yield "ucap_plans", "Plans in any state", Plan.objects.count()
    yield "ucap_database_bytes", "Size of the database", database_size()
    yield "ucap_data_free_bytes", "Room on the disk of the data", free_bytes(settings.DATA)
    if settings.BACKUPS:
        last = max(backups_in(settings.BACKUPS), default=None)
        age = (now() - last).total_seconds() if last else float("inf")
        yield "ucap_backup_age_seconds", "Since the last backup", age
