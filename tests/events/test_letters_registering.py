"""Hosts have one notice of those who register while it is unread; those who register have their own."""

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from tests.events.factories import make_event, make_officer, make_person
from tests.exchange.factories import PLACES
from ucap.events.actions import register, register_delegation, withdraw_registration
from ucap.events.actions.delegations import Companion
from ucap.events.actions.registering import Said
from ucap.events.models import Event, Registration
from ucap.notices.actions import mark_all_read
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(PLACES["Granada"])


def told(person: User) -> list[str]:
    return [said(one).title for one in Notice.objects.filter(to=person).order_by("pk")]


def registered(event: Event, at: datetime, name: str) -> Registration:
    return register(event=event, said=Said(name=name), by=make_person(name), at=at)


def test_several_who_register_are_one_notice_and_one_letter(
    officer: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    event, other = make_event(), make_event(title="Another one")
    first = registered(event, at, "Ada")
    assert told(officer) == ["Ada is coming to: Canal cities meet"]
    registered(event, at + timedelta(hours=1), "Bo")
    people = [Companion(name) for name in ("Cy", "Di", "Ed")]
    register_delegation(event=event, name="The three", people=people, by=make_person("Fay"), at=at)
    registered(other, at, "Gil")
    assert told(officer) == ["5 new registrations: Canal cities meet", "Gil is coming to: Another one"]
    assert [mail.to for mail in mailoutbox].count([officer.email]) == 2
    mark_all_read(by=officer, at=at)
    registered(event, at, "Hal")
    withdraw_registration(registration=first, by=first.person, at=at)
    assert told(officer)[2:] == [
        "Hal is coming to: Canal cities meet",
        "Ada is not coming to: Canal cities meet",
    ]


def test_those_about_whom_the_hosts_decide_are_counted_apart(officer: User, at: datetime) -> None:
    event = make_event(by_approval=True)
    registered(event, at, "Ada")
    register_delegation(event=event, name="Two", people=[Companion("Bo")], by=make_person("Cy"), at=at)
    assert told(officer) == ["2 people ask to come: Canal cities meet"]
