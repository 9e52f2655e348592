"""Writing plans by program: the same actions, the same refusals as on the pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from tests.api.conftest import Program
from tests.plans.conftest import Cast
from tests.plans.factories import PLACES
from ucap.plans.actions import withhold_plan
from ucap.plans.models import Plan, Version

pytestmark = pytest.mark.django_db
Make = Callable[..., Program]


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def side(name: str) -> dict[str, Any]:
    return {"cities": [{"name": name, "place": PLACES[name]}]}


def test_a_plan_from_nothing_to_public(program: Make, cast: Cast, visitor: Program) -> None:
    li, ana = program(cast.yangzhou), program(cast.granada)
    made = li.ask("POST", "/drafts", {"title": "Two cities", "sides": [side("Yangzhou"), side("Granada")]})
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/drafts/{made.json()['id']}")
    at = f"/drafts/{made.json()['id']}"
    assert [one["part"] for one in made.json()["missing"]] == ["themes"]
    edited = li.ask("PUT", f"{at}/parts/themes", {"base": 0, "themes": [{"name": "Water", "sdgs": [6]}]})
    assert (edited.json()["revision"], edited.json()["plan"]["sdgs"]) == (1, [6])
    assert li.ask("POST", f"{at}/submit").json()["state"] == "in_review"
    assert li.ask("POST", f"{at}/confirm/0", {"seen": 1}).json()["published"] is False
    assert kind(li.ask("POST", f"{at}/confirm/1", {"seen": 1})) == "not-allowed"
    done = ana.ask("POST", f"{at}/confirm/1", {"seen": 1}).json()
    assert (done["published"], done["verbs"]) == (True, ["close", "archive"])
    assert visitor.get(f"/plans/{done['slug']}").json()["plan"]["title"] == "Two cities"
    assert li.ask("POST", f"/plans/{done['slug']}/state/close").json()["state"] == "closed"
    assert li.ask("POST", f"/plans/{done['slug']}/begin-version").json()["version"] == 2


def test_of_a_plan_that_was_taken_down_the_confirmed_text_waits(
    program: Make, cast: Cast, published: Plan, at: datetime
) -> None:
    withhold_plan(published.id, cast.secretary, at)
    li, ana = program(cast.yangzhou), program(cast.granada)
    assert li.ask("POST", f"/plans/{published.slug}/begin-version").status_code == 200
    draft = f"/drafts/{published.id}"
    li.ask("POST", f"{draft}/submit")
    li.ask("POST", f"{draft}/confirm/0", {"seen": 0})
    done = ana.ask("POST", f"{draft}/confirm/1", {"seen": 0}).json()
    assert (done["published"], done["version_state"], done["state"]) == (False, "confirmed", "withheld")
    assert li.get(f"{draft}/review").json()["state"] == "confirmed"
    assert [one["id"] for one in li.get("/drafts").json()["to_release"]] == [published.id]


def test_two_people_in_one_part(program: Make, cast: Cast, draft: Version) -> None:
    li, ana = program(cast.yangzhou), program(cast.granada)
    part = f"/drafts/{draft.plan_id}/parts/heading"
    assert ana.ask("PUT", part, {"base": 0, "title": "Ana's"}).status_code == 200
    answer = li.ask("PUT", part, {"base": 0, "title": "Li's"})
    assert (answer.status_code, kind(answer)) == (409, "conflict")
    clash = answer.json()["clash"]
    assert (clash["who"], clash["revision"]) == ("Ana Ruiz", 1)
    assert li.ask("PUT", part, {"base": clash["revision"], "title": "Li's"}).status_code == 200


def test_with_if_match_nothing_may_have_changed(program: Make, cast: Cast, draft: Version) -> None:
    li, at = program(cast.yangzhou), f"/drafts/{draft.plan_id}"
    seen = li.get(at)["ETag"]
    part = f"{at}/parts/heading"
    assert li.ask("PUT", part, {"base": 0, "title": "One"}, If_Match=seen).status_code == 200
    answer = li.ask("PUT", part, {"base": 1, "title": "Two"}, If_Match=seen)
    assert (answer.status_code, kind(answer)) == (412, "precondition")
    assert li.get(at, If_None_Match=answer["ETag"]).status_code == 304


def test_an_edit_is_taken_back_and_a_draft_comes_back(program: Make, cast: Cast, draft: Version) -> None:
    li, at = program(cast.yangzhou), f"/drafts/{draft.plan_id}"
    before = li.get(at).json()["plan"]
    li.ask("PUT", f"{at}/parts/objectives", {"base": 0, "objectives": ["Another"]})
    assert li.ask("POST", f"{at}/undo").json()["plan"] == before
    thrown = li.ask("DELETE", at).json()["entry"]
    assert li.get(at).status_code == 404
    assert li.ask("POST", f"/drafts/thrown-away/{thrown}/bring-back").json()["plan"] == before


def test_a_plan_as_it_is_read_can_be_sent(program: Make, cast: Cast, draft: Version) -> None:
    li, at = program(cast.yangzhou), f"/drafts/{draft.plan_id}"
    said = li.get(at).json()["plan"]
    for part, fields in {
        "sides": ["sides"],
        "goals": ["sdgs", "urban_agenda"],
        "activities": ["activities"],
    }.items():
        sent = {"base": 0} | {name: said[name] for name in fields}
        assert li.ask("PUT", f"{at}/parts/{part}", sent).status_code == 200
    assert li.get(at).json()["revision"] == 0  # nothing changed


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"title": "x" * 301}, "#/title"),
        ({"titel": "x", "title": "y"}, "#/titel"),
        ({"title": "x", "sides": [{"cities": [{"name": "X", "place": "1"}]}]}, "#/sides/0/cities/0/place"),
        ({"title": "x", "period": {"start": "2020-13"}}, "#/period/start"),
        ({"title": "x", "sdgs": [18]}, "#/sdgs/0"),
        ({"title": "x", "contacts": [{"url": "javascript:alert(1)"}]}, "#/contacts/0/url"),
        ({"title": "\ud800"}, "#/title"),
        ({}, "#/title"),
    ],
)
def test_what_is_wrong_is_pointed_at(program: Make, cast: Cast, sent: dict[str, Any], pointer: str) -> None:
    answer = program(cast.yangzhou).ask("POST", "/drafts", sent)
    assert (answer.status_code, [one["pointer"] for one in answer.json()["errors"]]) == (422, [pointer])


def test_each_goal_once_and_ids_of_ours(program: Make, cast: Cast) -> None:
    themes = [{"name": "A", "id": "0a", "sdgs": [4, 4]}, {"name": "B", "id": "0a"}]
    said = (
        program(cast.yangzhou).ask("POST", "/drafts", {"title": "x", "sdgs": [3, 3], "themes": themes}).json()
    )
    assert said["plan"]["sdgs"] == [3, 4]
    assert len({theme["id"] for theme in said["plan"]["themes"]} | {"0a"}) == 3


def test_markup_is_taken_out(program: Make, cast: Cast) -> None:
    made = program(cast.yangzhou).ask("POST", "/drafts", {"title": "A <script>x</script>\u202eplan\x00"})
    assert "<" not in made.json()["plan"]["title"]
    assert "\u202e" not in made.json()["plan"]["title"]


def test_what_is_not_theirs_is_not_there(program: Make, cast: Cast, draft: Version, published: Plan) -> None:
    chengdu = program(cast.stranger)
    assert chengdu.get(f"/drafts/{draft.plan_id}").status_code == 404
    assert chengdu.get(f"/drafts/{published.id}").status_code == 403
    assert program(cast.nobody).ask("POST", "/drafts", {"title": "x"}).status_code == 403


def test_a_visitor_is_asked_to_sign_in(visitor: Program, draft: Version) -> None:
    answer = visitor.get(f"/drafts/{draft.plan_id}")
    assert (answer.status_code, kind(answer), answer["WWW-Authenticate"]) == (
        401,
        "sign-in",
        'Bearer realm="ucap"',
    )


def test_work_waits_for_its_people(
    program: Make, cast: Cast, draft: Version, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    li = program(cast.yangzhou)
    li.get("/goals")
    with django_assert_max_num_queries(20):
        work = li.get("/drafts").json()
    assert [one["id"] for one in work["drafts"]] == [draft.plan_id]


def test_a_body_that_is_no_json_or_not_said_to_be(program: Make, cast: Cast) -> None:
    li = program(cast.yangzhou)
    broken = li._client.post("/api/v1/drafts", "{", content_type="application/json", headers=li._headers)
    assert kind(broken) == "bad-request"
    form = li._client.post("/api/v1/drafts", {"title": "x"}, headers=li._headers)
    assert (form.status_code, kind(form)) == (415, "media-type")
    large = {"title": "x", "objectives": ["x" * 19_000] * 290}
    assert kind(li.ask("POST", "/drafts", large)) == "too-large"


def test_review_is_sent_back_with_a_reason(program: Make, cast: Cast, draft: Version) -> None:
    li, ana, at = program(cast.yangzhou), program(cast.granada), f"/drafts/{draft.plan_id}"
    li.ask("POST", f"{at}/submit")
    assert ana.get(f"{at}/review").json()["sides"][1]["mine"] is True
    assert ana.ask("POST", f"{at}/send-back", {"reason": ""}).status_code == 422
    assert ana.ask("POST", f"{at}/send-back", {"reason": "Shorter"}).json()["state"] == "draft"
    assert li.get(at).json()["sent_back"]["reason"] == "Shorter"
    assert kind(ana.ask("POST", f"{at}/take-back")) == "not-now"


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_contact_without_an_address(program: Make, cast: Cast, nothing: str | None) -> None:
    contact = {"name": "Office", "url": nothing, "email": nothing, "phone": None}
    made = program(cast.yangzhou).ask("POST", "/drafts", {"title": "x", "contacts": [contact]})
    assert (made.status_code, made.json()["plan"]["contacts"][0]["url"]) == (201, None)
