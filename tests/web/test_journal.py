"""The journal, for the secretariat alone."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.people.models import User
from ucap.privacy.actions import ask_to_be_erased
from ucap.web.journal import AT_ONCE, JournalFilters, found_entries, journal_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(db: None) -> User:
    return User.objects.create_user("li@example.org", name="Li Wei")


@pytest.fixture
def secretary(client: Client) -> Client:
    client.force_login(User.objects.create_user("s@example.org", is_secretariat=True))
    return client


SAID = "Somebody asked for the full plan: …"


def edited(number: int, by: User | None, at: datetime) -> Entry:
    return record(
        "plan.edited",
        subject=("plan", f"p{number}"),
        actor=by.pk if by else "",
        at=at,
        after={"title": f"=SUM({number})", "contacts": [{"email": "ana@example.org"}]},
        personal=["contacts"],
    )


def ids(**wanted: Any) -> list[str]:
    return [entry.subject_id for entry in found_entries(wanted)]


def test_others_do_not_read_it(client: Client, li: User) -> None:
    client.force_login(li)
    for name in ("journal", "journal-download"):
        assert client.get(reverse(name)).status_code == 403


def test_it_is_found_by_what_to_what_by_whom_and_when(li: User, at: datetime) -> None:
    edited(1, li, at)
    edited(2, None, at + timedelta(days=2))
    record("full.asked", subject=("plan", "p3"), actor="", at=at)
    assert ids() == ["p3", "p2", "p1"]
    assert ids(verb="plan.edited") == ["p2", "p1"]
    record("officer.made", subject=("user", "u1"), actor="", at=at)
    assert ids(kind="user") == ["u1"]
    assert ids(kind="plan") == ["p3", "p2", "p1"]
    assert ids(q="p2") == ["p2"]
    assert ids(q="li@EXAMPLE.org") == ids(q="wei") == ids(q=li.pk) == ["p1"]
    assert ids(q="nobody") == []
    assert ids(first=at.date() + timedelta(days=1)) == ["p2"]
    assert ids(last=at.date()) == ["u1", "p3", "p1"]


def test_it_goes_back_page_by_page_in_few_questions(
    li: User, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(AT_ONCE + 1):
        edited(number, li, at)
    with django_assert_num_queries(3):
        first = journal_page(found_entries({}))
    assert (len(first.lines), first.is_first) == (AT_ONCE, True)
    assert first.lines[0].who == "Li Wei"
    assert first.lines[0].whole.after["contacts"] == [{"email": "ana@example.org"}]
    second = journal_page(found_entries({}), before=str(first.older))
    assert ([line.entry.subject_id for line in second.lines], second.older) == (["p0"], None)
    assert journal_page(found_entries({}), before="x' OR 1").is_first


def test_the_page_says_who_did_what(secretary: Client, li: User, at: datetime) -> None:
    edited(1, li, at)
    page = secretary.get(reverse("journal")).content.decode()
    assert "The draft was changed" in page
    assert "Plan <a" in page
    assert "Li Wei" in page
    assert "No entry" in secretary.get(reverse("journal"), {"q": "nothing"}).content.decode()
    assert "<html" not in secretary.get(reverse("journal"), headers={"HX-Request": "true"}).content.decode()


def test_a_filter_that_makes_no_sense_shows_all(secretary: Client, li: User, at: datetime) -> None:
    edited(1, li, at)
    assert "p1" in secretary.get(reverse("journal"), {"first": "yesterday", "verb": "no"}).content.decode()


def test_whoever_has_left_is_nobody(secretary: Client, li: User, at: datetime) -> None:
    edited(1, li, at)
    ask_to_be_erased(by=li, at=at, at_once=True)
    page = secretary.get(reverse("journal")).content.decode()
    assert "Li Wei" not in page
    assert "Somebody who has left" in page


def test_it_is_taken_away_as_a_table_that_runs_no_formula(
    secretary: Client, li: User, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucap.web.journal.CHUNK", 2)
    for number in range(3):
        edited(number, li, at)
    record("=x.y", subject=("case", "-1"), actor="", at=at)
    answer = secretary.get(reverse("journal-download"), {"kind": "plan"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["subject id"] for row in rows] == ["p2", "p1", "p0"]
    assert rows[0]["person"] == "Li Wei"
    whole = b"".join(secretary.get(reverse("journal-download")).streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=x.y" in whole
    assert "'-1" in whole


def test_every_verb_there_is_can_be_chosen(li: User, at: datetime) -> None:
    edited(1, li, at)
    edited(2, li, at)
    record("full.asked", subject=("plan", "p3"), actor="", at=at)
    fields: Any = JournalFilters({}).fields
    record("moderation.reported", subject=("case", "c1"), actor="", at=at)
    record("x.y", subject=("plan", "p3"), actor="", at=at)
    assert fields["verb"].choices == [
        ("", "All"),
        ("full.asked", SAID),
        ("plan.edited", "The draft was changed"),
    ]
    fields = JournalFilters({}).fields
    assert [value for value, _ in fields["verb"].choices][1:] == [
        "full.asked",
        "moderation.reported",
        "plan.edited",
        "x.y",
    ]
    assert fields["kind"].choices == [("", "All"), ("case", "Case of moderation"), ("plan", "Plan")]
