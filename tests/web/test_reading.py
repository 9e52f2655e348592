"""Reading a list of people is journalled: of whoever holds an office, once an hour."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import get_resolver, reverse

from tests.events.factories import make_event
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import PLACES, make_draft, make_officer, make_secretariat
from ucap.journal.models import Entry
from ucap.people.models import User
from ucap.web.reading import LISTS, WHAT

pytestmark = pytest.mark.django_db


def read() -> list[tuple[str, str, str]]:
    entries = Entry.objects.filter(verb__startswith="read.").order_by("pk")
    return [(one.verb, one.subject_id, one.actor) for one in entries]


@pytest.fixture
def secretary(client: Client) -> User:
    secretary = make_secretariat()
    client.force_login(secretary)
    return secretary


@pytest.mark.parametrize(
    ("page", "verb"),
    [
        ("people:people", "read.offices"),
        ("exchange:pipeline", "read.pipeline"),
        ("exchange:pipeline_download", "read.pipeline"),
        ("moderation:queue", "read.cases"),
        ("notices:undelivered", "read.letters"),
        ("journal", "read.journal"),
        ("journal-download", "read.journal"),
    ],
)
def test_a_list_of_the_secretariats_rooms_is_journalled(
    client: Client, secretary: User, page: str, verb: str
) -> None:
    assert client.get(reverse(page)).status_code == 200
    assert read() == [(verb, "", secretary.pk)]


def test_once_a_person_list_and_hour(client: Client, secretary: User) -> None:
    for page in ("people:people", "people:people", "moderation:queue", "people:people"):
        client.get(reverse(page))
    client.force_login(User.objects.create_user("b@example.org", is_secretariat=True, is_example=True))
    client.get(reverse("people:people"))
    assert [verb for verb, _, _ in read()] == ["read.offices", "read.cases", "read.offices"]


def test_requests_for_a_plan_are_journalled_with_the_plan(client: Client) -> None:
    officer = make_officer(PLACES["Yangzhou"])
    plan = make_draft(by=officer).plan
    client.force_login(officer)
    assert client.get(reverse("plans:access", args=[plan.pk])).status_code == 200
    assert read() == [("read.requests", plan.pk, officer.pk)]


def test_what_a_program_reads_is_journalled_too(client: Client, secretary: User) -> None:
    assert client.get("/api/v1/cases").status_code == 200
    assert read() == [("read.cases", "", secretary.pk)]


@pytest.mark.parametrize(
    ("what", "verb"), [("registrations", "read.registrations"), ("demand", "read.demand")]
)
def test_what_a_host_reads_of_an_event_by_program_is_journalled(client: Client, what: str, verb: str) -> None:
    officer = make_officer(PLACES["Yangzhou"])
    event = make_event(city=officer.cities.get())
    client.force_login(officer)
    assert client.get(f"/api/v1/events/{event.slug}/{what}").status_code == 200
    assert read() == [(verb, event.slug[:32], officer.pk)]


def test_the_secretariat_reading_members_is_journalled_and_an_owner_is_not(
    client: Client, secretary: User
) -> None:
    owner = make_person()
    organisation = make_organisation(owner=owner)
    page = reverse("organisations:members", args=[organisation.slug])
    assert client.get(page).status_code == 200
    client.force_login(owner)
    assert client.get(page).status_code == 200
    assert read() == [("read.members", organisation.slug[:32], secretary.pk)]


def test_what_is_refused_was_not_read(client: Client) -> None:
    client.force_login(make_officer())
    assert client.get(reverse("people:people")).status_code == 403
    assert read() == []


def test_the_secretariat_sees_it_in_the_journal(client: Client, secretary: User) -> None:
    client.get(reverse("people:people"))
    assert WHAT["read.offices"] in client.get(reverse("journal")).content.decode()


def test_a_database_that_takes_nothing_stops_nobody_who_reads(
    client: Client, secretary: User, caplog: pytest.LogCaptureFixture
) -> None:
    with patch("ucap.web.reading.record", side_effect=OperationalError("disk is full")):
        assert client.get(reverse("people:people")).status_code == 200
    assert "could not be journalled" in caplog.text
    assert secretary.email not in caplog.text


def test_each_list_is_of_a_page_that_there_is_and_has_words() -> None:
    there = set(_names(get_resolver()))
    assert set(LISTS) <= there
    assert {f"read.{one}" for one in LISTS.values()} == set(WHAT)


def _names(resolver: object, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:  # type: ignore[attr-defined]
        if hasattr(pattern, "url_patterns"):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern, before + space)
        elif pattern.name:
            yield before + pattern.name
