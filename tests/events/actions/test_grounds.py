"""The spots of the grounds; who has which, and who cannot."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.events.actions.test_registering import told
from tests.events.at_once import at_once
from tests.events.expos import make_exhibit, make_expo, make_invitation, make_spot
from tests.events.factories import FIRST_DAY, PLACES, make_officer
from ucap.events.actions import confirm_exhibit, place_exhibit, set_spots
from ucap.events.grounds import Box, SpotSaid, seal_of
from ucap.events.models import Event, Exhibit
from ucap.events.queries.grounds import spots_as_said
from ucap.events.states import EventState, ExhibitKind, ExhibitState, InvitedState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Yangzhou"])


def spot(name: str = "A1", left: int = 0, **changes: Any) -> SpotSaid:
    fields: dict[str, Any] = {"name": name, "box": Box(left, 0, 100, 100), "square_metres": 100, **changes}
    return SpotSaid(**fields)


def write(event: Event, spots: list[SpotSaid], by: User, at: datetime) -> None:
    """The spots are set by somebody who sees how they are."""
    set_spots(event=event, spots=spots, seal=seal_of(spots_as_said(event)), by=by, at=at)


def test_spots_are_set_changed_and_taken_out(host: User, at: datetime) -> None:
    expo = make_expo()
    write(expo, [spot(" A1 "), spot("A2", 100)], host, at)
    one, two = spots_as_said(expo)
    assert (one.name, one.box, two.name) == ("A1", Box(0, 0, 100, 100), "A2")
    swapped = [spot("A2", id=one.id), spot("A1", 100, id=two.id), spot("B", 200, square_metres=None)]
    write(expo, swapped, host, at)
    assert [(row.name, row.id, row.square_metres) for row in spots_as_said(expo)] == [
        ("A1", two.id, 100),
        ("A2", one.id, 100),
        ("B", spots_as_said(expo)[2].id, None),
    ]
    write(expo, [], host, at)
    assert not expo.spots.exists()
    entries = list(JournalEntry.objects.filter(verb="event.grounds_set"))
    assert [len(entry.after or ()) for entry in entries] == [0, 3, 2]
    write(expo, [], host, at)  # nothing is different
    assert JournalEntry.objects.filter(verb="event.grounds_set").count() == 3


def test_hosts_alone(at: datetime) -> None:
    expo = make_expo()
    exhibit = make_exhibit(make_invitation(expo))
    for somebody in (make_officer(PLACES["Granada"]), make_officer(PLACES["Bologna"])):
        with pytest.raises(NotAllowed):
            write(expo, [spot()], somebody, at)
        with pytest.raises(NotAllowed):
            place_exhibit(exhibit=exhibit, spot=None, by=somebody, at=at)
    host, over = make_officer(PLACES["Yangzhou"]), make_expo(state=EventState.HELD)
    with pytest.raises(NotNow, match="over"):
        write(over, [spot()], host, at)


@pytest.mark.parametrize(
    ("spots", "words"),
    [
        ([spot(), spot("A2", 99)], "“A1” and “A2” cover each other"),
        ([spot(), spot(left=500)], "Two spots are called “A1”"),
        ([spot(" ")], "a name"),
        ([spot("x" * 61)], "60"),
        ([spot(left=901)], "does not lie on the plan"),
        ([spot(box=Box(0, 0, 5, 100))], "does not lie on the plan"),
        ([spot(square_metres=0)], "square metres"),
        ([spot(str(number), number) for number in range(201)], "at most 200"),
    ],
)
def test_what_cannot_be(spots: list[SpotSaid], words: str, host: User, at: datetime) -> None:
    expo = make_expo()
    with pytest.raises(BadInput) as told_so:
        write(expo, spots, host, at)
    assert words in str(told_so.value)
    assert not expo.spots.exists()


def test_two_hosts_at_once(host: User, at: datetime) -> None:
    expo = make_expo()
    seal = seal_of(spots_as_said(expo))
    row = make_spot(expo)
    with pytest.raises(Conflict):
        set_spots(event=expo, spots=[spot()], seal=seal, by=host, at=at)
    with pytest.raises(BadInput, match="two rows"):
        write(expo, [spot("B", id=row.pk), spot("C", 100, id=row.pk)], host, at)
    elsewhere = make_spot(make_expo())
    write(expo, [spot("B", id=elsewhere.pk)], host, at)
    assert [(one.name, one.id == elsewhere.pk) for one in spots_as_said(expo)] == [("B", False)]


def test_what_stands_on_it_keeps_it(host: User, at: datetime) -> None:
    expo = make_expo()
    row = make_spot(expo)
    exhibit = make_exhibit(make_invitation(expo), spot=row, square_metres=80)
    for spots in ([], [spot(id=row.pk, square_metres=79)]):
        with pytest.raises(NotNow, match="Jardín nazarí"):
            write(expo, spots, host, at)
    write(expo, [spot("North", id=row.pk, square_metres=80)], host, at)
    exhibit.refresh_from_db()
    assert exhibit.spot
    assert exhibit.spot.name == "North"


def test_an_exhibit_is_given_its_spot_and_another_and_none(host: User, at: datetime) -> None:
    guest = make_officer(PLACES["Granada"])
    expo = make_expo()
    here, there = make_spot(expo), make_spot(expo, "A2", number=1)
    exhibit = make_exhibit(make_invitation(expo))
    for one in (here, there, there, None):
        place_exhibit(exhibit=exhibit, spot=one, by=host, at=at)
    assert told(guest) == [
        "“Jardín nazarí” has its spot, A1: Horticulture Expo",
        "“Jardín nazarí” has its spot, A2: Horticulture Expo",
        "“Jardín nazarí” has no spot any more: Horticulture Expo",
    ]
    assert JournalEntry.objects.filter(verb="exhibit.placed").count() == 3


def test_what_is_not_confirmed_has_none(host: User, at: datetime) -> None:
    expo = make_expo()
    exhibit = make_exhibit(make_invitation(expo), state=ExhibitState.PROPOSED)
    with pytest.raises(NotNow, match="Confirm"):
        place_exhibit(exhibit=exhibit, spot=make_spot(expo), by=host, at=at)


def test_refused_where_it_is_too_small_or_of_another_event(host: User, at: datetime) -> None:
    expo = make_expo()
    exhibit = make_exhibit(make_invitation(expo), square_metres=101)
    with pytest.raises(BadInput) as told_so:
        place_exhibit(exhibit=exhibit, spot=make_spot(expo), by=host, at=at)
    assert "has 100 m²" in str(told_so.value)
    assert "needs 101 m²" in str(told_so.value)
    with pytest.raises(BadInput, match="grounds"):
        place_exhibit(exhibit=exhibit, spot=make_spot(make_expo()), by=host, at=at)
    unmeasured = make_spot(expo, "B", number=1, square_metres=None)
    assert place_exhibit(exhibit=exhibit, spot=unmeasured, by=host, at=at).spot == unmeasured


def test_refused_where_another_has_it_at_that_time(host: User, at: datetime) -> None:
    expo = make_expo()
    row = make_spot(expo)
    city = make_invitation(expo)
    make_exhibit(city, title="Tulips", spot=row, starts_on=FIRST_DAY, ends_on=FIRST_DAY)
    waits = make_exhibit(city, title="Roses")
    with pytest.raises(BadInput) as told_so:
        place_exhibit(exhibit=waits, spot=row, by=host, at=at)
    assert str(told_so.value).startswith("“A1” is taken at that time by “Tulips”")
    later = FIRST_DAY + timedelta(days=1)
    after = make_exhibit(city, title="Iris", starts_on=later, ends_on=later)
    assert place_exhibit(exhibit=after, spot=row, by=host, at=at).spot == row


def test_performances_share_a_stage(host: User, at: datetime) -> None:
    expo = make_expo()
    stage = make_spot(expo, "Stage")
    city = make_invitation(expo)
    shows = [
        make_exhibit(
            city,
            kind=ExhibitKind.PERFORMANCE,
            title=str(begins),
            starts_on=FIRST_DAY,
            ends_on=FIRST_DAY,
            begins=begins,
        )
        for begins in (time(18), time(18, 59), time(19))
    ]
    place_exhibit(exhibit=shows[0], spot=stage, by=host, at=at)
    with pytest.raises(BadInput, match="18:00"):
        place_exhibit(exhibit=shows[1], spot=stage, by=host, at=at)
    assert place_exhibit(exhibit=shows[2], spot=stage, by=host, at=at).spot == stage


@pytest.mark.django_db(transaction=True)
def test_two_hosts_give_one_spot_to_two(tmp_path: Path, at: datetime) -> None:
    host = make_officer(PLACES["Yangzhou"])
    expo = make_expo()
    row = make_spot(expo)
    exhibits = [
        make_exhibit(make_invitation(expo, name, state=InvitedState.INTERESTED), state=ExhibitState.PROPOSED)
        for name in ("Granada", "Bologna")
    ]

    def confirm(exhibit: Exhibit) -> str:
        return str(confirm_exhibit(exhibit=exhibit, spot=row, by=host, at=at).state)

    done = at_once(tmp_path, lambda: confirm(exhibits[0]), lambda: confirm(exhibits[1]))
    assert sorted(type(one).__name__ for one in done) == ["BadInput", "str"]
