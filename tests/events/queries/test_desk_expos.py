"""What of expos waits on somebody's desk."""

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import PLACES, make_member, make_officer, make_organisation, make_person
from tests.organisations.factories import AT, YANGZHOU, make_secretary
from ucap.events.models import EventHost
from ucap.events.queries.desk_expos import waiting_for
from ucap.events.states import EventState, ExhibitState, InvitedState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
PROPOSED = ExhibitState.PROPOSED


def waits(person: User, at: datetime) -> list[str]:
    return [one.what for one in waiting_for(person, at)]


def test_an_invitation_waits_for_the_officers_of_the_city(at: datetime) -> None:
    guest, other = make_officer(PLACES["Granada"]), make_officer(PLACES["Bologna"])
    expo = make_expo()
    row = make_invitation(expo, answer_by=date(2026, 11, 24))
    (one,) = waiting_for(guest, at)
    assert (one.what, one.about, one.detail, one.late) == (
        "Answer the invitation of Granada",
        "Horticulture Expo",
        "until 2026-11-24",
        False,
    )
    assert one.url == f"/en/events/invitations/{row.pk}/"
    assert waits(other, at) == []
    row.answer_by = date(2026, 11, 23)
    row.save()
    assert [one.late for one in waiting_for(guest, at)] == [True]
    row.state = InvitedState.INTERESTED
    row.save()
    assert waits(guest, at) == ["Propose what Granada shows"]
    make_exhibit(row, state=PROPOSED)
    assert waits(guest, at) == []


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.HELD, EventState.WITHHELD])
def test_nothing_waits_once_it_is_over(state: EventState, at: datetime) -> None:
    guest, host = make_officer(PLACES["Granada"]), make_officer(PLACES["Yangzhou"])
    make_exhibit(make_invitation(make_expo(state=state)), state=PROPOSED)
    assert waits(guest, at) + waits(host, at) == []


def test_a_proposal_waits_for_those_who_hold_the_expo(at: datetime) -> None:
    host, stranger = make_officer(PLACES["Yangzhou"]), make_officer(PLACES["Bologna"])
    expo = make_expo()
    row = make_invitation(expo, state=InvitedState.CONFIRMED)
    exhibit = make_exhibit(row, state=PROPOSED)
    (one,) = waiting_for(host, at)
    assert (one.what, one.about, one.language) == (
        "Decide about an exhibit of Granada",
        "Jardín nazarí",
        "es",
    )
    assert one.url == f"/en/events/exhibits/{exhibit.pk}/"
    assert waits(stranger, at) == waits(make_secretary(), at) == []
    EventHost.objects.create(event=expo, city_id=PLACES["Bologna"], at=AT, agreed_at=AT)
    assert len(waits(stranger, at)) == 1


def test_of_an_organisation_and_of_the_programme(at: datetime) -> None:
    owner, author = make_person(verified=True), make_person(verified=True)
    house = make_organisation(owner=owner, city=YANGZHOU)
    make_member(house, author)
    member = make_member(house)
    expo = make_expo(city=None, organisation=house, author=author)
    make_exhibit(make_invitation(expo), state=PROPOSED)
    assert [len(waits(one, at)) for one in (owner, author, member)] == [1, 1, 0]
    expo.organisation = None
    expo.save()
    assert [len(waits(one, at)) for one in (owner, make_secretary())] == [0, 1]


def test_few_questions_of_the_database(
    at: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    host = make_officer(PLACES["Yangzhou"])
    expo = make_expo()
    for name in ("Granada", "Bologna", "Yangzhou"):
        make_exhibit(make_invitation(expo, name), state=PROPOSED)
    with django_assert_max_num_queries(5):
        assert len(waits(host, at)) == 4
