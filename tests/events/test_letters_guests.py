"""Who comes with a delegation and has no account gets letters, in the language in which they were registered."""

from datetime import datetime

import pytest
from django.core.mail import EmailMessage

from tests.events.factories import make_city, make_event, make_officer, make_person
from tests.exchange.factories import PLACES
from ucap.events.actions import (
    bring_back_event,
    cancel_event,
    confirm_registration,
    decline_registration,
    register_delegation,
    withdraw_registration,
)
from ucap.events.actions.delegations import Companion
from ucap.events.models import Event, Registration
from ucap.exchange.states import Visibility
from ucap.notices.models import Letter
from ucap.people.models import User

pytestmark = pytest.mark.django_db
FANG = Companion("Wang Fang", "fang@example.org")


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def leader(db: None) -> User:
    return make_officer(name="Li Na")  # of Yangzhou


@pytest.fixture
def event(host: User) -> Event:
    return make_event(place=make_city("Yangzhou"))


def come(event: Event, leader: User, at: datetime, *people: Companion, language: str = "") -> Registration:
    done = register_delegation(
        event=event, name="Us", people=people or [FANG], language=language, by=leader, at=at
    )
    return done.registrations.get(name=(people or [FANG])[0].name)


def to_fang(mailoutbox: list[EmailMessage]) -> list[tuple[str, str]]:
    return [(str(mail.subject), str(mail.body)) for mail in mailoutbox if mail.to == ["fang@example.org"]]


def test_who_is_registered_reads_when_where_by_whom_and_has_a_badge(
    event: Event, leader: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    one = come(event, leader, at, FANG, Companion("Without an address"))
    ((subject, body),) = to_fang(mailoutbox)
    assert subject == "You are registered for: Canal cities meet"
    for said in (
        "Tuesday, 23 March 2027, 09:00 Yangzhou",
        "Canal Hall, 1 Slender West Lake Road, Yangzhou",
        f"http://localhost:8000/en/events/badge/{one.key}/",
        f"http://localhost:8000/en/events/{event.slug}/",
        "Li Na has registered you",
    ):
        assert said in body
    assert "page of your registration" not in body
    assert not Letter.objects.filter(to="fang@example.org", text__contains=one.key).exists()  # forgotten


def test_it_is_in_the_language_of_the_form(
    event: Event, leader: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    one = come(event, leader, at, language="zh-hans")
    withdraw_registration(registration=one, by=leader, at=at)
    registered, withdrawn = to_fang(mailoutbox)
    assert "2027年3月23日" in registered[1]
    assert f"/zh-hans/events/badge/{one.key}/" in registered[1]
    assert "registration" not in withdrawn[0]
    assert one.key not in withdrawn[1]


def test_who_waits_and_moves_up_is_told(
    event: Event, leader: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    Event.objects.update(capacity=1)
    first = come(event, leader, at, Companion("First", "first@example.org"))
    second = come(event, leader, at)
    withdraw_registration(registration=first, by=leader, at=at)
    waiting, moved = to_fang(mailoutbox)
    assert waiting[0] == "You are on the waiting list of: Canal cities meet"
    assert second.key not in waiting[1]
    assert moved[0] == "A place is free, and Wang Fang is confirmed: Canal cities meet"
    assert second.key in moved[1]


def test_what_the_hosts_decide_is_told(
    event: Event, host: User, leader: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    Event.objects.update(by_approval=True, visibility=Visibility.MEMBERS)
    one = come(event, leader, at)
    confirm_registration(registration=one, by=host, at=at)
    decline_registration(registration=one, why="No room at 100 %", by=host, at=at)
    asked, confirmed, declined = to_fang(mailoutbox)
    assert asked[0] == "The hosts are asked whether you can come to: Canal cities meet"
    assert "The hosts decide about it" in asked[1]
    assert event.slug not in asked[1]  # they cannot read its page
    assert confirmed[0] == "The hosts have confirmed Wang Fang: Canal cities meet"
    assert "They write: No room at 100 %" in declined[1]


def test_who_comes_hears_that_it_is_cancelled_and_held_after_all(
    event: Event, host: User, leader: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    come(event, leader, at)
    gone = come(event, leader, at, Companion("Gone", "gone@example.org"))
    withdraw_registration(registration=gone, by=leader, at=at)
    cancel_event(event=event, why="The hall was flooded.", by=host, at=at)
    bring_back_event(event=event, by=host, at=at)
    _registered, cancelled, back = to_fang(mailoutbox)
    assert cancelled[0] == "Cancelled: Canal cities meet"
    assert "Why: The hall was flooded." in cancelled[1]
    assert back[0] == "It takes place after all: Canal cities meet"
    assert [mail.to for mail in mailoutbox].count(["gone@example.org"]) == 2


def test_nothing_with_a_link_that_a_stranger_typed_is_in_it(
    event: Event, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    rogue = make_person("Win at https://evil.example", verified=True)
    one = come(event, rogue, at, Companion("See www.evil.example", "fang@example.org"))
    withdraw_registration(registration=one, by=rogue, at=at)
    assert len(to_fang(mailoutbox)) == 2
    assert "evil" not in str(to_fang(mailoutbox))


def test_whoever_has_an_account_gets_notices_alone(
    event: Event, leader: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    come(event, leader, at, Companion("Na Li", leader.email))
    assert not [mail for mail in mailoutbox if "has registered you" in str(mail.body)]
