"""What a moderator looks for is found, what waits first."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.moderation.conftest import Cast, Notes
from ucap.kernel.errors import NotAllowed
from ucap.moderation.actions import answer, decide, hold, report
from ucap.moderation.models import Case
from ucap.moderation.queries.desk import waiting_for
from ucap.moderation.queries.queue import Asked, queue
from ucap.moderation.states import Ground, Verdict


@pytest.fixture
def cases(cast: Cast, notes: Notes, at: datetime) -> dict[str, Case]:
    """ "n1" was reported and taken down, "n2" waits since later."""
    reported = report(subject=("note", "n1"), by=cast.reader, ground=Ground.RIGHTS, text="Our picture", at=at)
    decide(case=reported, verdict=Verdict.WITHHOLD, reason="Not yours", by=cast.secretary, at=at)
    later = at + timedelta(hours=1)
    return {
        "n1": reported,
        "n2": hold(subject=("note", "n2"), author=cast.author, reasons=[Ground.UNVERIFIED], at=later),
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), ["n2"]),
        (Asked(state="all"), ["n2", "n1"]),
        (Asked(state="withheld"), ["n1"]),
        (Asked(state="answered"), []),
        (Asked(state="all", ground="rights"), ["n1"]),
        (Asked(state="all", kind="plan"), []),
        (Asked(state="all", kind="note"), ["n2", "n1"]),
        (Asked(state="all", words="picture"), ["n1"]),
        (Asked(state="all", words="not YOURS"), ["n1"]),
        (Asked(state="all", words="Lu Ban"), ["n2", "n1"]),
        (Asked(state="all", page="7"), ["n2", "n1"]),
    ],
)
def test_what_is_looked_for(cast: Cast, cases: dict[str, Case], asked: Asked, found: list[str]) -> None:
    there = queue(cast.secretary, asked)
    assert [row.case.subject_id for row in there.rows] == found
    assert there.waiting == 1


def test_a_new_answer_waits_again(cast: Cast, cases: dict[str, Case], at: datetime) -> None:
    answer(case=cases["n1"], text="It is ours", by=cast.author, at=at)
    assert [row.case for row in queue(cast.secretary, Asked()).rows] == [cases["n1"], cases["n2"]]
    assert [row.case for row in queue(cast.secretary, Asked(state="answered")).rows] == [cases["n1"]]


def test_nobody_else_looks(cast: Cast, cases: dict[str, Case]) -> None:
    for person in (cast.author, AnonymousUser()):
        with pytest.raises(NotAllowed):
            queue(person, Asked())


def test_what_waits_for_whom(cast: Cast, cases: dict[str, Case], at: datetime) -> None:
    (to_decide,) = waiting_for(cast.secretary)
    assert (to_decide.about, to_decide.at) == ("1 case", at + timedelta(hours=1))
    (to_read,) = waiting_for(cast.author)
    assert (to_read.about, to_read.at) == ("1 decision", at)
    assert waiting_for(cast.reader) == ()
