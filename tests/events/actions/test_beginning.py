"""An event is begun, for an organisation, a city or the programme."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.events.factories import AT, make_city, make_member, make_organisation, make_person
from tests.organisations.factories import GRANADA, YANGZHOU, make_secretary
from tests.plans.factories import make_officer, make_plan
from ucap.events.actions import begin_event
from ucap.events.content import Day, EventContent, Words
from ucap.events.models import Event
from ucap.events.queries.writing import content_of
from ucap.events.states import EventKind, EventState, Facet, Mode
from ucap.exchange.states import Visibility
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def said(**changes: Any) -> EventContent:
    content = EventContent(
        kind=EventKind.CONFERENCE,
        title="Canal cities meet",
        summary="Two days on canals.",
        days=(Day(date(2027, 3, 24)), Day(date(2027, 3, 23))),
        time_zone="Asia/Shanghai",
        place=YANGZHOU,
    )
    return replace(content, **changes)


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


def test_an_event_is_begun_with_all_that_is_said_of_it(officer: User) -> None:
    texts = (Words(language="zh-Hans", title="运河城市相会", summary="两天"),)
    plan = make_plan()
    content = said(
        texts=texts,
        themes=("Water",),
        sdgs=(11, 6),
        urban_agenda=("Housing",),
        mode=Mode.MIXED,
        link="https://meet.example/canals",
        visibility=Visibility.MEMBERS,
        capacity=120,
        by_approval=True,
        plan=plan.pk,
    )
    event = begin_event(content=content, city=make_city("Granada"), by=officer, at=AT)
    event.refresh_from_db()
    assert content_of(event) == replace(content, days=tuple(sorted(content.days)), sdgs=(6, 11))
    assert (event.slug, event.state, event.author, event.sequence) == (
        event.pk,
        EventState.DRAFT,
        officer,
        0,
    )
    assert event.starts_at == datetime(2027, 3, 23, 1, tzinfo=UTC)
    assert event.ends_at == datetime(2027, 3, 24, 9, tzinfo=UTC)
    assert set(event.tags.values_list("facet", "value")) == {
        (Facet.SDG, "6"),
        (Facet.SDG, "11"),
        (Facet.THEME, "Water"),
        (Facet.URBAN_AGENDA, "Housing"),
    }


def test_what_an_event_is_begun_with_is_journalled(officer: User) -> None:
    event = begin_event(content=said(), city=make_city("Granada"), by=officer, at=AT)
    entry = JournalEntry.objects.about("event", event.pk).get()
    assert (entry.verb, entry.actor, entry.at) == ("event.begun", officer.pk, AT)
    assert "Canal" not in str(entry.after)
    assert whole(entry).after["title"] == "Canal cities meet"


def test_events_are_held_for_those_one_belongs_to() -> None:
    member, stranger = make_person(), make_person(verified=True)
    organisation = make_organisation()
    make_member(organisation, member)
    assert (
        begin_event(content=said(), organisation=organisation, by=member, at=AT).organisation == organisation
    )
    with pytest.raises(NotAllowed):
        begin_event(content=said(), organisation=organisation, by=stranger, at=AT)
    with pytest.raises(NotAllowed):
        begin_event(content=said(), city=make_city("Granada"), by=member, at=AT)
    with pytest.raises(NotAllowed):
        begin_event(content=said(), by=member, at=AT)
    waiting = make_organisation(owner=member, approved=False)
    with pytest.raises(NotAllowed):
        begin_event(content=said(), organisation=waiting, by=member, at=AT)
    assert Event.objects.count() == 1


def test_the_secretariat_holds_events_for_the_programme() -> None:
    event = begin_event(content=said(), by=make_secretary(), at=AT)
    assert (event.organisation, event.city) == (None, None)


def test_an_event_has_one_first_host(officer: User) -> None:
    with pytest.raises(BadInput):
        begin_event(
            content=said(), organisation=make_organisation(), city=make_city("Granada"), by=officer, at=AT
        )
