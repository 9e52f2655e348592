"""Reporting, with an account and without one."""

import pytest
from django.test import Client

from tests.moderation.conftest import Cast, Notes
from ucap.moderation.models import Case, Concern

ADDRESS = "/en/moderation/report/note/n1/"


def test_a_visitor_reports_and_is_thanked(client: Client, cast: Cast, notes: Notes) -> None:
    page = client.get(ADDRESS).content.decode()
    assert page.count('type="radio"') == 7
    assert "A note" in page
    answer = client.post(ADDRESS, {"ground": "false", "text": "Closed <script>alert(1)</script> since 2020"})
    assert answer["Location"] == f"{ADDRESS}thanks/"
    assert Concern.objects.get().text == "Closed since 2020"
    assert "Thank you" in client.get(answer["Location"]).content.decode()


def test_a_person_is_known(client: Client, cast: Cast, notes: Notes) -> None:
    client.force_login(cast.reader)
    client.post(ADDRESS, {"ground": "rights"})
    assert Concern.objects.get().by == cast.reader


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"text": "x"}, "This field is required."),
        ({"ground": "unverified"}, "Select a valid choice"),
        ({"ground": "other"}, "Say what is wrong"),
        ({"ground": "false", "text": "x" * 2001}, "at most 2000 are possible"),
        ({"ground": "false", "text": "http://a.example " * 4}, "At most 3 addresses"),
    ],
)
def test_what_is_missing_is_said(
    client: Client, cast: Cast, notes: Notes, answers: dict[str, str], said: str
) -> None:
    answer = client.post(ADDRESS, answers)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Case.objects.exists()


def test_programs_are_thanked_and_forgotten(client: Client, cast: Cast, notes: Notes) -> None:
    assert client.post(ADDRESS, {"ground": "false", "website": "https://spam.example"}).status_code == 302
    assert not Case.objects.exists()


@pytest.mark.parametrize("path", ["note/n2", "note/gone", "weather/1"])
def test_what_is_not_public_is_not_here(client: Client, cast: Cast, notes: Notes, path: str) -> None:
    assert client.get(f"/en/moderation/report/{path}/").status_code == 404
    assert client.post(f"/en/moderation/report/{path}/", {"ground": "false"}).status_code == 404


def test_who_reports_all_day_is_told(client: Client, cast: Cast, notes: Notes) -> None:
    for _ in range(20):
        client.post(ADDRESS, {"ground": "false"})
    answer = client.post(ADDRESS, {"ground": "false"})
    assert answer.status_code == 409
    assert "much today" in answer.content.decode()
