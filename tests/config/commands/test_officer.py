import re

import pytest
from django.conf import settings
from django.test import Client

from ucap.config.cli import main
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def test_an_officer_of_two_cities_comes_in_by_the_link(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["officer", "Li.Na@example.org", "--city", "扬州", "--city", "Granada, Spain", "--name", "Li Na"]
    assert main(words) == 0
    user = User.objects.get()
    assert (user.email, user.name) == ("li.na@example.org", "Li Na")
    assert set(user.cities.values_list("name", flat=True)) == {"Yangzhou", "Granada"}

    link = capsys.readouterr().out.strip()
    assert link.startswith(f"{settings.PUBLIC_URL}/en/account/password/reset/key/")
    form = client.get(link.removeprefix(settings.PUBLIC_URL), follow=True)
    password = "cooperation of cities 2026"
    client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})
    signed_in = client.post("/en/account/login/", {"login": "li.na@example.org", "password": password})
    assert signed_in.status_code == 302
    assert "confirm" not in signed_in["Location"]


def test_the_secretariat(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["officer", "office@example.org", "--secretariat"]) == 0
    assert User.objects.get().is_secretariat
    assert "speaks for the secretariat" in capsys.readouterr().err


def test_said_twice_it_is_done_once() -> None:
    for _ in range(2):
        assert main(["officer", "li@example.org", "--city", "Bologna"]) == 0
    assert User.objects.get().cities.count() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["li@example.org"], r"say of what: --city NAME, or --secretariat"),
        (["li", "--secretariat"], r"li is not an e-mail address"),
        (["li@example.org", "--city", "Xyzzyqq"], r"no city is called Xyzzyqq"),
        (["li@example.org", "--city", "Springfield"], r"Springfield, Illinois \(US\).*Say which"),
        (["li@example.org", "--city", "Rome", "--country", "Utopia"], r"Utopia is no country"),
        (["li@example.org", "--city", "Rome", "--city", "Xyzzyqq"], r"no city is called Xyzzyqq"),
    ],
)
def test_what_cannot_be_changes_nothing(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["officer", *words]) == 2
    said = capsys.readouterr().err
    assert re.search(told, said)
    assert said.count("\n") == 1
    assert not User.objects.exists()
