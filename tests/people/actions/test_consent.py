"""What people agreed to, and when."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import make_person
from ucap.people.actions import agree
from ucap.people.consent import TEXT_VERSION
from ucap.people.rules import consent_is_due

pytestmark = pytest.mark.django_db


def test_the_first_time_counts(at: datetime) -> None:
    ana = make_person()
    agree(by=ana, at=at)
    assert agree(by=ana, at=at + timedelta(days=1)).at == at
    assert ana.agreed_to == TEXT_VERSION


def test_a_newer_text_is_asked_for_anew(client: Client, at: datetime) -> None:
    ana = make_person()
    agree(by=ana, at=at, text_version="2020-01-01")
    assert consent_is_due(ana)
    client.force_login(ana)
    assert "I agree" in client.get(reverse("people:account")).content.decode()
    client.post(reverse("people:agree"))
    assert "I agree" not in client.get(reverse("people:account")).content.decode()
    assert set(ana.consents.values_list("text_version", flat=True)) == {"2020-01-01", TEXT_VERSION}


def test_nobody_agrees_for_the_demonstration() -> None:
    assert not consent_is_due(make_person(is_example=True))
