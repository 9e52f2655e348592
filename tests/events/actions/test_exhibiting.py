"""Exhibits are proposed, changed, decided about, and taken back."""

from datetime import date, datetime, time
from typing import Any

import pytest

from tests.events.actions.test_registering import told
from tests.events.expos import garden, make_exhibit, make_expo, make_invitation, make_spot
from tests.events.factories import (
    FIRST_DAY,
    PLACES,
    make_member,
    make_officer,
    make_organisation,
    make_person,
)
from tests.organisations.factories import YANGZHOU
from ucap.events.actions import (
    answer_invitation,
    change_exhibit,
    confirm_exhibit,
    decline_exhibit,
    place_exhibit,
    propose_exhibit,
    propose_exhibit_again,
    undo_exhibit_decision,
    undo_invitation_answer,
    withdraw_exhibit,
)
from ucap.events.models import Exhibit
from ucap.events.states import EventState, ExhibitKind, ExhibitState, InvitedState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
INTERESTED, PROPOSED = InvitedState.INTERESTED, ExhibitState.PROPOSED


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Yangzhou"])


@pytest.fixture
def guest(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def exhibit(db: None) -> Exhibit:
    return make_exhibit(make_invitation(make_expo(), state=INTERESTED), state=PROPOSED, square_metres=80)


def verbs(row: Exhibit) -> list[str]:
    return [one.verb for one in JournalEntry.objects.about("exhibit", row.pk).order_by("pk")]


def kept(row: Exhibit) -> tuple[str, str, str | None]:
    """State of the exhibit and of its city, and the name of the spot."""
    row = Exhibit.objects.select_related("invitation", "spot").get(pk=row.pk)
    return row.state, row.invitation.state, row.spot.name if row.spot else None


def test_from_the_invitation_to_the_programme(host: User, guest: User, at: datetime) -> None:
    row = make_invitation(make_expo())
    with pytest.raises(NotNow, match="interested"):
        propose_exhibit(invitation=row, said=garden(), by=guest, at=at)
    answer_invitation(invitation=row, verb="show_interest", by=guest, at=at)
    exhibit = propose_exhibit(invitation=row, said=garden(), by=guest, at=at)
    assert (exhibit.title, exhibit.square_metres, exhibit.by, exhibit.state) == (
        "Jardín nazarí",
        80,
        guest,
        "proposed",
    )
    assert told(host)[-1] == "Granada proposes “Jardín nazarí”: Horticulture Expo"
    spot = make_spot(row.event)
    confirm_exhibit(exhibit=exhibit, spot=spot, by=host, at=at)
    assert kept(exhibit) == ("confirmed", "confirmed", "A1")
    assert told(guest)[-1] == "The hosts have confirmed “Jardín nazarí”: Horticulture Expo"
    assert verbs(exhibit) == ["exhibit.proposed", "exhibit.confirmed"]
    with pytest.raises(NotNow):  # the hosts did that, not the city
        undo_invitation_answer(invitation=row, by=guest, at=at)


def test_a_decision_is_taken_back_and_the_city_with_it(host: User, exhibit: Exhibit, at: datetime) -> None:
    spot = make_spot(exhibit.event)
    with pytest.raises(NotNow):
        undo_exhibit_decision(exhibit=exhibit, by=host, at=at)
    confirm_exhibit(exhibit=exhibit, by=host, at=at)
    place_exhibit(exhibit=exhibit, spot=spot, by=host, at=at)
    done = undo_exhibit_decision(exhibit=exhibit, by=host, at=at)
    assert (kept(exhibit), done.decided_at) == (("proposed", "interested", None), None)
    with pytest.raises(NotNow):
        undo_exhibit_decision(exhibit=exhibit, by=host, at=at)


def test_the_city_stays_where_it_shows_something_else(host: User, exhibit: Exhibit, at: datetime) -> None:
    confirm_exhibit(exhibit=exhibit, by=host, at=at)
    make_exhibit(exhibit.invitation, title="Flamenco")
    undo_exhibit_decision(exhibit=exhibit, by=host, at=at)
    assert kept(exhibit) == ("proposed", "confirmed", None)


def test_and_where_it_had_said_so_itself(host: User, guest: User, exhibit: Exhibit, at: datetime) -> None:
    answer_invitation(invitation=exhibit.invitation, verb="confirm", by=guest, at=at)
    confirm_exhibit(exhibit=exhibit, by=host, at=at)
    undo_exhibit_decision(exhibit=exhibit, by=host, at=at)
    assert kept(exhibit) == ("proposed", "confirmed", None)


def test_declined_with_why_and_back_on_its_spot(
    host: User, guest: User, exhibit: Exhibit, at: datetime
) -> None:
    spot = make_spot(exhibit.event)
    confirm_exhibit(exhibit=exhibit, spot=spot, by=host, at=at)
    for why in ("", " \n ", "x" * 2001):
        with pytest.raises(BadInput):
            decline_exhibit(exhibit=exhibit, why=why, by=host, at=at)
    done = decline_exhibit(exhibit=exhibit, why=" No <i>space</i>. ", by=host, at=at)
    assert (kept(exhibit), done.why) == (("declined", "confirmed", None), "No space.")
    assert told(guest)[-1] == "The hosts have declined “Jardín nazarí”: Horticulture Expo"
    other = make_exhibit(exhibit.invitation, title="Flamenco", spot=spot)
    with pytest.raises(BadInput, match="Flamenco"):  # the spot is another's by now
        undo_exhibit_decision(exhibit=exhibit, by=host, at=at)
    other.delete()
    done = undo_exhibit_decision(exhibit=exhibit, by=host, at=at)
    assert (kept(exhibit), done.why, done.decided_at) == (("confirmed", "confirmed", "A1"), "", at)


def test_hosts_alone_decide(guest: User, exhibit: Exhibit, at: datetime) -> None:
    for somebody in (guest, make_officer(PLACES["Bologna"]), make_person(verified=True)):
        with pytest.raises(NotAllowed):
            confirm_exhibit(exhibit=exhibit, by=somebody, at=at)
        with pytest.raises(NotAllowed):
            decline_exhibit(exhibit=exhibit, why="No", by=somebody, at=at)
        with pytest.raises(NotAllowed):
            undo_exhibit_decision(exhibit=exhibit, by=somebody, at=at)
    assert kept(exhibit) == ("proposed", "interested", None)


def test_whose_exhibit_it_is(host: User, guest: User, exhibit: Exhibit, at: datetime) -> None:
    house = make_organisation(name="Alhambra gardens")
    member, unknown = make_member(house, make_person(verified=True)), make_member(house)
    for somebody in (host, member, make_officer(PLACES["Bologna"])):
        with pytest.raises(NotAllowed):
            change_exhibit(exhibit=exhibit, said=garden(title="Mine"), by=somebody, at=at)
        with pytest.raises(NotAllowed):
            withdraw_exhibit(exhibit=exhibit, by=somebody, at=at)
        with pytest.raises(NotAllowed):
            propose_exhibit(invitation=exhibit.invitation, said=garden(), by=somebody, at=at)
    change_exhibit(exhibit=exhibit, said=garden(organisation=house), by=guest, at=at)
    done = change_exhibit(exhibit=exhibit, said=garden(organisation=house, title="New"), by=member, at=at)
    assert done.title == "New"
    with pytest.raises(NotAllowed):  # nobody has vouched for them
        change_exhibit(exhibit=exhibit, said=garden(organisation=house, title="x"), by=unknown, at=at)


def test_hosts_are_told_of_what_changes_after_they_confirmed(
    host: User, guest: User, exhibit: Exhibit, at: datetime
) -> None:
    change_exhibit(exhibit=exhibit, said=garden(title="Agua"), by=guest, at=at)
    assert told(host) == []
    confirm_exhibit(exhibit=exhibit, spot=make_spot(exhibit.event), by=host, at=at)
    change_exhibit(exhibit=exhibit, said=garden(title="Agua"), by=guest, at=at)
    assert told(host) == []  # nothing is different
    change_exhibit(exhibit=exhibit, said=garden(title="Mirto"), by=guest, at=at)
    assert told(host) == ["Granada has changed “Mirto”: Horticulture Expo"]
    with pytest.raises(BadInput) as told_so:
        change_exhibit(exhibit=exhibit, said=garden(square_metres=101), by=guest, at=at)
    assert str(told_so.value).startswith("“A1” has 100 m², and “Jardín nazarí” needs 101 m²")
    (entry,) = JournalEntry.objects.filter(verb="exhibit.changed").order_by("-pk")[:1]
    assert entry.after == {}  # the title is kept apart


def test_withdrawn_its_spot_is_free_and_proposed_again(
    host: User, guest: User, exhibit: Exhibit, at: datetime
) -> None:
    spot = make_spot(exhibit.event)
    confirm_exhibit(exhibit=exhibit, spot=spot, by=host, at=at)
    withdraw_exhibit(exhibit=exhibit, by=guest, at=at)
    assert kept(exhibit) == ("withdrawn", "confirmed", None)
    assert told(host)[-1] == "Granada withdraws “Jardín nazarí”: Horticulture Expo"
    with pytest.raises(NotNow):
        withdraw_exhibit(exhibit=exhibit, by=guest, at=at)
    propose_exhibit_again(exhibit=exhibit, by=guest, at=at)
    assert kept(exhibit) == ("proposed", "confirmed", None)
    with pytest.raises(NotNow):
        propose_exhibit_again(exhibit=exhibit, by=guest, at=at)


def test_not_again_for_a_city_that_left(guest: User, exhibit: Exhibit, at: datetime) -> None:
    withdraw_exhibit(exhibit=exhibit, by=guest, at=at)
    answer_invitation(invitation=exhibit.invitation, verb="decline", by=guest, at=at)
    with pytest.raises(NotNow, match="interested"):
        propose_exhibit_again(exhibit=exhibit, by=guest, at=at)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " <br> "}, "title"),
        ({"title": "x" * 201}, "200"),
        ({"language": "tlh"}, "language"),
        ({"text": "x" * 2001}, "2000"),
        ({"needs": "x" * 2001}, "2000"),
        ({"square_metres": 0}, "square metres"),
        ({"square_metres": 10**9}, "square metres"),
        ({"starts_on": date(2027, 3, 22)}, "from 2027-03-23 to 2027-03-26"),
        ({"ends_on": date(2027, 3, 27)}, "from 2027-03-23"),
        ({"starts_on": date(2027, 3, 25), "ends_on": date(2027, 3, 24)}, "ends before"),
        ({"kind": ExhibitKind.PERFORMANCE}, "hour"),
    ],
)
def test_what_cannot_be_shown(changes: dict[str, Any], words: str, guest: User, at: datetime) -> None:
    row = make_invitation(make_expo(), state=INTERESTED)
    with pytest.raises(BadInput) as told_so:
        propose_exhibit(invitation=row, said=garden(**changes), by=guest, at=at)
    assert words in str(told_so.value)
    assert not Exhibit.objects.exists()


def test_an_organisation_of_the_city_alone(guest: User, at: datetime) -> None:
    row = make_invitation(make_expo(), state=INTERESTED)
    for house in (make_organisation(city=YANGZHOU), make_organisation(approved=False)):
        with pytest.raises(BadInput, match="organisation of the city"):
            propose_exhibit(invitation=row, said=garden(organisation=house), by=guest, at=at)
    assert propose_exhibit(
        invitation=row, said=garden(organisation=make_organisation()), by=guest, at=at
    ).organisation


def test_the_owners_of_an_organisation_that_is_named_are_told(
    host: User, guest: User, exhibit: Exhibit, at: datetime
) -> None:
    owner = make_person(verified=True)
    house = make_organisation(owner=owner)
    for title in ("Agua", "Mirto"):
        change_exhibit(exhibit=exhibit, said=garden(title=title, organisation=house), by=guest, at=at)
    assert told(owner) == ["Granada proposes “Agua” with your organisation: Horticulture Expo"]
    confirm_exhibit(exhibit=exhibit, by=host, at=at)
    assert told(owner)[-1] == "The hosts have confirmed “Mirto”: Horticulture Expo"
    propose_exhibit(invitation=exhibit.invitation, said=garden(organisation=house), by=guest, at=at)
    assert len(told(owner)) == 3


def test_one_day_and_the_hour_of_a_performance(guest: User, at: datetime) -> None:
    row = make_invitation(make_expo(), state=INTERESTED)
    concert = garden(kind=ExhibitKind.PERFORMANCE, ends_on=FIRST_DAY, begins=time(19))
    done = propose_exhibit(invitation=row, said=concert, by=guest, at=at)
    assert (done.starts_on, done.ends_on, done.begins) == (FIRST_DAY, FIRST_DAY, time(19))
    done = change_exhibit(exhibit=done, said=garden(begins=time(19)), by=guest, at=at)
    assert (done.starts_on, done.ends_on, done.begins) == (None, None, None)  # a garden has no hour


def test_not_without_end(guest: User, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.events.actions.exhibiting.MOST_EXHIBITS", 1)
    row = make_invitation(make_expo(), state=INTERESTED)
    propose_exhibit(invitation=row, said=garden(), by=guest, at=at)
    with pytest.raises(BadInput, match="at most 1 "):
        propose_exhibit(invitation=row, said=garden(), by=guest, at=at)


def test_nothing_is_done_once_it_is_over(host: User, guest: User, at: datetime) -> None:
    row = make_invitation(make_expo(state=EventState.HELD), state=INTERESTED)
    exhibit = make_exhibit(row, state=PROPOSED)
    with pytest.raises(NotNow, match="over"):
        propose_exhibit(invitation=row, said=garden(), by=guest, at=at)
    with pytest.raises(NotNow, match="over"):
        change_exhibit(exhibit=exhibit, said=garden(), by=guest, at=at)
    with pytest.raises(NotNow, match="over"):
        confirm_exhibit(exhibit=exhibit, by=host, at=at)


def test_one_that_is_gone(guest: User, exhibit: Exhibit, at: datetime) -> None:
    Exhibit.objects.all().delete()
    with pytest.raises(NotNow, match="not here any more"):
        withdraw_exhibit(exhibit=exhibit, by=guest, at=at)
