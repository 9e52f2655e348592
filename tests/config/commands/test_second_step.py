"""`ucap second-step`."""

import pytest
from django.core.mail import EmailMessage

from tests.people.signing_in import add_app, make_person
from ucap.config.cli import main
from ucap.journal.models import Entry
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def test_a_lost_second_step_is_taken_off(
    capsys: pytest.CaptureFixture[str], mailoutbox: list[EmailMessage]
) -> None:
    ana = make_person()
    add_app(ana)
    assert main(["second-step", "--remove", "ANA@example.org"]) == 0
    assert not User.objects.get().has_second_factor
    assert Entry.objects.get(verb="second_step.taken_off").actor == ""
    assert [letter.to for letter in mailoutbox] == [["ana@example.org"]]
    assert main(["second-step", "--remove", "ana@example.org"]) == 2
    assert "has no second step" in capsys.readouterr().err


def test_an_address_without_an_account_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["second-step", "--remove", "nobody@example.org"]) == 2
    said = capsys.readouterr().err
    assert said == "ucap second-step: no account has the address nobody@example.org.\n"
