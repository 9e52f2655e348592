"""The pages: the privacy text, one's own data, leaving."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from tests.plans.conftest import cast  # noqa: F401
from ucap.people.models import User
from ucap.privacy.models import Erasure, Export
from ucap.privacy.queries.text import privacy_text
from ucap.privacy.retention import PERIODS

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough phrase"


@pytest.fixture
def li(client: Client) -> User:
    user = User.objects.create_user("li@example.org", PASSWORD, name="Li Wei")
    client.force_login(user)
    return user


def leave(client: Client, **data: str) -> Any:
    """The answer to asking to be erased, after the password once more."""
    asked = client.post(reverse("privacy:erase"), data)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    return client.post(asked["Location"], {"password": PASSWORD})


def test_anybody_reads_who_runs_it_and_for_how_long(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = "City of Yangzhou", "data@example.org"
    with django_assert_num_queries(0):
        page = client.get(reverse("privacy:page")).content.decode()
    assert "City of Yangzhou runs this platform" in page
    assert "mailto:data@example.org" in page
    assert all(str(period.days) in page for period in PERIODS if period.days)


def test_an_operator_who_says_nothing_is_told_so(client: Client, settings: Settings) -> None:
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = "", "https://example.org/data"
    assert "not yet said" in client.get(reverse("privacy:page")).content.decode()
    assert privacy_text().contact_link == "https://example.org/data"


def test_my_data_is_put_together_and_saved(client: Client, li: User) -> None:
    assert "Put my data together" in client.get(reverse("privacy:mine")).content.decode()
    assert client.post(reverse("privacy:export")).status_code == 302
    export = Export.objects.get(person=li)
    assert "Save the file" in client.get(reverse("privacy:export_state")).content.decode()
    answer = client.get(reverse("privacy:download", args=[export.pk]))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_nobody_else_learns_that_there_is_one(client: Client, li: User) -> None:
    client.post(reverse("privacy:export"))
    address = reverse("privacy:download", args=[Export.objects.get().pk])
    other = Client()
    other.force_login(User.objects.create_user("s@example.org", is_secretariat=True))
    assert other.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_leaving_asks_for_the_password_once_more(client: Client, li: User) -> None:
    assert leave(client, when="later")["Location"] == reverse("home")
    assert Erasure.objects.get(person=li).done_at is None
    assert client.get(reverse("privacy:mine")).status_code == 302
    assert User.objects.get(pk=li.pk).email == "li@example.org"


def test_at_once_it_is_done(client: Client, li: User) -> None:
    leave(client, when="now")
    assert User.objects.get(pk=li.pk).has_left
    assert "Good-bye" in client.get(reverse("home")).content.decode()


def test_a_wrong_password_changes_nothing(client: Client, li: User) -> None:
    asked = client.post(reverse("privacy:erase"), {"when": "now"})
    client.post(asked["Location"], {"password": "not this one at all"})
    assert not Erasure.objects.exists()


def test_what_leaving_means_is_said_before(client: Client, cast: Any) -> None:  # noqa: F811
    client.force_login(cast.granada)
    page = client.get(reverse("privacy:erase")).content.decode()
    assert "only officer of Granada" in page
    cast.granada.set_password(PASSWORD)
    cast.granada.save()
    client.force_login(cast.granada)
    leave(client, when="now")  # without saying that the secretariat takes over
    assert not Erasure.objects.exists()


def test_the_last_of_the_secretariat_sees_what_to_settle(client: Client) -> None:
    client.force_login(User.objects.create_user("last@example.org", is_secretariat=True))
    page = client.get(reverse("privacy:erase")).content.decode()
    assert "last member of the secretariat" in page
    assert 'name="when"' not in page


def test_the_cookies_are_named_as_they_are_sent(settings: Settings) -> None:
    settings.SESSION_COOKIE_NAME = "__Host-sessionid"
    assert [one.name for one in privacy_text().cookies][:2] == ["__Host-sessionid", settings.CSRF_COOKIE_NAME]
