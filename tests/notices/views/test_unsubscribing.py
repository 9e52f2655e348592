"""RFC 8058: one POST by a mail program stops the letters; a GET does nothing but ask."""

import re
from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from tests.notices.conftest import Tell
from ucap.notices.queries.preferences import paces_by_kind
from ucap.notices.states import Kind, Pace
from ucap.people.models import User


@pytest.fixture
def link(ana: User, tell: Tell, mailoutbox: list[EmailMessage]) -> str:
    """The address in the header of a letter, as a mail program reads it."""
    tell(ana)
    read = message_from_bytes(mailoutbox[0].message().as_bytes(), policy=policy.default)
    found = re.fullmatch(r"<http://localhost:8000(/.*)>", str(read["List-Unsubscribe"]).strip())
    assert found
    return found[1]


@pytest.fixture
def stranger() -> Client:
    """A mail program: without cookies, and so without a token against forged requests."""
    return Client(enforce_csrf_checks=True)


def test_a_mail_program_stops_them_with_one_post(link: str, stranger: Client, ana: User) -> None:
    answer = stranger.post(
        link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert paces_by_kind(ana)[Kind.PLAN] is Pace.NEVER
    assert paces_by_kind(ana)[Kind.ACCESS] is Pace.AT_ONCE


def test_whoever_looks_stops_nothing(link: str, stranger: Client, ana: User) -> None:
    page = stranger.get(link)
    assert '<html lang="es"' in page.content.decode()
    assert '<form method="post">' in page.content.decode()
    assert paces_by_kind(ana)[Kind.PLAN] is Pace.AT_ONCE
    assert "no-store" in page["Cache-Control"]


def test_the_page_takes_it_back(link: str, stranger: Client, ana: User) -> None:
    page = stranger.post(link).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', page))
    fields.pop("next")  # of the switch of languages
    assert fields == {"plan": "at once"}
    stranger.post(link, fields)
    assert paces_by_kind(ana)[Kind.PLAN] is Pace.AT_ONCE


def test_a_second_time_there_is_nothing_to_stop(link: str, stranger: Client) -> None:
    stranger.post(link)
    assert "<ul>" not in stranger.post(link).content.decode().split("<main")[1].split("</main")[0]


def test_what_is_no_link_of_ours_says_what_to_do(stranger: Client, db: None) -> None:
    answer = stranger.post("/unsubscribe/WyJhIiwicGxhbiJd:forged/")
    assert answer.status_code == 400
    assert "This link is not whole" in answer.content.decode()
