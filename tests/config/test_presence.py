from collections.abc import Iterator

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from tests.config.running import wait_until
from tests.config.test_background import make_task
from ucap.config.background import take_up_again
from ucap.config.presence import Presence

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the embedded database has one worker"),
]


@pytest.fixture
def ours() -> Iterator[Presence]:
    presence = Presence("ours")
    presence.show()
    yield presence
    presence.leave()


@pytest.fixture
def other() -> Iterator[Presence]:
    presence = Presence("other")
    presence.show()
    yield presence
    presence.leave()


def test_who_lives_is_seen_and_who_is_gone_is_not(ours: Presence, other: Presence) -> None:
    assert ours.gone(["ours", "other", "killed"]) == {"killed"}
    assert ours.gone(["killed"]) == {"killed"}  # looking at somebody's lock does not keep it
    other.leave()
    wait_until(lambda: bool(ours.gone(["other"])), "the end of the other's session")
    other.show()
    assert ours.gone(["other"]) == set()


def test_a_session_that_the_server_ended_is_begun_anew(ours: Presence, other: Presence) -> None:
    with connection.cursor() as cursor, other.session.cursor() as theirs:
        theirs.execute("SELECT pg_backend_pid()")
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", theirs.fetchone())
    assert ours.gone(["other"]) == {"other"}
    other.show()
    assert ours.gone(["other"]) == set()


def test_what_a_dead_worker_left_is_taken_up_and_what_a_living_one_does_is_not(
    ours: Presence, other: Presence
) -> None:
    left, doing = make_task(), make_task()
    left.claim("killed")
    doing.claim("other")
    running = DBTaskResult.objects.running()
    assert take_up_again(ours.gone(task.worker_ids[-1] for task in running)) == 1
    assert DBTaskResult.objects.running().get() == doing
