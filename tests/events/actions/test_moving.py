"""What becomes of events when the organisation that holds them is merged, or is called otherwise."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import (
    AT,
    make_event,
    make_member,
    make_organisation,
    make_registration,
    make_session,
)
from ucap.events.actions.moving import move_events, renew_events
from ucap.events.models import Delegation, EventHost, EventText
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


@pytest.mark.parametrize("asked_and_silent", ["source", "into"])
def test_where_either_had_agreed_to_host_the_one_that_stays_has(asked_and_silent: str) -> None:
    """Whatever they were called, somebody of the house said yes: the event does not lose a host by a merger."""
    source, into = make_organisation(), make_organisation(name="Canal bureau")
    event = make_event()
    who = make_member(source, owner=True)
    for house in (source, into):
        silent = house == {"source": source, "into": into}[asked_and_silent]
        EventHost.objects.create(
            event=event,
            organisation=house,
            at=AT,
            agreed_at=None if silent else AT,
            agreed_by=None if silent else who,
        )
    letter = EventHost.objects.get(organisation=into)

    move_events(source.pk, into.pk)

    host = event.hosts.get()
    assert host.pk == letter.pk  # the address that they were sent still leads there
    assert (host.organisation, host.agreed_at, host.agreed_by) == (into, AT, who)
    assert " canal " in event.words.get().words


def test_two_houses_that_were_asked_and_have_not_answered_are_one_that_has_not() -> None:
    source, into = make_organisation(), make_organisation()
    event = make_event()
    for house in (source, into):
        EventHost.objects.create(event=event, organisation=house, at=AT)

    move_events(source.pk, into.pk)

    host = event.hosts.get()
    assert (host.organisation, host.agreed_at) == (into, None)


def test_whoever_comes_for_either_and_what_either_shows_stays_though_it_is_now_of_one_house() -> None:
    """Nobody registers for a house but each for themselves, and a house shows as much as it likes: nothing is dropped."""
    source, into = make_organisation(), make_organisation()
    event = make_expo()
    invited = make_invitation(event)
    for house in (source, into):
        delegation = Delegation.objects.create(event=event, name=house.slug, organisation=house, at=AT)
        make_registration(event, organisation=house, delegation=delegation)
        make_exhibit(invited, organisation=house)

    move_events(source.pk, into.pk)

    for rows in (event.delegations, event.registrations, event.exhibits):
        assert [one.organisation for one in rows.all()] == [into, into]


def test_another_name_is_found() -> None:
    house = make_organisation()
    event = make_event(organisation=house)
    OrganisationName.objects.filter(organisation=house).update(name="Bureau of sluices")

    renew_events(house.pk)

    assert " sluices " in event.words.get().words


def test_a_house_of_many_events_is_renewed_with_as_many_queries_as_one_of_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    house, other = make_organisation(), make_organisation()
    make_event(organisation=house)
    with django_assert_num_queries(8):
        renew_events(house.pk)

    talks = {make_event(organisation=house): word for word in ("weirs", "locks", "dykes")}
    talks[together := make_event(organisation=other)] = "mills"
    EventHost.objects.create(event=together, organisation=house, at=AT, agreed_at=AT)
    for event, word in talks.items():
        make_session(event, word)
        EventText.objects.create(event=event, language="zh-Hans", title="安静的运河")
    OrganisationName.objects.filter(organisation=house).update(name="Bureau of sluices")
    with django_assert_num_queries(8):
        renew_events(house.pk)

    for event, word in talks.items():
        own, chinese = (row.words for row in event.words.order_by("pk"))
        assert " sluices " in own
        assert [one for one in talks.values() if f" {one} " in own] == [word]  # its own programme alone
        assert "运河" in chinese
