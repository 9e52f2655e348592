"""Organisations, members and moderation by program."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from tests.api.conftest import Program
from tests.plans.conftest import Cast
from tests.plans.factories import AT, PLACES
from ucap.api.states import Scope
from ucap.organisations.models import Membership
from ucap.people.models import User
from ucap.plans.models import Plan

pytestmark = pytest.mark.django_db
Make = Callable[..., Program]
SAYS: dict[str, Any] = {
    "names": [
        {"language": "es", "name": "Universidad de Granada"},
        {"language": "en", "name": "University of Granada"},
    ],
    "kind": "university",
    "country": "ES",
    "place": PLACES["Granada"],
    "sdgs": [4],
    "words": ["irrigation"],
}


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


@pytest.fixture
def owner(cast: Cast) -> Program:
    person = User.objects.create_user("owner@example.org", name="Owner", verified_at=AT)
    return Program(person)


def test_an_organisation_is_entered_found_and_changed(owner: Program, visitor: Program) -> None:
    made = owner.ask("POST", "/organisations", SAYS)
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/organisations/{made.json()['slug']}")
    (found,) = visitor.get("/organisations?q=granada&theme=goal:4").json()["items"]
    assert (found["name"], found["city"]["slug"]) == ("University of Granada", "granada")
    at = f"/organisations/{found['slug']}"
    changed = owner.ask("PUT", at, SAYS | {"base": made.json()["revision"], "website": "https://ugr.example"})
    assert changed.json()["website"] == "https://ugr.example"
    assert kind(owner.ask("PUT", at, SAYS | {"base": made.json()["revision"], "words": []})) == "conflict"


def test_of_somebody_not_verified_it_waits(program: Make, visitor: Program, cast: Cast) -> None:
    made = program(cast.nobody).ask("POST", "/organisations", SAYS).json()
    assert made["state"] == "waiting"
    assert visitor.get(f"/organisations/{made['slug']}").status_code == 404
    secretary = program(cast.secretary)
    (case,) = secretary.get("/cases").json()["items"]
    assert (case["kind"], case["held"]) == ("organisation", True)
    decided = secretary.ask("POST", f"/cases/{case['id']}/decide", {"verdict": "release"})
    assert decided.json()["state"] == "released"
    assert visitor.get(f"/organisations/{made['slug']}").status_code == 200
    assert program(cast.nobody).get("/cases").status_code == 403


def test_joining_deciding_leaving(owner: Program, program: Make, cast: Cast) -> None:
    slug = owner.ask("POST", "/organisations", SAYS).json()["slug"]
    at, other = f"/organisations/{slug}", program(cast.nobody)
    assert other.get(f"{at}/members").status_code == 403
    asked = other.ask("POST", f"{at}/requests", {"text": "I teach there"}).json()
    waiting = owner.get(f"{at}/members").json()["requests"]
    assert [one["id"] for one in waiting] == [asked["id"]]
    assert other.ask("POST", f"/join-requests/{asked['id']}/accept").status_code == 404
    assert owner.ask("POST", f"/join-requests/{asked['id']}/accept").json()["role"] == "member"
    member = f"{at}/members/{cast.nobody.pk}"
    assert owner.ask("PUT", member, {"role": "owner"}).json()["role"] == "owner"
    assert owner.ask("PUT", member, {"role": "member"}).json()["role"] == "member"
    gone = owner.ask("DELETE", member).json()["entry"]
    assert owner.ask("POST", f"/memberships/{gone}/restore").json()["id"] == cast.nobody.pk
    assert other.get("/me/organisations").json()["belonging"][0]["organisation"] == slug
    assert other.ask("POST", f"{at}/leave").status_code == 200
    assert Membership.objects.count() == 1


def test_inviting(owner: Program) -> None:
    slug = owner.ask("POST", "/organisations", SAYS).json()["slug"]
    invited = owner.ask("POST", f"/organisations/{slug}/invitations", {"email": "ana@example.org"})
    assert (invited.status_code, invited.json()["role"]) == (201, "member")
    assert "token" not in invited.content.decode()
    assert owner.ask("DELETE", f"/invitations/{invited.json()['id']}").json()["state"] == "withdrawn"


def test_a_plan_is_reported(visitor: Program, program: Make, cast: Cast, published: Plan) -> None:
    sent = {"kind": "plan", "id": published.id, "ground": "false", "text": "Not our city"}
    assert visitor.ask("POST", "/reports", sent).status_code == 202
    assert visitor.ask("POST", "/reports", sent | {"ground": "other", "text": ""}).status_code == 422
    (case,) = program(cast.secretary).get("/cases").json()["items"]
    assert program(cast.secretary).get(f"/cases/{case['id']}").json()["concerns"][0]["text"] == "Not our city"
    assert visitor.ask("POST", "/reports", sent | {"id": "nothing"}).status_code == 404


def test_the_list_asks_as_often_for_one_as_for_many(
    owner: Program, visitor: Program, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        owner.ask(
            "POST", "/organisations", SAYS | {"names": [{"language": "en", "name": f"Institute {number}"}]}
        )
    visitor.get("/goals")
    with django_assert_num_queries(6):
        assert visitor.get("/organisations").json()["count"] == 3


def test_a_token_for_plans_decides_nothing(
    program: Make, visitor: Program, cast: Cast, published: Plan
) -> None:
    visitor.ask("POST", "/reports", {"kind": "plan", "id": published.id, "ground": "false"})
    (case,) = program(cast.secretary).get("/cases").json()["items"]
    at, sent = f"/cases/{case['id']}/decide", {"verdict": "dismiss", "reason": "It is so."}
    refused = program(cast.secretary, (Scope.READ, Scope.PLANS)).ask("POST", at, sent)
    assert (refused.status_code, kind(refused)) == (403, "scope")
    assert program(cast.secretary, (Scope.MODERATION,)).ask("POST", at, sent).json()["state"] == "dismissed"
