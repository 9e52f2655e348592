"""Documents in, requests for full plans, oneself."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.api.conftest import Program
from tests.plans.conftest import Cast
from ucap.plans.models import Plan

pytestmark = pytest.mark.django_db
Make = Callable[..., Program]
TEXT = "# Yangzhou and Granada\n\nPeriod: from November 2019 to November 2020\n\nCities: Yangzhou; Granada\n"
ASKS = {"name": "Eva", "organisation": "University", "email": "eva@example.org", "purpose": "To learn"}


def test_a_document_becomes_a_draft(program: Make, cast: Cast) -> None:
    li = program(cast.yangzhou)
    file = SimpleUploadedFile("plan.md", TEXT.encode())
    given = li._client.post("/api/v1/imports", {"document": file}, headers=li._headers)
    assert given.status_code == 202
    progress = li.ask("GET", given["Location"].removeprefix("/api/v1")).json()
    assert (progress["state"], progress["name"]) == ("read", "plan.md")
    draft = li.get(f"/drafts/{progress['plan']}").json()
    assert draft["import_id"] == progress["id"]
    if progress["doubts"]:
        at = f"/imports/{progress['id']}/doubts/0"
        assert li.ask("PUT", at, {"settled": True}).json()["doubts_left"] == progress["doubts"] - 1
    assert program(cast.granada).get(f"/imports/{progress['id']}").status_code == 404


def test_nothing_given_is_nothing_read(program: Make, cast: Cast) -> None:
    li = program(cast.yangzhou)
    answer = li._client.post("/api/v1/imports", {"text": ""}, headers=li._headers)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#")


def test_the_full_plan_is_asked_for_and_given(
    program: Make,
    visitor: Program,
    cast: Cast,
    published: Plan,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    asked = visitor.ask("POST", f"/plans/{published.slug}/requests", ASKS)
    assert asked.status_code == 202
    li, at = program(cast.yangzhou), f"/drafts/{published.id}"
    (waiting,) = li.get(f"{at}/requests").json()["waiting"]
    assert li.ask("POST", f"/requests/{waiting['id']}/grant").status_code == 409  # nothing is attached
    file = SimpleUploadedFile("full.pdf", b"%PDF-1.7")
    attached = li._client.post(f"/api/v1{at}/full-document", {"document": file}, headers=li._headers)
    assert attached.json()["document"] == "full.pdf"
    assert li.ask("POST", f"/requests/{waiting['id']}/grant").json()["state"] == "granted"
    opened = li.ask("POST", f"{at}/full-document/open")
    assert b"".join(opened.streaming_content) == b"%PDF-1.7"  # type: ignore[attr-defined]
    assert (
        program(cast.stranger).ask("POST", f"/requests/{waiting['id']}/refuse", {"reason": "x"}).status_code
        == 404
    )
    assert any("eva@example.org" in letter.to for letter in mail.outbox)


def test_oneself(program: Make, cast: Cast) -> None:
    ana = program(cast.granada)
    said = ana.get("/me").json()
    assert ([city["slug"] for city in said["cities"]], said["token"]["name"]) == (["granada"], "tests")
    assert ana.ask("PATCH", "/me", {"language": "es"}).json()["language"] == "es"
    cast.granada.refresh_from_db()
    assert (cast.granada.name, cast.granada.language) == ("Ana Ruiz", "es")
    wrong = ana.ask("PATCH", "/me", {"time_zone": "Mars/Olympus"})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "#/time_zone")
