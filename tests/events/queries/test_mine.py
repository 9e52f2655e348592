"""One's own events by what there is to do, and what of them waits on the desk."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    AT,
    make_event,
    make_member,
    make_organisation,
    make_person,
    make_registration,
)
from tests.organisations.factories import GRANADA, make_secretary
from tests.plans.factories import make_officer
from ucap.events.actions import agree_to_host, ask_host, begin_event
from ucap.events.content import EventContent
from ucap.events.models import Event
from ucap.events.queries.desk import waiting_for
from ucap.events.queries.mine import MyEvents, my_events
from ucap.events.states import EventState, RegistrationState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


def ids(mine: MyEvents, part: str) -> set[str]:
    return {card.id for card in getattr(mine, part)}


def test_what_one_holds_is_sorted_by_what_there_is_to_do(officer: User) -> None:
    of = {state: make_event(author=officer, state=state) for state in EventState}
    make_event(organisation=make_organisation())
    mine = my_events(officer, AT)
    assert ids(mine, "drafts") == {of[EventState.DRAFT].pk}
    assert ids(mine, "withheld") == {of[EventState.WITHHELD].pk}
    assert ids(mine, "coming") == {
        of[one].pk for one in (EventState.ANNOUNCED, EventState.OPEN, EventState.CLOSED)
    }
    assert ids(mine, "over") == {
        of[one].pk for one in (EventState.HELD, EventState.REPORTED, EventState.CANCELLED)
    }
    assert not mine.empty
    assert my_events(make_person(), AT).empty


def test_members_see_the_events_of_their_house() -> None:
    house = make_organisation()
    event = make_event(organisation=house, state=EventState.DRAFT)
    assert ids(my_events(make_member(house), AT), "drafts") == {event.pk}


def test_the_secretariat_has_those_of_the_programme_that_it_began() -> None:
    secretary = make_secretary()
    event = begin_event(content=EventContent(), by=secretary, at=AT)
    make_event()
    assert ids(my_events(secretary, AT), "drafts") == {event.pk}
    assert not my_events(secretary, AT).coming


def test_what_one_is_asked_to_hold_waits_and_then_is_ones_own(officer: User) -> None:
    owner = make_person(verified=True)
    museum = make_organisation(owner=owner)
    event = make_event(author=officer)
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    mine = my_events(owner, AT)
    assert [(one.host, one.card.id) for one in mine.asked] == [(host.pk, event.pk)]
    assert not mine.coming
    (waits,) = waiting_for(owner, AT)
    assert (waits.about, waits.language, waits.late) == ("Canal cities meet", "en", False)
    assert waits.url.endswith(f"/events/hosts/{host.pk}/agree/")
    assert waiting_for(owner, AT + timedelta(days=8))[0].late
    assert not waiting_for(make_member(museum), AT)
    agree_to_host(host=host, by=owner, at=AT)
    mine = my_events(owner, AT)
    assert (mine.asked, ids(mine, "coming")) == ((), {event.pk})
    assert not waiting_for(owner, AT)


def test_drafts_that_one_began_wait(officer: User) -> None:
    draft = make_event(author=officer, state=EventState.DRAFT, title="")
    make_event(author=make_officer(GRANADA), state=EventState.DRAFT)
    (waits,) = waiting_for(officer, AT)
    assert (waits.about, waits.language) == ("Event without a title", "")
    assert waits.url.endswith(f"/events/{draft.pk}/edit/")


def test_what_one_comes_to_is_there_until_it_is_over() -> None:
    person = make_person()
    coming, waiting, over, gone = (make_event() for _ in range(4))
    make_registration(coming, person)
    make_registration(coming, make_person(), by=person)
    make_registration(waiting, person, state=RegistrationState.WAITING)
    make_registration(over, person)
    make_registration(gone, person, state=RegistrationState.WITHDRAWN)
    Event.objects.filter(pk=over.pk).update(state=EventState.HELD)
    found = {one.card.id: (one.state, one.others) for one in my_events(person, AT).attending}
    assert found == {
        coming.pk: (RegistrationState.CONFIRMED, 1),
        waiting.pk: (RegistrationState.WAITING, 0),
    }


def test_many_events_ask_no_more_than_few(
    officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for state in (EventState.DRAFT, EventState.OPEN, EventState.HELD) * 4:
        make_registration(make_event(author=officer, state=state), officer)
    for _ in range(4):
        other = make_event(organisation=make_organisation())
        ask_host(event=other, city=officer.cities.get(), by=make_secretary(), at=AT)
    officer = User.objects.get(pk=officer.pk)
    with django_assert_max_num_queries(16):
        my_events(officer, AT)
    with django_assert_max_num_queries(8):
        waiting_for(officer, AT)
