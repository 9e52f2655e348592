"""The secretariat's page of offices."""

import re
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import PASSWORD, add_app, make_person
from tests.plans.factories import PLACES, make_officer
from ucap.people.models import Invitation, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> User:
    person = make_person("office@example.org", name="Secretary", is_secretariat=True, agreed_to="2026-11-25")
    client.force_login(person)
    return person


def read(client: Client, query: str = "") -> str:
    return client.get(f"{reverse('people:people')}{query}").content.decode()


def test_an_invitation_goes_by_mail_and_is_taken_up(
    client: Client, office: User, mailoutbox: list[EmailMessage]
) -> None:
    form = {
        "email": "li@example.org",
        "name": "Li Na",
        "office": "officer",
        "cities": "扬州; Granada, Spain",
        "language": "zh-hans",
    }
    client.post(reverse("people:invite"), form)
    assert "Li Na" in read(client)
    (letter,) = mailoutbox
    link = re.search(r"http://localhost:8000(/zh-hans/account/invitation/\S+)", str(letter.body))
    assert link
    newcomer = Client()
    page = newcomer.get(link[1])
    assert "Secretary" in page.content.decode()
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert page["Cache-Control"].startswith("max-age=0")
    newcomer.post(
        "/zh-hans/account/signup/", {"name": "李娜", "email": "li@example.org", "password1": PASSWORD}
    )
    person = User.objects.get(email="li@example.org")
    assert (person.name, person.language, person.cities.count()) == ("李娜", "zh-hans", 2)
    assert "李娜" in read(client)
    assert newcomer.get(link[1]).templates[0].name == "people/invitation_gone.html"


def test_somebody_who_has_an_account_signs_in_and_accepts(
    client: Client, office: User, mailoutbox: list[EmailMessage]
) -> None:
    ana = make_person("ana@example.org")
    form = {"email": ana.email, "office": "secretariat", "language": "en"}
    client.post(reverse("people:invite"), form)
    link = re.search(r"http://localhost:8000(\S+)", str(mailoutbox[0].body))
    assert link
    other = Client()
    assert "Sign in, then accept" in other.get(link[1]).content.decode()
    assert other.post(f"{link[1]}accept/").status_code == 302  # to the sign-in
    other.force_login(ana)
    assert "You are signed in as ana@example.org" in other.get(link[1]).content.decode()
    other.post(f"{link[1]}accept/")
    assert User.objects.get(pk=ana.pk).is_secretariat
    assert Invitation.objects.get().accepted_by == ana


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"cities": ""}, "Say for which city"),
        ({"cities": "Xyzzyqq"}, "No city is called “Xyzzyqq”"),
        ({"cities": "Springfield"}, "Springfield, Illinois (US)"),
        ({"office": "secretariat"}, "has no city"),
        ({"office": "operator"}, "Select a valid choice"),
        ({"email": "li"}, "valid email"),
    ],
)
def test_what_cannot_be_is_told(client: Client, office: User, wrong: dict[str, str], told: str) -> None:
    form = {"email": "li@example.org", "office": "officer", "cities": "Bologna", "language": "en"}
    answer = client.post(reverse("people:invite"), form | wrong)
    assert told in answer.content.decode()
    assert not Invitation.objects.exists()


def test_what_was_withdrawn_is_given_back(client: Client, office: User) -> None:
    officer = make_officer(PLACES["Bologna"], name="Marta")
    city = officer.cities.get()
    path = reverse("people:withdraw_office", args=[officer.id, "officer", city.id])
    answer = client.post(path, follow=True).content.decode()
    assert not officer.cities.exists()
    undo = re.search(r'action="(/en/account/people/give-back/\d+/)"', answer)
    assert undo
    client.post(undo[1])
    assert officer.cities.get() == city


def test_an_invitation_is_withdrawn_and_brought_back(client: Client, office: User) -> None:
    form = {"email": "li@example.org", "office": "secretariat", "language": "en"}
    client.post(reverse("people:invite"), form)
    made = Invitation.objects.get()
    client.post(reverse("people:withdraw_invitation", args=[made.id]))
    assert "li@example.org" not in read(client).partition('id="toasts"')[0]
    client.post(reverse("people:bring_back_invitation", args=[made.id]))
    assert "li@example.org" in read(client)


def test_holders_are_found(client: Client, office: User) -> None:
    make_officer(PLACES["Bologna"], name="Marta")
    make_officer(PLACES["Granada"], name="Luis")
    assert "Marta" in read(client, "?q=bologna")
    assert "Luis" not in read(client, "?q=bologna")
    assert "Nobody was found" in read(client, "?q=xyzzy")


def test_the_page_takes_as_many_queries_for_many(
    client: Client, office: User, django_assert_max_num_queries: Any
) -> None:
    for place in ("Bologna", "Granada", "Rome"):
        make_officer(PLACES[place])
    read(client)  # which is journalled, once an hour
    with django_assert_max_num_queries(9):
        read(client)


@pytest.mark.parametrize("name", ["people:people", "people:invite"])
def test_nobody_else_sees_it(client: Client, name: str) -> None:
    assert client.get(reverse(name))["Location"].startswith("/en/account/login/")
    client.force_login(make_officer())
    assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize(
    "path", ["x/officer/withdraw/", "x/king/withdraw/", "give-back/0/", "invitations/x/withdraw/"]
)
def test_what_is_not_there(client: Client, office: User, path: str) -> None:
    assert client.post(f"/en/account/people/{path}").status_code == 404


def test_a_lost_second_step_is_taken_off_never_ones_own(client: Client, office: User) -> None:
    officer = make_officer(PLACES["Bologna"], name="Marta")
    member = make_person("member@example.org", name="Carla")
    for person in (office, officer, member):
        add_app(person)
    page = read(client)
    path = reverse("people:take_off_second_step", args=[officer.id])
    assert path in page
    assert reverse("people:take_off_second_step", args=[office.id]) not in page
    assert "Carla" not in page
    assert "Carla" in read(client, "?q=MEMBER@example.org")  # holds no office: by the whole address alone
    assert "Carla" not in read(client, "?q=member@example")
    answer = client.post(path, follow=True).content.decode()
    assert "Marta signs in without a second step now" in answer
    assert path not in answer
    assert not User.objects.get(pk=officer.pk).has_second_factor
    own = client.post(reverse("people:take_off_second_step", args=[office.id]))
    assert own.status_code == 403
