"""Letting people in, also late and twice."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.events.actions.test_registering import verbs
from tests.events.at_once import at_once
from tests.events.factories import make_event, make_officer, make_registration
from tests.exchange.factories import PLACES
from ucap.events.actions import check_in, undo_check_in
from ucap.events.models import Registration
from ucap.events.states import EventState, RegistrationState
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


def test_let_in_once_however_often_it_is_sent(officer: User, at: datetime) -> None:
    row = make_registration(make_event())
    first = check_in(registration=row, by=officer, at=at + timedelta(hours=1))
    other = make_officer(PLACES["Granada"])
    again = check_in(registration=row, by=other, at=at + timedelta(hours=2))
    assert (first.already, again.already) == (False, True)
    assert again.registration.checked_in_at == at + timedelta(hours=1)
    assert again.registration.checked_in_by == officer
    assert verbs(row) == ["registration.checked_in"]


@pytest.mark.parametrize(
    ("when", "kept"), [(30, 30), (120, 60), (-30, 0), (None, 60)]
)  # minutes after they registered; sent after 60
def test_the_time_of_the_telephone_is_taken_as_far_as_it_can_be(
    when: int | None, kept: int, officer: User, at: datetime
) -> None:
    row = make_registration(make_event())
    seen = None if when is None else at + timedelta(minutes=when)
    done = check_in(registration=row, by=officer, at=at + timedelta(hours=1), when=seen)
    assert done.registration.checked_in_at == at + timedelta(minutes=kept)


def test_taken_back(officer: User, at: datetime) -> None:
    row = make_registration(make_event())
    assert undo_check_in(registration=row, by=officer, at=at).checked_in_at is None
    check_in(registration=row, by=officer, at=at)
    assert undo_check_in(registration=row, by=officer, at=at).checked_in_at is None
    assert verbs(row) == ["registration.checked_in", "registration.check_in_undone"]
    assert not check_in(registration=row, by=officer, at=at).already


def test_only_who_is_confirmed_only_by_hosts_only_where_it_is_held(officer: User, at: datetime) -> None:
    row = make_registration(make_event(), state=RegistrationState.WAITING)
    with pytest.raises(NotNow, match="not confirmed"):
        check_in(registration=row, by=officer, at=at)
    row = make_registration(make_event())
    assert row.person
    for does in (check_in, undo_check_in):
        with pytest.raises(NotAllowed):
            does(registration=row, by=row.person, at=at)
        cancelled = make_registration(make_event(state=EventState.CANCELLED))
        with pytest.raises(NotNow):
            does(registration=cancelled, by=officer, at=at)
    assert check_in(registration=make_registration(make_event(state=EventState.HELD)), by=officer, at=at)


@pytest.mark.django_db(transaction=True)
def test_two_telephones_at_the_same_moment(tmp_path: Path, at: datetime) -> None:
    officer = make_officer(PLACES["Granada"])
    row = make_registration(make_event())

    def let_in() -> bool:
        here = Registration.objects.get(pk=row.pk)
        return check_in(registration=here, by=officer, at=at).already

    assert sorted(at_once(tmp_path, let_in, let_in)) == [False, True]
