"""The log says that somebody signed in, or failed to, and not who they are."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import add_app, make_person, sign_in

pytestmark = pytest.mark.django_db


def test_sign_ins_are_logged_by_number(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    person = make_person()
    with caplog.at_level(logging.INFO, logger="ucap.people"):
        sign_in(client, password="wrong")
        sign_in(client)
        client.post("/en/account/logout/")
    said = [record.getMessage() for record in caplog.records if record.name == "ucap.people"]
    assert said == ["a sign-in failed", f"signed in: {person.pk}", f"signed out: {person.pk}"]
    assert person.email not in caplog.text


def test_a_second_step_that_fails_is_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    person = make_person()
    add_app(person)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "not it"})
    assert f"a second step failed: {person.pk}" in caplog.messages
