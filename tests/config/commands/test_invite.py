"""`ucap invite`."""

import re

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client

from ucap.config.cli import main
from ucap.people.models import Invitation, User
from ucap.people.states import Office

pytestmark = pytest.mark.django_db
PASSWORD = "cooperation of cities 2026"


def come_in(client: Client, link: str, email: str) -> None:
    """Opens the link and makes an account with a password."""
    assert client.get(link.removeprefix(settings.PUBLIC_URL)).status_code == 200
    form = {"name": "Li Na", "email": email, "password1": PASSWORD}
    assert client.post("/en/account/signup/", form).status_code == 302


def test_an_officer_of_two_cities_comes_in_by_the_link(
    client: Client, capsys: pytest.CaptureFixture[str], mailoutbox: list[EmailMessage]
) -> None:
    words = ["Li.Na@example.org", "--city", "扬州", "--city", "Granada, Spain", "--name", "Li Na"]
    assert main(["invite", "--role", "officer", *words]) == 0
    said = capsys.readouterr()
    assert "speak for Yangzhou (CN) and Granada (ES)" in said.err
    link = said.out.strip()
    assert link.startswith(f"{settings.PUBLIC_URL}/en/account/invitation/")
    assert not User.objects.exists()

    come_in(client, link, "li.na@example.org")
    user = User.objects.get()
    assert (user.email, user.name) == ("li.na@example.org", "Li Na")
    assert set(user.cities.values_list("name", flat=True)) == {"Yangzhou", "Granada"}
    assert "_auth_user_id" in client.session  # no code was asked for: the link was
    assert mailoutbox == []


@pytest.mark.parametrize(("role", "flag"), [("secretariat", "is_secretariat"), ("operator", "is_operator")])
def test_the_other_roles(client: Client, capsys: pytest.CaptureFixture[str], role: str, flag: str) -> None:
    words = ["invite", "--role", role, "office@example.org", "--language", "zh-hans"]
    assert main(words) == 0
    link = capsys.readouterr().out.strip()
    assert "/zh-hans/account/invitation/" in link
    come_in(client, link, "office@example.org")
    assert getattr(User.objects.get(), flag)


def test_said_twice_only_the_later_link_works(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["invite", "--role", "officer", "li@example.org", "--city", "Bologna"]) == 0
    first, second = capsys.readouterr().out.split()
    pages = [client.get(link.removeprefix(settings.PUBLIC_URL)).templates[0].name for link in (first, second)]
    assert pages == ["people/invitation_gone.html", "people/invitation.html"]
    assert Invitation.objects.filter(withdrawn_at=None).get().office == Office.OFFICER


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["li@example.org", "--role", "officer"], r"--role officer --city NAME"),
        (["li@example.org", "--role", "secretariat", "--city", "Rome"], r"the other roles have none"),
        (["li", "--role", "secretariat"], r"li is not an e-mail address"),
        (["li@example.org", "--role", "secretariat", "--language", "tlh"], r"tlh is none of en, zh-hans"),
        (["li@example.org", "--role", "officer", "--city", "Xyzzyqq"], r"no city is called Xyzzyqq"),
        (
            ["li@example.org", "--role", "officer", "--city", "Springfield"],
            r"Springfield, Illinois \(US\).*Say which",
        ),
        (
            ["li@example.org", "--role", "officer", "--city", "Rome", "--country", "Utopia"],
            r"Utopia is no country",
        ),
        (
            ["li@example.org", "--role", "officer", "--city", "Rome", "--city", "Xyzzyqq"],
            r"no city is called Xyzzyqq",
        ),
    ],
)
def test_what_cannot_be_changes_nothing(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["invite", *words]) == 2
    said = capsys.readouterr().err
    assert re.search(told, said)
    assert said.count("\n") == 1
    assert not Invitation.objects.exists()
