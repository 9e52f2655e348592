from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from ucap.config.chores import CHORES, DAY, FIRST_WAIT, HELD_FOR, LONGEST_WAIT, Chore, let_go, run_due
from ucap.config.models import ChoreRun

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def counting(name: str = "count", every: timedelta = 10 * MINUTE) -> tuple[Chore, list[datetime]]:
    """A chore that notes when it was done."""
    done: list[datetime] = []
    return Chore(name, every, done.append), done


def fail(at: datetime) -> None:
    raise RuntimeError("no")


def test_it_is_done_at_once_and_then_when_its_time_is_over() -> None:
    chore, done = counting()
    assert run_due(AT, [chore]) == ["count"]
    assert run_due(AT + 9 * MINUTE, [chore]) == []
    assert run_due(AT + 10 * MINUTE, [chore]) == ["count"]
    assert done == [AT, AT + 10 * MINUTE]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 11, 24, 1, 59, tzinfo=UTC), datetime(2026, 11, 24, 2, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 2, 0, tzinfo=UTC), datetime(2026, 11, 25, 2, 0, tzinfo=UTC)),
        (AT, datetime(2026, 11, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_what_is_nightly_waits_for_two_in_the_morning(at: datetime, expected: datetime) -> None:
    assert counting(every=DAY)[0].next_after(at) == expected


def test_a_night_that_was_missed_is_made_up_for() -> None:
    chore, done = counting(every=DAY)
    assert run_due(AT, [chore]) == []
    later = AT + timedelta(days=3)
    assert run_due(later, [chore]) == ["count"]
    assert run_due(later + MINUTE, [chore]) == []
    assert done == [later]


def test_one_that_fails_is_logged_and_tried_again_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    good, _ = counting()
    assert run_due(AT, [Chore("bad", DAY / 24, fail), good]) == ["count"]
    assert "the chore bad failed" in caplog.text
    run = ChoreRun.objects.get(name="bad")
    assert (run.failures, run.error, run.due_at) == (1, "RuntimeError", AT + FIRST_WAIT)


def test_one_that_goes_on_failing_waits_longer_and_is_well_when_it_succeeds() -> None:
    at, waits = AT, []
    for _ in range(12):
        run_due(at, [Chore("chore", MINUTE, fail)])
        due = ChoreRun.objects.get(name="chore").due_at
        waits.append(due - at)
        at = due
    assert (waits[:3], waits[-1]) == ([FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT], LONGEST_WAIT)
    assert run_due(at, [Chore("chore", MINUTE, len_of)]) == ["chore"]
    run = ChoreRun.objects.get(name="chore")
    assert (run.failures, run.error, run.done_at) == (0, "", at)


def len_of(at: datetime) -> int:
    return at.day


def test_what_another_worker_is_at_is_left_to_it_until_it_must_be_gone() -> None:
    chore, done = counting()
    ChoreRun.objects.create(name="count", due_at=AT, held_until=AT + HELD_FOR)
    assert run_due(AT + MINUTE, [chore]) == []
    assert run_due(AT + HELD_FOR, [chore]) == ["count"]
    assert len(done) == 1


def test_what_a_killed_worker_was_at_can_be_let_go() -> None:
    chore, _ = counting()
    ChoreRun.objects.create(name="count", due_at=AT, held_until=AT + HELD_FOR)
    assert let_go() == 1
    assert run_due(AT, [chore]) == ["count"]


# The embedded database has one worker alone; in tests it is in memory, where threads do not wait for each other.
@pytest.mark.skipif(connection.vendor == "sqlite", reason="several workers need PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_does_it() -> None:
    chore, done = counting()
    together = Barrier(4)

    def work() -> None:
        try:
            together.wait()
            run_due(AT, [chore])
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert done == [AT]


def test_every_chore_has_a_name_of_its_own() -> None:
    names = [chore.name for chore in CHORES]
    assert len(set(names)) == len(names)
