"""Who may make an account."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ucap.kernel.clock import now
from ucap.people.actions import invite
from ucap.people.letters import invitation_link
from ucap.people.models import User
from ucap.people.states import Office

pytestmark = pytest.mark.django_db
NEW = {"name": "Ana", "email": "new@example.org", "password1": "a long enough phrase"}


def test_anybody_makes_an_account(client: Client) -> None:
    answer = client.post(reverse("account_signup"), NEW)
    assert answer["Location"] == reverse("account_email_verification_sent")
    user = User.objects.get()
    assert (user.name, user.language, user.consents.count()) == ("Ana", "en", 1)


def test_where_accounts_are_by_invitation_nobody_else_makes_one(client: Client, settings: Any) -> None:
    settings.SIGNUP_OPEN = False
    answer = client.post(reverse("account_signup"), NEW)
    assert "closed" in answer.templates[0].name
    assert not User.objects.exists()

    _, token = invite(email="new@example.org", office=Office.SECRETARIAT, by=None, at=now())
    client.get(invitation_link(token).removeprefix(settings.PUBLIC_URL))
    client.post(reverse("account_signup"), NEW)
    assert User.objects.get().is_secretariat


def test_an_address_is_one_account_however_it_is_written() -> None:
    user = User.objects.create_user("Li@Example.ORG", "a long enough phrase")
    assert User.objects.get_by_natural_key("LI@example.org") == user
    assert str(user) == "li"
