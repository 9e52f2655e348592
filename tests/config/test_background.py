from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ucap.config.background import KEPT, MOST_ATTEMPTS, Background, take_up_again, throw_old_results_away
from ucap.exchange.tasks import QUEUE
from ucap.kernel.clock import now

pytestmark = pytest.mark.django_db


def make_task(**changes: Any) -> "DBTaskResult[Any, Any]":
    """A letter on its way."""
    fields: dict[str, Any] = {
        "args_kwargs": {"args": [["0123456789ab"]], "kwargs": {}},
        "task_path": "ucap.notices.tasks.deliver_letters",
        "backend_name": "default",
        "run_after": timezone.now(),
        "exception_class_path": "",
        "traceback": "",
    }
    return DBTaskResult.objects.create(**(fields | changes))


def test_a_task_whose_worker_was_killed_is_done_anew() -> None:
    task = make_task()
    task.claim("killed")
    assert take_up_again() == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


def test_a_task_that_kills_its_worker_each_time_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    task = make_task(worker_ids=["one", "two", "three"][:MOST_ATTEMPTS], status=TaskResultStatus.RUNNING)
    take_up_again()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "ucap.notices.tasks.deliver_letters is given up" in caplog.text


def test_what_waits_or_is_done_is_left_alone() -> None:
    waiting, done = make_task(), make_task(status=TaskResultStatus.SUCCESSFUL)
    assert take_up_again() == 0
    waiting.refresh_from_db()
    done.refresh_from_db()
    assert (waiting.status, done.status) == (TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL)


def test_old_results_are_thrown_away_and_waiting_tasks_are_not() -> None:
    old = now() - KEPT - timedelta(minutes=1)
    make_task(status=TaskResultStatus.SUCCESSFUL, finished_at=old)
    make_task(status=TaskResultStatus.FAILED, finished_at=old)
    kept = make_task(status=TaskResultStatus.SUCCESSFUL, finished_at=now())
    waiting = make_task()
    assert throw_old_results_away() == 2
    assert set(DBTaskResult.objects.all()) == {kept, waiting}


def test_the_first_signal_ends_an_idle_worker_at_once() -> None:
    worker = Background()
    with pytest.raises(SystemExit) as end:
        worker.shutdown(15, None)
    assert end.value.code == 0


def test_the_first_signal_lets_a_task_end_and_the_second_does_not() -> None:
    worker = Background()
    worker.running_task = True
    worker.shutdown(15, None)
    assert not worker.running
    with pytest.raises(SystemExit) as end:
        worker.shutdown(15, None)
    assert end.value.code == 1


class Noting(Background):
    """Says which tasks it took, and does none."""

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        db_task_result.set_successful(None)


@pytest.mark.django_db(transaction=True)  # a worker closes its connection at the end
@pytest.mark.parametrize(("worker", "takes"), [({"apart": [QUEUE]}, "letters"), ({"only": QUEUE}, "texts")])
def test_what_waits_for_a_service_has_a_worker_of_its_own(worker: dict[str, str], takes: str) -> None:
    tasks = {"letters": make_task(), "texts": make_task(queue_name=QUEUE)}
    noting = Noting(**worker, worker_id="of both")
    noting.batch = True
    noting.run()
    for name, task in tasks.items():
        task.refresh_from_db()
        assert task.worker_ids == (["of both"] if name == takes else [])
