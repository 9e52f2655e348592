"""Accounts are by invitation."""

import pytest
from django.test import Client
from django.urls import reverse

from ucap.people.models import User

pytestmark = pytest.mark.django_db


def test_nobody_signs_up(client: Client) -> None:
    answer = client.post(
        reverse("account_signup"), {"email": "new@example.org", "password1": "a long enough phrase"}
    )
    assert "closed" in answer.templates[0].name  # allauth's signup_closed.html, in our look
    assert not User.objects.exists()


def test_an_address_is_one_account_however_it_is_written() -> None:
    user = User.objects.create_user("Li@Example.ORG", "a long enough phrase")
    assert User.objects.get_by_natural_key("LI@example.org") == user
    assert str(user) == "li"
