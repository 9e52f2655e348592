"""Background work: the loop that takes tasks from the database and does them."""

import logging
import sys
import time
from collections.abc import Container, Sequence
from datetime import timedelta
from threading import Event, Thread
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from ucap.config import chores
from ucap.config.presence import Presence
from ucap.config.processes import HeldElsewhere, hold
from ucap.events.tasks import QUEUE as TIMETABLES
from ucap.exchange.tasks import QUEUE as TRANSLATIONS
from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow

log = logging.getLogger("ucap.background")
LOOK_EVERY = 0.5  # seconds between looks into an empty queue: what somebody waits for begins at once
KEPT = timedelta(days=7)  # a finished task is kept for so long; letters among them have addresses in them
TIDY_EVERY = 3600.0  # seconds
CLOCK_EVERY = 60.0  # seconds between looks at the clock
MOST_ATTEMPTS = 3


class Background(Worker):
    """The worker of django-tasks-db, which stops without a word and throws old results away."""

    def __init__(self, *, only: str = "", apart: Sequence[str] = (), worker_id: str = "") -> None:
        """Of every queue, or `only` of that one, or of all but those that are done `apart`."""
        super().__init__(
            queue_names=[only or "*"],
            interval=LOOK_EVERY,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id or get_random_string(32),
            excluded_queue_names=list(apart),
        )
        self.tidied = 0.0

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """The first signal lets the current task end; the second one does not."""
        if not self.running:
            sys.exit(1)
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        super().run_task(db_task_result)
        if time.monotonic() - self.tidied > TIDY_EVERY:
            self.tidied = time.monotonic()
            throw_old_results_away()


def work(*, wait: bool = False) -> int:
    """0 when asked to stop. On the embedded database one worker works at a time; with `wait` this one waits for its turn."""
    embedded = connection.vendor == "sqlite"
    if embedded:
        lock = hold(settings.DATA / "work.lock", wait=wait)
        if isinstance(lock, HeldElsewhere):
            raise NotNow(
                "process %(pid)s does the background work of this data folder already. Stop it first, or leave it be.",
                pid=lock.pid,
            )
        take_up_again()
        chores.let_go()
    throw_old_results_away()
    apart = (TIMETABLES, TRANSLATIONS) if settings.TRANSLATE_URL else (TIMETABLES,)
    worker = Background(apart=apart)
    worker.configure_signals()
    # Beside the tasks, so that a long chore keeps nobody waiting; they die with the worker, and what they were at is done again.
    Thread(target=mind_the_clock, name="chores", daemon=True).start()
    for queue in apart:
        Thread(target=work_apart, args=(queue, worker.worker_id), name=queue, daemon=True).start()
    if not embedded:
        seen = Event()
        Thread(target=mind_the_others, args=(worker.worker_id, seen), name="others", daemon=True).start()
        seen.wait()
    worker.run()
    return 0


def work_apart(queue: str, worker_id: str) -> None:
    """Never comes back: does what takes long, or waits for somebody else's service, so that nobody else has to wait. A part of that worker."""
    while True:
        try:
            Background(only=queue, worker_id=worker_id).run()
        except Exception:
            log.exception("the queue %s could not be looked at", queue)  # the database is away, for one
        close_old_connections()
        time.sleep(CLOCK_EVERY)


def mind_the_clock() -> None:
    """Never comes back: looks every minute whether a chore is due."""
    while True:
        close_old_connections()
        try:
            chores.run_due(now())
        except Exception:
            # The database is away, for one: the tasks' loop ends with that, the clock does not.
            log.exception("the chores could not be looked at")
        close_old_connections()
        time.sleep(CLOCK_EVERY)


def mind_the_others(worker_id: str, seen: Event) -> None:
    """Never comes back: shows that this worker lives, `seen` by the others from then on, and takes up what dead ones left."""
    presence = Presence(worker_id)
    while True:
        try:
            presence.show()
            seen.set()
            running = DBTaskResult.objects.running()
            take_up_again(presence.gone(task.worker_ids[-1] for task in running if task.worker_ids))
        except Error:  # InterfaceError too, which is no DatabaseError: a closed connection says either
            log.exception("the other workers could not be looked at")
            presence.leave()
        close_old_connections()
        time.sleep(CLOCK_EVERY)


def take_up_again(gone: Container[str] | None = None) -> int:
    """How many tasks are to be done anew because the worker that did them was killed: one of those `gone`.

    Without `gone` any: only where no other worker can be at work. A task that takes its worker down with it is given up in the end.
    """
    torn = [
        task
        for task in DBTaskResult.objects.running()
        if gone is None or (task.worker_ids or [""])[-1] in gone
    ]
    for task in torn:
        if len(task.worker_ids) >= MOST_ATTEMPTS:
            task.set_failed(RuntimeError("its worker was killed each time"))
            log.error("%s is given up: its worker was killed %d times", task.task_path, len(task.worker_ids))
        else:
            DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.READY, started_at=None)
    return len(torn)


def throw_old_results_away() -> int:
    """How many results were old enough."""
    deleted, _ = DBTaskResult.objects.finished().filter(finished_at__lte=now() - KEPT).delete()
    return deleted
