"""Cities are invited, answer, take it back, and are reminded."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.events.actions.test_registering import told
from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import PLACES, make_city, make_event, make_officer, make_person
from tests.organisations.factories import make_secretary
from ucap.events.actions import (
    answer_invitation,
    invite_again,
    invite_cities,
    remind_cities,
    remind_invited,
    undo_invitation_answer,
    withdraw_invitation,
)
from ucap.events.actions.inviting import MOST_INVITED
from ucap.events.models import CityInvitation
from ucap.events.states import EventKind, EventState, ExhibitState, InvitedState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
LAST = date(2027, 1, 15)


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Yangzhou"])


@pytest.fixture
def guest(db: None) -> User:
    return make_officer(PLACES["Granada"])


def verbs(row: CityInvitation) -> list[str]:
    return [one.verb for one in JournalEntry.objects.about("city invitation", row.pk).order_by("pk")]


def state_of(row: CityInvitation) -> str:
    return CityInvitation.objects.get(pk=row.pk).state


def test_several_are_invited_at_once_and_told_in_their_language(host: User, at: datetime) -> None:
    expo = make_expo()
    chinese = make_officer(PLACES["Chengdu"])
    chinese.language = "zh-hans"
    chinese.save()
    secretary = make_secretary()
    cities = [make_city(name) for name in ("Granada", "Chengdu", "Granada")]
    officer = make_officer(PLACES["Granada"])
    made = invite_cities(
        event=expo, cities=cities, text=" Show a <b>garden</b>. ", answer_by=LAST, by=host, at=at
    )
    assert [(one.city.name, one.state, one.text, one.answer_by) for one in made] == [
        ("Granada", "invited", "Show a garden.", LAST),
        ("Chengdu", "invited", "Show a garden.", LAST),
    ]
    assert told(officer) == ["Granada is invited to: Horticulture Expo"]
    assert told(chinese) == ["成都 is invited to: Horticulture Expo"]
    assert told(secretary) == []
    assert verbs(made[0]) == ["expo.invited"]
    # a city without an officer here: the secretariat is told
    invite_cities(event=expo, cities=[make_city("Bologna")], by=host, at=at)
    assert told(secretary) == ["Bologna is invited to: Horticulture Expo"]


def test_a_city_is_invited_once(host: User, at: datetime) -> None:
    expo = make_expo()
    granada, bologna = make_city("Granada"), make_city("Bologna")
    invite_cities(event=expo, cities=[granada], by=host, at=at)
    assert len(invite_cities(event=expo, cities=[granada, bologna], by=host, at=at)) == 1
    for none in ([granada], []):
        with pytest.raises(BadInput, match="not invited yet"):
            invite_cities(event=expo, cities=none, by=host, at=at)
    row = expo.invitations.get(city=granada)
    withdraw_invitation(invitation=row, by=host, at=at)
    (again,) = invite_cities(event=expo, cities=[granada], text="Do come", by=host, at=at)
    assert (again.pk, again.state, again.text) == (row.pk, "invited", "Do come")


def test_hosts_alone_invite(guest: User, at: datetime) -> None:
    expo = make_expo()
    row = make_invitation(expo)
    for somebody in (guest, make_person(verified=True), make_officer(PLACES["Bologna"])):
        with pytest.raises(NotAllowed):
            invite_cities(event=expo, cities=[make_city("Rome")], by=somebody, at=at)
        with pytest.raises(NotAllowed):
            withdraw_invitation(invitation=row, by=somebody, at=at)
        with pytest.raises(NotAllowed):
            remind_cities(event=expo, by=somebody, at=at)
    CityInvitation.objects.update(state=InvitedState.WITHDRAWN)
    with pytest.raises(NotAllowed):
        invite_again(invitation=row, by=guest, at=at)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": EventKind.WEBINAR}, "expos and festivals alone"),
        ({"state": EventState.DRAFT}, "Announce the event first"),
        ({"state": EventState.HELD}, "over or cancelled"),
        ({"state": EventState.CANCELLED}, "over or cancelled"),
    ],
)
def test_not_to_every_event(changes: dict[str, Any], words: str, host: User, at: datetime) -> None:
    with pytest.raises(NotNow, match=words):
        invite_cities(event=make_expo(**changes), cities=[make_city("Rome")], by=host, at=at)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answer_by": date(2026, 11, 23)}, "is over"),
        ({"answer_by": date(2027, 3, 27)}, "after the event"),
        ({"text": "x" * 2001}, "2000"),
    ],
)
def test_what_cannot_be_said(changes: dict[str, Any], words: str, host: User, at: datetime) -> None:
    with pytest.raises(BadInput) as told_so:
        invite_cities(event=make_expo(), cities=[make_city("Rome")], by=host, at=at, **changes)
    assert words in str(told_so.value)


def test_not_more_than_anybody_looks_at(host: User, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.events.actions.inviting.MOST_INVITED", 1)
    expo = make_expo()
    make_invitation(expo)
    with pytest.raises(BadInput, match="at most 1 "):
        invite_cities(event=expo, cities=[make_city("Rome")], by=host, at=at)
    assert MOST_INVITED > 100


@pytest.mark.parametrize(
    ("verb", "states"),
    [
        ("show_interest", ("interested", "is interested in")),
        ("confirm", ("confirmed", "takes part in")),
        ("decline", ("declined", "does not take part in")),
    ],
)
def test_a_city_answers_and_takes_it_back(
    verb: str, states: tuple[str, str], host: User, guest: User, at: datetime
) -> None:
    row, (state, said) = make_invitation(make_expo()), states
    done = answer_invitation(invitation=row, verb=verb, text=" Gladly. ", by=guest, at=at)
    assert (state_of(row), done.answer, done.answered_by, done.answered_at) == (state, "Gladly.", guest, at)
    assert told(host) == [f"Granada {said}: Horticulture Expo"]
    back = undo_invitation_answer(invitation=row, by=guest, at=at)
    assert (state_of(row), back.answer, back.answered_by) == ("invited", "", None)
    assert told(host)[-1] == "Granada takes its answer back: Horticulture Expo"
    with pytest.raises(NotNow):
        undo_invitation_answer(invitation=row, by=guest, at=at)


def test_an_answer_before_comes_back_with_its_words(guest: User, at: datetime) -> None:
    row = make_invitation(make_expo())
    answer_invitation(invitation=row, verb="show_interest", text="Perhaps", by=guest, at=at)
    answer_invitation(invitation=row, verb="decline", text="No money", by=guest, at=at)
    back = undo_invitation_answer(invitation=row, by=guest, at=at)
    assert (state_of(row), back.answer, back.answered_by) == ("interested", "Perhaps", guest)
    (entry,) = JournalEntry.objects.filter(verb="expo.declined")
    assert "answer" not in (entry.before or ())  # what people wrote is kept apart


def test_officers_of_the_city_alone_answer(host: User, guest: User, at: datetime) -> None:
    row = make_invitation(make_expo())
    for somebody in (host, make_officer(PLACES["Bologna"]), make_person(verified=True)):
        with pytest.raises(NotAllowed):
            answer_invitation(invitation=row, verb="confirm", by=somebody, at=at)
    answer_invitation(invitation=row, verb="confirm", by=guest, at=at)
    with pytest.raises(NotAllowed):
        undo_invitation_answer(invitation=row, by=host, at=at)
    with pytest.raises(BadInput):
        answer_invitation(invitation=row, verb="withdraw", by=guest, at=at)
    with pytest.raises(NotNow):  # by the table
        answer_invitation(invitation=row, verb="show_interest", by=guest, at=at)


def test_with_exhibits_a_city_does_not_leave_unseen(host: User, guest: User, at: datetime) -> None:
    row = make_invitation(make_expo(), state=InvitedState.INTERESTED)
    exhibit = make_exhibit(row, state=ExhibitState.PROPOSED)
    with pytest.raises(NotNow, match="exhibits"):
        answer_invitation(invitation=row, verb="decline", by=guest, at=at)
    with pytest.raises(NotNow, match="exhibits"):
        withdraw_invitation(invitation=row, by=host, at=at)
    exhibit.state = ExhibitState.WITHDRAWN
    exhibit.save()
    assert answer_invitation(invitation=row, verb="decline", by=guest, at=at)


def test_an_answer_is_not_taken_back_while_there_are_exhibits(guest: User, at: datetime) -> None:
    row = make_invitation(make_expo())
    answer_invitation(invitation=row, verb="show_interest", by=guest, at=at)
    make_exhibit(row, state=ExhibitState.PROPOSED)
    with pytest.raises(NotNow, match="exhibits"):
        undo_invitation_answer(invitation=row, by=guest, at=at)
    answer_invitation(invitation=row, verb="confirm", by=guest, at=at)
    assert undo_invitation_answer(invitation=row, by=guest, at=at).state == "interested"


def test_withdrawn_and_as_it_was(host: User, guest: User, at: datetime) -> None:
    row = make_invitation(make_expo())
    answer_invitation(invitation=row, verb="show_interest", text="Yes", by=guest, at=at)
    withdraw_invitation(invitation=row, by=host, at=at)
    assert state_of(row) == "withdrawn"
    with pytest.raises(NotNow):
        answer_invitation(invitation=row, verb="confirm", by=guest, at=at)
    assert told(guest)[-1] == "The hosts withdraw their invitation of Granada: Horticulture Expo"
    invite_again(invitation=row, by=host, at=at)
    row.refresh_from_db()
    assert (row.state, row.answer) == ("interested", "Yes")
    assert verbs(row)[-2:] == ["expo.withdrawn", "expo.invited_again"]
    other = make_invitation(row.event, "Rome", state=InvitedState.WITHDRAWN)
    assert invite_again(invitation=other, by=host, at=at).state == "invited"
    confirmed = make_invitation(row.event, "Bologna", state=InvitedState.CONFIRMED)
    with pytest.raises(NotNow):
        withdraw_invitation(invitation=confirmed, by=host, at=at)


def test_one_that_is_gone(host: User, at: datetime) -> None:
    row = make_invitation(make_expo())
    CityInvitation.objects.all().delete()
    with pytest.raises(NotNow, match="not here any more"):
        withdraw_invitation(invitation=row, by=host, at=at)


def test_reminded_by_hand_once_a_day(host: User, guest: User, at: datetime) -> None:
    expo = make_expo()
    row = make_invitation(expo)
    make_invitation(expo, "Bologna", state=InvitedState.DECLINED)
    rome = make_invitation(expo, "Rome")
    assert remind_cities(event=expo, ids=[row.pk], by=host, at=at) == [row]
    assert told(guest) == ["Granada has not answered yet: Horticulture Expo"]
    assert remind_cities(event=expo, by=host, at=at) == [rome]
    for ids in (None, [row.pk], ["nothing"], ["no\0thing"], []):
        with pytest.raises(NotNow):
            remind_cities(event=expo, ids=ids, by=host, at=at)
    assert len(remind_cities(event=expo, by=host, at=at + timedelta(days=1))) == 2


def day(number: int, hour: int = 6) -> datetime:
    """So many days after the last one for an answer, as the clocks of the expo show it."""
    return datetime(LAST.year, LAST.month, LAST.day, hour, tzinfo=UTC) + timedelta(days=number)


def test_the_clock_reminds_a_week_before_and_on_the_day_after(guest: User) -> None:
    row = make_invitation(make_expo(), answer_by=LAST)
    reminded = [number for number in range(-20, 20) if remind_invited(day(number))]
    assert reminded == [-7, 1]
    assert told(guest) == ["Granada has not answered yet: Horticulture Expo"] * 2
    assert verbs(row) == ["expo.reminded"] * 2


def test_a_chore_that_slept_makes_up_for_it(guest: User) -> None:
    make_invitation(make_expo(), answer_by=LAST)
    assert [remind_invited(day(number)) for number in (-3, -3, -2, 0, 5, 5, 6)] == [1, 0, 0, 0, 1, 0, 0]


def test_whoever_was_reminded_by_hand_is_not_reminded_again(host: User, guest: User) -> None:
    expo = make_expo()
    make_invitation(expo, answer_by=LAST)
    remind_cities(event=expo, by=host, at=day(-5))
    assert [remind_invited(day(number)) for number in (-4, 0, 1, 2)] == [0, 0, 1, 0]


def test_whoever_was_invited_in_the_last_week_is_not_reminded_at_once() -> None:
    make_invitation(make_expo(), answer_by=LAST, at=day(-4))
    assert [remind_invited(day(number)) for number in (-3, 0, 1)] == [0, 0, 1]


def test_by_the_clock_of_the_event() -> None:
    make_invitation(make_expo(), answer_by=LAST)  # Yangzhou is eight hours before Greenwich
    remind_invited(day(-7))
    assert remind_invited(day(0, hour=15)) == 0
    assert remind_invited(day(0, hour=16)) == 1


@pytest.mark.parametrize("state", [state for state in InvitedState if state != InvitedState.INVITED])
def test_whoever_answered_is_not_reminded(state: InvitedState) -> None:
    make_invitation(make_expo(), answer_by=LAST, state=state)
    assert remind_invited(day(1)) == 0


def test_nobody_is_reminded_of_what_is_over_or_has_no_last_day() -> None:
    make_invitation(make_expo(state=EventState.CANCELLED), answer_by=LAST)
    make_invitation(make_expo())
    make_invitation(make_event(), answer_by=LAST)  # of another kind by now
    assert remind_invited(day(1)) == 0
