"""The talk between the author and the moderators."""

from datetime import datetime, timedelta

import pytest

from tests.moderation.actions.test_opening import N1, told
from tests.moderation.conftest import Cast, Notes
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.moderation.actions import answer, decide, note_reading, report
from ucap.moderation.actions.answering import IN_A_ROW
from ucap.moderation.models import Case
from ucap.moderation.states import Ground, Verdict


@pytest.fixture
def case(cast: Cast, notes: Notes, at: datetime) -> Case:
    there = report(subject=N1, by=cast.reader, ground=Ground.FALSE, at=at)
    return decide(case=there, verdict=Verdict.WITHHOLD, reason="Not true.", by=cast.secretary, at=at)


def test_the_author_answers_and_the_moderators_reply(cast: Cast, case: Case, at: datetime) -> None:
    said = answer(case=case, text="It <b>is</b> true.", by=cast.author, at=at)
    assert (said.text, said.by_moderator) == ("It is true.", False)
    case.refresh_from_db()
    assert case.answer_waits
    assert told(cast.secretary)[0] == "The author answered: A note"
    answer(case=case, text="Name your source.", by=cast.secretary, at=at)
    case.refresh_from_db()
    assert not case.answer_waits
    assert told(cast.author)[0] == "A moderator wrote to you about: A note"
    assert [one.by_moderator for one in case.answers.all()] == [False, True]


def test_whoever_speaks_for_the_thing_answers_too(cast: Cast, case: Case, at: datetime) -> None:
    assert answer(case=case, text="We agreed to it.", by=cast.colleague, at=at).by_moderator is False


def test_nobody_else_has_a_say(cast: Cast, case: Case, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        answer(case=case, text="I know better", by=cast.reader, at=at)
    with pytest.raises(NotAllowed):
        note_reading(case=case, by=cast.reader, at=at)


def test_an_answer_says_something(cast: Cast, case: Case, at: datetime) -> None:
    with pytest.raises(BadInput):
        answer(case=case, text="<br>\u2066", by=cast.author, at=at)


def test_the_author_waits_for_a_reply(cast: Cast, case: Case, at: datetime) -> None:
    for minutes in range(IN_A_ROW):
        answer(case=case, text="Please!", by=cast.author, at=at + timedelta(minutes=minutes))
    with pytest.raises(NotNow, match="with the moderators"):
        answer(case=case, text="Please!", by=cast.author, at=at + timedelta(hours=1))
    answer(case=case, text="We read it.", by=cast.secretary, at=at + timedelta(hours=2))
    answer(case=case, text="Thanks", by=cast.author, at=at + timedelta(hours=3))


def test_a_decision_is_read_once_by_its_author(cast: Cast, case: Case, at: datetime) -> None:
    assert note_reading(case=case, by=cast.secretary, at=at).read_at is None
    assert note_reading(case=case, by=cast.author, at=at).read_at == at
    assert note_reading(case=case, by=cast.author, at=at + timedelta(days=1)).read_at == at
