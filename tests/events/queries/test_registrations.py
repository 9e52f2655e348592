"""The numbers of registrations, who waits before whom, one's own in order."""

from datetime import datetime, timedelta

import pytest

from tests.events.factories import (
    make_city,
    make_event,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.exchange.factories import PLACES
from ucap.events.models import Registration
from ucap.events.queries.registering import my_registrations, registration_box, registration_page
from ucap.events.queries.registrations import (
    AskedOfList,
    all_wanted,
    countries_of,
    numbers_of,
    registrations_page,
)
from ucap.events.standing import Standing
from ucap.events.states import EventState, RegistrationState
from ucap.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db
WAITING = RegistrationState.WAITING


def test_numbers_at_a_glance(at: datetime) -> None:
    event = make_event(capacity=3)
    make_registration(event, city=make_city("Yangzhou"), checked_in_at=at)
    make_registration(event, organisation=make_organisation())
    make_registration(event, organisation=make_organisation())
    make_registration(event, city=make_city("Bologna"), state=WAITING)
    make_registration(event, state=RegistrationState.WITHDRAWN, checked_in_at=None)
    make_registration(make_event())
    numbers = numbers_of(event)
    assert (numbers.confirmed, numbers.waiting, numbers.asked, numbers.total) == (3, 1, 0, 5)
    assert (numbers.let_in, numbers.not_yet, numbers.capacity) == (1, 2, 3)
    assert numbers.countries == (("ES", 2), ("CN", 1))
    assert countries_of(event) == ["CN", "ES", "IT"]


def test_no_show_is_said_once_it_was_held(at: datetime) -> None:
    event = make_event()
    row = make_registration(event)
    assert not registrations_page(event, AskedOfList(), at).lines[0].no_show
    assert list(all_wanted(event, AskedOfList(state="no_show"), at)) == []
    assert event.ends_at
    late = event.ends_at + timedelta(hours=1)  # nobody has to say that it is over
    assert registrations_page(event, AskedOfList(), late).lines[0].no_show
    assert list(all_wanted(event, AskedOfList(state="no_show"), late)) == [row]
    Registration.objects.update(state=RegistrationState.WITHDRAWN)
    assert not registrations_page(event, AskedOfList(), late).lines[0].no_show


def test_who_waits_before_whom(at: datetime) -> None:
    event = make_event(capacity=0)
    rows = [make_registration(event, state=WAITING, at=at + timedelta(minutes=n)) for n in range(3)]
    assert [registration_page(one.pk, one.person, at).before for one in rows if one.person] == [0, 1, 2]


def test_a_registration_is_seen_by_theirs_and_the_hosts(at: datetime) -> None:
    row = make_registration(make_event())
    assert row.person
    own = registration_page(row.pk, row.person, at)
    assert (own.is_theirs, own.is_host, own.can_change, own.has_badge, own.has_certificate) == (
        True,
        False,
        True,
        True,
        False,
    )
    host = registration_page(row.pk, make_officer(PLACES["Granada"]), at)
    assert (host.is_theirs, host.is_host, host.can_change) == (False, True, False)
    with pytest.raises(NotAllowed):
        registration_page(row.pk, make_person(), at)


def test_the_box_for_a_visitor_and_for_somebody_registered(at: datetime) -> None:
    from django.contrib.auth.models import AnonymousUser

    event = make_event(capacity=1)
    assert registration_box(event, AnonymousUser(), at).left == 1
    row = make_registration(event)
    box = registration_box(event, AnonymousUser(), at)
    assert (box.standing, box.left, box.mine, box.is_open, box.may_register) == (
        Standing.FULL,
        0,
        None,
        True,
        False,
    )
    assert row.person
    box = registration_box(event, row.person, at)
    assert (box.mine, box.stands, box.may_see_participants) == (row, True, True)


def test_one_s_own_with_what_comes_next_first(at: datetime) -> None:
    person = make_person()
    late = make_event(starts_at=at + timedelta(days=300))
    soon = make_event(starts_at=at + timedelta(days=3))
    over = make_event(state=EventState.HELD)
    for event in (late, over, soon):
        make_registration(event, person)
    assert [line.event for line in my_registrations(person, at)] == [soon, late, over]
