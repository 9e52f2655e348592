"""Organisations and cities are asked to hold an event together; they agree, step back, are taken off."""

import pytest

from tests.events.factories import (
    AT,
    make_city,
    make_event,
    make_member,
    make_organisation,
    make_person,
)
from tests.organisations.factories import GRANADA, YANGZHOU, make_secretary
from tests.plans.factories import make_officer
from ucap.events.actions import agree_to_host, ask_host, change_event, step_back, take_host_off
from ucap.events.content import seal_of
from ucap.events.models import Event, EventHost
from ucap.events.queries.writing import content_of
from ucap.events.rules.hosting import may_edit
from ucap.events.states import EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(author=officer)


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def museum(owner: User) -> Organisation:
    return make_organisation(owner=owner, name="Museum of the Grand Canal")


def titles(person: User) -> list[str]:
    return [one.title["template"] for one in Notice.objects.filter(to=person).order_by("pk")]


def verbs(event: Event) -> list[str]:
    return [one.verb for one in JournalEntry.objects.about("event", event.pk).order_by("pk")]


def test_who_decides_for_whom_is_asked_is_told(
    event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    member = make_member(museum)
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    assert (host.agreed_at, host.event, host.organisation) == (None, event, museum)
    assert titles(owner) == ["You are asked to hold an event together: %(title)s"]
    notice = Notice.objects.get(to=owner)
    assert (notice.address, notice.arguments) == ("events:agree", [str(host.pk)])
    assert not titles(member)
    assert not may_edit(owner, event)
    assert verbs(event) == ["event.host_asked"]


def test_who_agrees_decides_with_the_others(
    event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    host = agree_to_host(host=host, by=owner, at=AT)
    assert (host.agreed_at, host.agreed_by) == (AT, owner)
    assert titles(officer) == ["%(whose)s holds the event with you: %(title)s"]
    assert Notice.objects.get(to=officer).title["values"]["whose"] == "Museum of the Grand Canal"
    agree_to_host(host=host, by=owner, at=AT)
    assert verbs(event) == ["event.host_asked", "event.host_agreed"]
    seen = content_of(event)
    change_event(event=event, content=seen, seal=seal_of(seen), by=owner, at=AT)


def test_only_who_decides_for_them_answers(
    event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    for person in (officer, make_member(museum), make_person(verified=True), make_secretary()):
        for does in (agree_to_host, step_back):
            with pytest.raises(NotAllowed):
                does(host=host, by=person, at=AT)
    assert EventHost.objects.get().agreed_at is None


def test_who_steps_back_is_gone_and_the_others_are_told(
    event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    step_back(host=host, by=owner, at=AT)
    assert not EventHost.objects.exists()
    assert titles(officer) == ["%(whose)s does not hold the event with you: %(title)s"]
    with pytest.raises(NotNow):
        agree_to_host(host=host, by=owner, at=AT)
    assert ask_host(event=event, organisation=museum, by=officer, at=AT).pk != host.pk
    assert verbs(event) == ["event.host_asked", "event.host_stepped_back", "event.host_asked"]


def test_who_is_taken_off_is_told_and_decides_no_more(
    event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    host = agree_to_host(host=ask_host(event=event, organisation=museum, by=officer, at=AT), by=owner, at=AT)
    with pytest.raises(NotAllowed):
        take_host_off(host=host, by=make_person(verified=True), at=AT)
    take_host_off(host=host, by=officer, at=AT)
    assert not may_edit(owner, event)
    assert titles(owner)[-1] == "You no longer hold this event with the others: %(title)s"
    with pytest.raises(NotNow):
        take_host_off(host=host, by=officer, at=AT)


def test_a_city_is_asked_by_its_officers(event: Event, officer: User) -> None:
    li_na = make_officer(YANGZHOU)
    host = ask_host(event=event, city=make_city("Yangzhou"), by=officer, at=AT)
    assert titles(li_na)
    agree_to_host(host=host, by=li_na, at=AT)
    assert may_edit(li_na, event)


def test_who_asks_themselves_has_agreed(event: Event, officer: User, museum: Organisation) -> None:
    make_member(museum, officer, owner=True)
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    assert host.agreed_by == officer


def test_who_cannot_be_asked(event: Event, officer: User, museum: Organisation) -> None:
    granada, yangzhou = make_city("Granada"), make_city("Yangzhou")
    with pytest.raises(BadInput, match="either"):
        ask_host(event=event, by=officer, at=AT)
    with pytest.raises(BadInput, match="either"):
        ask_host(event=event, organisation=museum, city=yangzhou, by=officer, at=AT)
    with pytest.raises(BadInput, match="Nobody speaks"):
        ask_host(event=event, city=yangzhou, by=officer, at=AT)
    with pytest.raises(BadInput, match="approved"):
        ask_host(event=event, organisation=make_organisation(approved=False), by=officer, at=AT)
    with pytest.raises(NotNow):
        ask_host(event=event, city=granada, by=officer, at=AT)
    ask_host(event=event, organisation=museum, by=officer, at=AT)
    with pytest.raises(NotNow):
        ask_host(event=event, organisation=museum, by=officer, at=AT)
    with pytest.raises(NotAllowed):
        ask_host(event=event, organisation=make_organisation(), by=make_person(verified=True), at=AT)
    with pytest.raises(NotNow):
        ask_host(
            event=make_event(author=officer, state=EventState.HELD), organisation=museum, by=officer, at=AT
        )
    assert EventHost.objects.count() == 1
