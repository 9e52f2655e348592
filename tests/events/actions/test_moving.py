"""What becomes of events when the organisation that holds them is merged, or is called otherwise."""

import pytest

from tests.events.factories import AT, make_event, make_organisation, make_registration
from ucap.events.actions.moving import move_events, renew_events
from ucap.events.models import EventHost
from ucap.organisations.models import OrganisationName

pytestmark = pytest.mark.django_db


def test_what_the_one_holds_and_comes_to_is_the_others() -> None:
    source, into = make_organisation(), make_organisation(name="Canal bureau")
    event = make_event(organisation=source)
    coming = make_registration(make_event())
    coming.organisation = source
    coming.save()

    move_events(source.pk, into.pk)

    event.refresh_from_db()
    coming.refresh_from_db()
    assert event.organisation == into
    assert coming.organisation == into
    assert " canal " in event.words.get().words


def test_an_event_that_both_hold_is_held_once() -> None:
    source, into = make_organisation(), make_organisation()
    first, second = make_event(organisation=into), make_event()
    EventHost.objects.create(event=first, organisation=source, at=AT, agreed_at=AT)
    for house in (source, into):
        EventHost.objects.create(event=second, organisation=house, at=AT, agreed_at=AT)

    move_events(source.pk, into.pk)

    assert not first.hosts.exists()
    assert second.hosts.get().organisation == into


def test_another_name_is_found() -> None:
    house = make_organisation()
    event = make_event(organisation=house)
    OrganisationName.objects.filter(organisation=house).update(name="Bureau of sluices")

    renew_events(house.pk)

    assert " sluices " in event.words.get().words
