"""A database that cannot grow: what is sent is refused as a whole, and reading goes on."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from tests.plans.factories import make_plan
from ucap.journal.models import Entry
from ucap.plans.models import AccessRequest, Plan


@pytest.fixture
def plan(transactional_db: None) -> Iterator[Plan]:
    """A plan that anybody can ask for, in a database that may not become longer by a page."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's own limit is its disk")
    made = make_plan()
    with connection.cursor() as cursor:
        cursor.execute(
            "VACUUM"
        )  # pages that tests before this one left free would hold more than may be asked
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield made
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_nothing_is_kept_of_what_does_not_fit_and_reading_goes_on(plan: Plan, client: Client) -> None:
    client.raise_request_exception = False
    asked = {"name": "Ana", "organisation": "Uni", "email": "ana@example.org", "purpose": "word " * 390}
    statuses = []
    for _ in range(40):  # until what is free within the file's pages is used up
        asked["email"] = f"ana{len(statuses)}@example.org"
        statuses.append(client.post(f"/es/plans/{plan.slug}/ask/", asked).status_code)
        if statuses[-1] not in {200, 302}:
            break
    assert statuses[-1] == 507
    kept = AccessRequest.objects.count()
    assert kept == len(statuses) - 1
    assert Entry.objects.filter(verb="full.asked").count() == kept
    assert client.get(f"/es/plans/{plan.slug}/").status_code == 200
    answer = client.post(f"/es/plans/{plan.slug}/ask/", asked, headers={"HX-Request": "true"})
    assert answer.status_code == 507
    assert answer.headers["HX-Retarget"] == "#toasts"


def test_a_program_is_told_in_json(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", full)
    client.raise_request_exception = False
    answer = client.get("/api/v1/plans")
    assert answer.status_code == 507
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["type"].endswith("/no-room")
