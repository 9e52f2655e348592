"""A lost second step is taken off by somebody else, and its person hears of it."""

from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.test import Client

from tests.people.signing_in import add_app, add_passkey, make_person
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.people.actions import take_off_second_step
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> User:
    ana = make_person(language="es")
    add_app(ana)
    add_passkey(ana)
    return ana


@pytest.fixture
def secretary(db: None) -> User:
    secretary = make_person("office@example.org", is_secretariat=True)
    add_app(secretary)
    return secretary


def test_every_step_goes_the_person_is_signed_out_and_told(
    ana: User, secretary: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    here = Client()
    here.force_login(ana)
    assert here.get("/en/desk/").status_code == 200
    take_off_second_step(person=ana, by=secretary, at=at)
    assert not Authenticator.objects.filter(user=ana).exists()
    assert not ana.has_second_factor
    assert here.get("/en/desk/").status_code == 302
    entry = Entry.objects.get(verb="second_step.taken_off")
    assert (entry.subject_id, entry.actor) == (ana.pk, secretary.pk)
    (letter,) = mailoutbox
    assert letter.to == [ana.email]
    assert "/es/account/second-step/" in str(letter.body)
    assert secretary.has_second_factor


def test_nobody_takes_off_their_own_so(secretary: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        take_off_second_step(person=secretary, by=secretary, at=at)
    assert secretary.has_second_factor


def test_nobody_else_does(ana: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        take_off_second_step(person=ana, by=make_person("li@example.org"), at=at)


def test_where_there_is_none_it_is_said(secretary: User, at: datetime) -> None:
    with pytest.raises(NotNow, match="no second step"):
        take_off_second_step(person=make_person("li@example.org"), by=secretary, at=at)
