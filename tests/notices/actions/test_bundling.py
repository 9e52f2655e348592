"""Notices of one sort are one while it is unread, with one letter at once and the rest in a digest."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage

from tests.notices.conftest import Tell
from ucap.kernel.messages import Message
from ucap.notices.actions import Bundle, mark_read, send_digests
from ucap.notices.models import Notice, Preference
from ucap.notices.states import Kind
from ucap.notices.wording import said
from ucap.people.models import User

COMING = Bundle(sort="coming", title="%(number)d people come: %(title)s")


@pytest.fixture
def told(tell: Tell) -> Tell:
    """Tells ana that somebody comes."""

    def tells(person: User, name: str = "Bo", **more: Any) -> Notice:
        title = Message("%(name)s comes: %(title)s", {"name": name, "title": "Canals"})
        return tell(person, **{"title": title, "bundle": COMING, **more})

    return tells


def test_an_unread_notice_tells_of_several(ana: User, told: Tell, mailoutbox: list[EmailMessage]) -> None:
    first = told(ana)
    assert said(first).title == "Bo comes: Canals"
    again = told(ana, "Cy", link=("plans:review", ("other",)))
    third = told(ana, "Di", bundle=Bundle(sort="coming", title=COMING.title, number=9))
    assert first.pk == again.pk == third.pk
    assert said(Notice.objects.get()).title == "11 people come: Canals"
    assert Notice.objects.get().arguments == ["abc"]
    assert len(mailoutbox) == 1


def test_who_read_it_is_told_anew(
    ana: User, told: Tell, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    mark_read(notice=told(ana), by=ana, at=at)
    second = told(ana, "Cy")
    assert said(second).title == "Cy comes: Canals"
    assert len(mailoutbox) == 2
    assert Notice.objects.get(leads=True) == second


def test_what_came_after_the_letter_is_in_the_digest_of_the_morning(
    ana: User, told: Tell, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    told(ana)
    told(ana, "Cy")
    assert send_digests(at + timedelta(days=2)) == 1
    assert "2 people come: Canals" in str(mailoutbox[-1].body)
    assert send_digests(at + timedelta(days=2)) == 0


def test_who_wants_no_letters_gets_none(ana: User, told: Tell, mailoutbox: list[EmailMessage]) -> None:
    Preference.objects.create(user=ana, kind=Kind.PLAN, pace="never")
    told(ana)
    assert told(ana, "Cy").mail_at is None
    assert mailoutbox == []


def test_only_the_same_sort_about_the_same_thing_of_the_same_person(
    ana: User, chen: User, told: Tell, tell: Tell
) -> None:
    one = told(ana)
    others = [
        told(chen),
        told(ana, about="other"),
        told(ana, bundle=Bundle(sort="going", title=COMING.title)),
        tell(ana),
    ]
    assert len({one.pk, *(other.pk for other in others)}) == 5


def test_the_lines_of_a_text_go_on(ana: User, told: Tell) -> None:
    told(ana, text=Message("Changed:\n%(lines)s", {"lines": "one"}))
    told(ana, text=Message("Changed:\n%(lines)s", {"lines": "two"}))
    told(ana, text=Message("Changed:\n%(lines)s", {"lines": "one"}))
    assert said(Notice.objects.get()).text == "Changed:\none\ntwo"
