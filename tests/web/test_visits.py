"""How long whoever holds an office stays signed in, and what they meet when it is over."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people.signing_in import PASSWORD, make_person, sign_in
from tests.plans.factories import make_officer, make_secretariat
from ucap.people import visits
from ucap.people.models import User

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def officer(client: Client) -> User:
    officer = make_officer()
    client.force_login(officer)
    return officer


def ago(client: Client, **keys: timedelta) -> None:
    """In the client's session these instants are so long ago."""
    session = client.session
    for key, span in keys.items():
        session[key] = int(time.time() - span.total_seconds())
    session.save()


def idle(client: Client, minutes: float = 31) -> None:
    ago(client, **{visits.SEEN: timedelta(minutes=minutes)})


def test_without_anything_done_for_half_an_hour_one_signs_in_anew_and_comes_back(
    client: Client, officer: User
) -> None:
    idle(client)
    answer = client.get("/en/plans/?page=1", follow=True)
    assert answer.redirect_chain == [("/en/account/login/?next=/en/plans/%3Fpage%3D1", 302)]
    assert "nothing was done for 30 minutes" in answer.content.decode()
    assert not client.session.get("_auth_user_id")


def test_with_less_one_goes_on(client: Client, officer: User) -> None:
    idle(client, 29)
    assert client.get(reverse("desk")).status_code == 200
    assert time.time() - client.session[visits.SEEN] < 5


def test_after_twelve_hours_one_signs_in_anew_however_much_was_done(client: Client, officer: User) -> None:
    ago(client, **{visits.SIGNED_IN: timedelta(hours=12, seconds=1)})
    assert "12 hours after signing in" in client.get(reverse("desk"), follow=True).content.decode()


@pytest.mark.parametrize("who", ["secretariat", "operator", "member"])
def test_it_is_so_for_offices_and_not_for_members(client: Client, who: str) -> None:
    person = (
        make_secretariat()
        if who == "secretariat"
        else User.objects.create_user("it@example.org", is_operator=who == "operator")
    )
    client.force_login(person)
    ago(client, **{visits.SIGNED_IN: timedelta(days=5), visits.SEEN: timedelta(days=5)})
    assert client.get(reverse("desk")).status_code == (200 if who == "member" else 302)


def test_the_operator_chooses_the_hours(client: Client, officer: User, settings: Any) -> None:
    settings.OFFICE_IDLE = timedelta(hours=2)
    idle(client, 90)
    assert client.get(reverse("desk")).status_code == 200


def test_who_says_once_more_who_they_are_has_as_many_hours_again(client: Client) -> None:
    make_person(is_secretariat=True, is_example=True)
    sign_in(client)
    ago(client, **{visits.SIGNED_IN: timedelta(hours=11)})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert time.time() - client.session[visits.SIGNED_IN] < 5


def test_a_fragment_leaves_the_page_as_it_is(client: Client, officer: User) -> None:
    idle(client)
    answer = client.get(reverse("desk"), headers=HTMX)
    assert answer.status_code == 401
    assert "What you wrote is still here" in answer.content.decode()


def test_a_form_that_came_too_late_is_shown_again(client: Client, officer: User) -> None:
    idle(client)
    sent = {"name": "A long <text>", "password1": "secret", "csrfmiddlewaretoken": "t0ken"}
    answer = client.post(
        reverse("people:account"), sent, headers={"Referer": "http://testserver/en/account/?a=1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "A long &lt;text&gt;</textarea>" in page
    assert "secret<" not in page
    assert "t0ken" not in page
    assert "next=/en/account/%3Fa%3D1" in page
    officer.refresh_from_db()
    assert officer.name != "A long <text>"


def test_the_sign_in_page_itself_is_open(client: Client) -> None:
    make_person(is_secretariat=True, is_example=True)
    sign_in(client)
    idle(client)
    assert sign_in(client)["Location"] == reverse("desk")


def test_a_program_is_told_that_it_is_nobody(client: Client, officer: User) -> None:
    idle(client)
    assert client.get("/api/v1/me").status_code == 401


def test_asking_what_is_left_is_no_activity_and_saying_so_is(client: Client, officer: User) -> None:
    idle(client, 20)
    left = client.get(reverse("visit")).json()
    assert 590 <= left["idle"] <= 600
    assert left["person"] == officer.pk
    assert client.get(reverse("visit")).json()["idle"] <= 600
    assert client.post(reverse("visit")).json()["idle"] > 1790


def test_a_visitor_and_a_member_have_no_hours(client: Client) -> None:
    assert client.get(reverse("visit")).json()["whole"] == 0
    client.force_login(User.objects.create_user("member@example.org"))
    assert "data-visit" not in client.get(reverse("desk")).content.decode()


def test_the_page_of_an_officer_knows_its_end(client: Client, officer: User) -> None:
    page = client.get("/zh-hans/desk/").content.decode()
    assert 'data-visit="/visit/"' in page
    assert 'data-warned="120"' in page


@pytest.mark.parametrize("office", [True, False])
def test_it_costs_no_question(client: Client, office: bool, settings: Any) -> None:
    person = make_officer() if office else User.objects.create_user("member@example.org")
    client.force_login(person)
    client.get(reverse("desk"))
    counts = []
    for middleware in (
        settings.MIDDLEWARE,
        [one for one in settings.MIDDLEWARE if "VisitMiddleware" not in one],
    ):
        settings.MIDDLEWARE = middleware
        fresh = Client()
        fresh.cookies = client.cookies
        counts.append(_questions(fresh))
    assert counts[0] == counts[1]


def test_that_somebody_is_here_is_written_down_once_a_minute(client: Client, officer: User) -> None:
    idle(client, 0.5)
    client.get(reverse("desk"))
    assert 25 < time.time() - client.session[visits.SEEN] < 40


def test_an_office_given_in_between_bounds_the_visit(client: Client) -> None:
    person = User.objects.create_user("member@example.org")
    client.force_login(person)
    ago(client, **{visits.SIGNED_IN: timedelta(days=5)})
    person.is_secretariat = True
    person.save()
    assert client.get(reverse("desk")).status_code == 302


def test_hours_are_as_the_list_asks() -> None:
    assert timedelta(hours=12) == settings.OFFICE_LONGEST
    assert timedelta(minutes=30) == settings.OFFICE_IDLE


def _questions(client: Client) -> int:
    from django.db import connection

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(reverse("desk")).status_code == 200
    return len(asked)
