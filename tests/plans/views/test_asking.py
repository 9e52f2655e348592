"""Asking for the full plan, and reading it."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_plan, make_secretariat
from ucap.journal.models import Entry
from ucap.kernel.clock import now
from ucap.kernel.errors import NotAllowed
from ucap.plans.actions import ask_for_full_plan, attach_full_plan, grant_access
from ucap.plans.models import AccessRequest, Plan

pytestmark = pytest.mark.django_db
ANSWERS = {
    "name": "Ana",
    "organisation": "University of Granada",
    "email": "ana@example.org",
    "purpose": "A joint course",
}


@pytest.fixture
def plan() -> Plan:
    return make_plan()


@pytest.fixture
def ask(client: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    return lambda **changes: client.post(f"/en/plans/{plan.slug}/ask/", ANSWERS | changes)


def granted(plan: Plan) -> str:
    by = make_secretariat()
    attach_full_plan(plan=plan, data=b"%PDF-1.7 all of it", name="计划 full.pdf", by=by, at=now())
    request = AccessRequest.objects.create(plan=plan, at=now(), language="en", **ANSWERS)
    return grant_access(request=request, by=by, at=now())


def test_a_request_waits_for_an_officer(ask, plan: Plan) -> None:  # type: ignore[no-untyped-def]
    response = ask()
    assert response["Location"] == f"/en/plans/{plan.slug}/ask/thanks/"
    request = AccessRequest.objects.get()
    assert (request.state, request.organisation, request.language) == (
        "waiting",
        "University of Granada",
        "en",
    )


def test_whoever_acts_for_an_organisation_asks_on_its_behalf(ask, client: Client, plan: Plan) -> None:  # type: ignore[no-untyped-def]
    person = make_person("Ana", email="ana@example.org")
    ours = make_organisation(name="University of Granada", owner=person)
    client.force_login(person)
    assert 'value="University of Granada"' in client.get(f"/en/plans/{plan.slug}/ask/").content.decode()
    ask()
    ask(organisation="A club of mine", email="club@example.org")
    by_email = {one.email: one.on_behalf_of for one in AccessRequest.objects.select_related("on_behalf_of")}
    assert by_email == {"ana@example.org": ours, "club@example.org": None}


def test_nobody_asks_on_behalf_of_others(plan: Plan) -> None:
    theirs = make_organisation(name="University of Granada", owner=make_person())
    for by in ("", make_person("Somebody").pk):
        with pytest.raises(NotAllowed):
            ask_for_full_plan(plan=plan, **ANSWERS, language="en", by=by, at=now(), on_behalf_of=theirs)
    assert not AccessRequest.objects.exists()


def test_what_is_missing_is_said(ask) -> None:  # type: ignore[no-untyped-def]
    response = ask(email="nobody", purpose="")
    assert response.status_code == 200
    assert response.content.decode().count("field--error") == 2
    assert not AccessRequest.objects.exists()


def test_programs_are_thanked_and_forgotten(ask) -> None:  # type: ignore[no-untyped-def]
    assert ask(website="https://spam.example").status_code == 302
    assert not AccessRequest.objects.exists()


def test_not_everybody_can_ask_at_once(ask, plan: Plan) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        AccessRequest.objects.create(
            plan=plan, at=now(), language="en", **(ANSWERS | {"email": f"{number}@example.org"})
        )
    assert ask().status_code == 409
    AccessRequest.objects.update(at=now() - timedelta(hours=2))
    assert ask().status_code == 302


def test_opening_the_link_reads_nothing_yet(client: Client, plan: Plan) -> None:
    link = f"/full/{granted(plan)}/"
    response = client.get(link)
    assert response.status_code == 200
    assert "计划 full.pdf" in response.content.decode()
    assert response["Referrer-Policy"] == "same-origin"
    assert not Entry.objects.filter(verb="full.read").exists()


def test_the_button_gives_the_document_and_is_recorded(client: Client, plan: Plan) -> None:
    response = client.post(f"/full/{granted(plan)}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.7 all of it"  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert Entry.objects.filter(verb="full.read").count() == 1


def test_a_link_ends(client: Client, plan: Plan) -> None:
    token = granted(plan)
    AccessRequest.objects.update(expires_at=now() - timedelta(minutes=1))
    response = client.get(f"/full/{token}/")
    assert response.status_code == 403
    assert "not valid" in response.content.decode()
    assert client.post(f"/full/{token}/").status_code in (302, 403)


def test_a_link_cannot_be_guessed(client: Client) -> None:
    assert client.get("/full/abc/").status_code == 403
