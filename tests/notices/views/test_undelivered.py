from datetime import datetime

import pytest
from django.test import Client

from ucap.notices.models import Letter
from ucap.people.models import User

HERE = "/en/inbox/undelivered/"


@pytest.fixture
def dead(db: None, at: datetime) -> Letter:
    return Letter.objects.create(
        to="nobody@example.org",
        subject="Hello",
        text="Words",
        language="en",
        at=at,
        due_at=at,
        state="dead",
        attempts=8,
        error="SMTPDataError 554",
    )


@pytest.fixture
def of_secretary(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


def test_who_it_was_for_and_why_it_did_not_arrive(of_secretary: Client, dead: Letter) -> None:
    page = of_secretary.get(HERE).content.decode()
    for words in ("nobody@example.org", "Hello", "SMTPDataError 554", "8 attempts"):
        assert words in page


def test_what_is_secret_is_shown_to_nobody(of_secretary: Client, dead: Letter) -> None:
    Letter.objects.update(secret=True, subject="Your code is 123456")
    page = of_secretary.get(HERE).content.decode()
    assert "123456" not in page
    assert "A letter for its reader alone" in page


def test_found_by_a_part_of_the_address(of_secretary: Client, dead: Letter) -> None:
    assert "nobody@example.org" in of_secretary.get(f"{HERE}?q=NOBODY@").content.decode()
    assert "No letter to such an address" in of_secretary.get(f"{HERE}?q=else").content.decode()


def test_dropped_and_brought_back(of_secretary: Client, dead: Letter) -> None:
    answer = of_secretary.post(f"{HERE}{dead.id}/drop/", follow=True)
    assert "Every letter arrived" in answer.content.decode()
    (message,) = answer.context["messages"]
    of_secretary.post(message.extra_tags.split()[0])
    assert Letter.objects.get().state == "dead"


def test_sent_again(of_secretary: Client, dead: Letter) -> None:
    of_secretary.post(f"{HERE}{dead.id}/send/")
    assert Letter.objects.get().state == "sent"
    assert of_secretary.post(f"{HERE}gone/send/").status_code == 404


def test_it_is_nobody_elses_business(client: Client, ana: User, dead: Letter) -> None:
    client.force_login(ana)
    assert client.get(HERE).status_code == 403
    assert client.post(f"{HERE}{dead.id}/drop/").status_code == 403


def test_an_operator_may(client: Client, ana: User, dead: Letter) -> None:
    User.objects.update(is_operator=True)
    client.force_login(ana)
    assert client.get(HERE).status_code == 200
