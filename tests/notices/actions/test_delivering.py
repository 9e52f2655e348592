"""Retries, letters given up, and who may do what about them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from tests.notices.conftest import Tell
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.notices.actions import bring_back, deliver, deliver_due, drop, send_again
from ucap.notices.actions.delivering import HEAD_START, HELD_FOR, WAITS
from ucap.notices.models import Letter
from ucap.people.mail import write
from ucap.people.models import User


class Failing(EmailBackend):
    """A mail server that is not there, or knows nobody."""

    error: Exception | None = None

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if Failing.error:
            raise Failing.error
        return int(super().send_messages(messages))


@pytest.fixture
def broken(settings: Any) -> type[Failing]:
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    Failing.error = SMTPServerDisconnected("gone")
    return Failing


def the_letter() -> Letter:
    return Letter.objects.get()


def test_a_letter_is_sent_and_that_is_known(ana: User, tell: Tell) -> None:
    tell(ana)
    letter = the_letter()
    assert (letter.state, letter.attempts, letter.held_until) == ("sent", 1, None)
    assert letter.sent_at
    assert letter.text


def test_what_is_secret_is_forgotten_once_it_is_sent(db: None, mailoutbox: list[EmailMessage]) -> None:
    write(to="a@example.org", language="en", words=lambda: ("Code 123", "It is 123"), secret=True)
    letter = the_letter()
    assert mailoutbox[0].body == "It is 123"
    assert (letter.subject, letter.text, letter.html) == ("", "", "")


def test_a_server_that_is_away_is_asked_again_after_growing_waits_and_given_up_in_the_end(
    ana: User, tell: Tell, broken: type[Failing], mailoutbox: list[EmailMessage]
) -> None:
    tell(ana)
    waits = []
    while (letter := the_letter()).state == "failed":
        before = letter.due_at
        assert deliver_due(before - timedelta(seconds=1)) == 0
        deliver_due(before)
        waits.append(the_letter().due_at - before)
    assert letter.state == "dead"
    assert letter.attempts == len(WAITS) + 1
    assert letter.error == "SMTPServerDisconnected"
    assert waits[:-1] == list(WAITS[1:])
    assert mailoutbox == []


def test_it_arrives_when_the_server_is_back_and_once(
    ana: User, tell: Tell, broken: type[Failing], mailoutbox: list[EmailMessage]
) -> None:
    tell(ana)
    broken.error = None
    due = the_letter().due_at
    assert deliver_due(due) == 1
    assert deliver_due(due) == 0
    assert deliver([the_letter().id], due) == 0
    assert len(mailoutbox) == 1


def test_an_address_that_there_is_none_of_is_given_up_at_once(
    ana: User, tell: Tell, broken: type[Failing]
) -> None:
    broken.error = SMTPRecipientsRefused({"ana@example.org": (550, b"no such user")})
    tell(ana)
    assert (the_letter().state, the_letter().error) == ("dead", "SMTPRecipientsRefused 550")


def test_a_letter_in_somebodys_hands_is_left_to_them_until_they_must_be_gone(
    ana: User, tell: Tell, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    tell(ana)
    mailoutbox.clear()
    Letter.objects.update(state="waiting", sent_at=None, held_until=at + HELD_FOR)
    assert deliver_due(at + HEAD_START) == 0
    assert deliver_due(at + HELD_FOR) == 1
    assert mailoutbox[0].message()["Message-ID"] == the_letter().headers["Message-ID"]


def test_a_letter_whose_task_is_lost_is_found_by_the_clock(ana: User, tell: Tell, at: datetime) -> None:
    tell(ana)
    Letter.objects.update(state="waiting", sent_at=None)
    assert deliver_due(at + HEAD_START - timedelta(seconds=1)) == 0
    assert deliver_due(at + HEAD_START) == 1


@pytest.fixture
def dead(ana: User, tell: Tell) -> Letter:
    tell(ana)
    Letter.objects.update(state="dead", attempts=8, error="SMTPServerDisconnected", sent_at=None)
    return the_letter()


def test_sent_again_it_arrives(
    dead: Letter, secretary: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    mailoutbox.clear()
    send_again(letter=dead, by=secretary, at=at)
    assert the_letter().state == "sent"
    assert len(mailoutbox) == 1
    assert Entry.objects.get(verb="letter.sent_again").actor == secretary.pk
    with pytest.raises(NotNow):
        send_again(letter=dead, by=secretary, at=at)


def test_dropped_it_can_be_brought_back(dead: Letter, secretary: User, at: datetime) -> None:
    drop(letter=dead, by=secretary, at=at)
    assert the_letter().state == "dropped"
    bring_back(letter=dead, by=secretary, at=at)
    assert the_letter().state == "dead"


def test_nobody_else_deals_with_letters(dead: Letter, ana: User, at: datetime) -> None:
    for action in (send_again, drop, bring_back):
        with pytest.raises(NotAllowed):
            action(letter=dead, by=ana, at=at)
