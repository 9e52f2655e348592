"""My desk."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.plans.factories import PLACES, make_draft, make_officer
from ucap.kernel.clock import now
from ucap.people.models import User
from ucap.plans.actions import submit

pytestmark = pytest.mark.django_db


def test_signed_out_one_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get(reverse("desk"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_nothing_waits_for_somebody_new(client: Client) -> None:
    client.force_login(User.objects.create_user("new@example.org"))
    page = client.get(reverse("desk")).content.decode()
    assert "Nothing waits for you." in page
    assert reverse("plans:import") not in page  # only officers import plans


def test_what_waits_leads_to_where_it_is_done(client: Client) -> None:
    mine, theirs = make_officer(), make_officer(PLACES["Granada"])
    draft = make_draft(by=mine, title="Lake & canal")
    submit(version=draft, by=mine, at=now())
    client.force_login(theirs)
    page = client.get(reverse("desk")).content.decode()
    assert f'href="{reverse("plans:review", args=[draft.plan_id])}"' in page
    assert "Lake &amp; canal" in page
    assert reverse("plans:import") in page


def test_the_desk_is_kept_by_nobody(client: Client) -> None:
    client.force_login(User.objects.create_user("new@example.org"))
    assert "no-store" in client.get(reverse("desk"))["Cache-Control"]
