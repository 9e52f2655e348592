"""What every request goes through: language, method, limits, and who may read an answer."""

from typing import Any

import pytest

from tests.api.conftest import Program
from tests.plans.conftest import Cast
from ucap.api.states import Scope

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def test_an_address_that_is_none_is_told_in_json(visitor: Program) -> None:
    for path in ("/nothing", "/plans/", "/../../x"):
        answer = visitor.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)
        assert answer.json()["instance"].startswith("/api/")


def test_a_method_that_is_not_taken_names_those_that_are(visitor: Program) -> None:
    answer = visitor.ask("DELETE", "/plans")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_head_is_a_get_without_its_body(visitor: Program) -> None:
    answer = visitor.ask("HEAD", "/plans")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"] == visitor.get("/plans")["ETag"]


def test_problems_are_told_in_the_callers_language(visitor: Program) -> None:
    answer = visitor.get("/plans?limit=1000", Accept_Language="de-AT,de;q=0.9,en;q=0.1")
    said = answer.json()
    assert (answer.status_code, answer["Content-Language"]) == (422, "de")
    assert said["errors"][0]["parameter"] == "limit"
    assert said["type"].endswith("/api/problems/invalid")


def test_pages_of_other_hosts_may_read_what_is_public_and_nothing_else(visitor: Program) -> None:
    answer = visitor.get("/plans")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    asked = visitor.ask("OPTIONS", "/plans", Origin="https://elsewhere.example")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")


def test_no_answer_is_shown_as_a_page(visitor: Program, cast: Cast, published: Any) -> None:
    for path in ("/plans", "/nothing", f"/plans/{published.slug}", "/openapi.json"):
        assert visitor.get(path)["Content-Disposition"] == 'attachment; filename="api.json"', path
    assert visitor.get(f"/plans/{published.slug}/documents/md")["Content-Disposition"].startswith(
        "attachment"
    )
    assert "Content-Disposition" not in visitor.ask("OPTIONS", "/plans")


def test_a_visitor_may_ask_so_often_a_minute(visitor: Program, settings: Any) -> None:
    settings.API_REQUESTS_OF_A_VISITOR = 3
    answers = [visitor.get("/goals") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one["RateLimit-Remaining"] for one in answers] == ["2", "1", "0", "0"]
    assert 0 < int(answers[3]["Retry-After"]) <= 60
    assert answers[3].json()["type"].endswith("too-many")


def test_a_token_that_is_none_counts_as_a_visit(visitor: Program, settings: Any) -> None:
    settings.API_REQUESTS_OF_A_VISITOR = 1
    wrong = {"Authorization": "Bearer ucap_0000000000_guess"}
    answers = [visitor.get("/goals", **wrong) for _ in range(2)]
    assert [one.status_code for one in answers] == [401, 429]
    assert "invalid_token" in answers[0]["WWW-Authenticate"]


def test_a_token_without_the_scope_is_told_which(cast: Cast) -> None:
    answer = Program(cast.yangzhou, (Scope.NOTICES,)).get("/plans")
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (403, "scope")
    assert 'scope="read"' in answer["WWW-Authenticate"]


def test_nobody_keeps_what_a_person_is_answered(cast: Cast) -> None:
    assert "private" in Program(cast.yangzhou).get("/plans")["Cache-Control"]


def test_an_error_of_ours_is_told_without_a_detail(
    visitor: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("ucap.api.views.plans.found_ids", breaks)
    answer = visitor.get("/plans")
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert "secret" not in answer.content.decode()
    assert "an API request failed" in caplog.text


def test_a_nul_is_no_address(visitor: Program) -> None:
    assert visitor.get("/plans?q=%00").status_code == 400


def test_a_host_that_is_not_ours_is_told_in_json(visitor: Program) -> None:
    answer = visitor.get("/plans", Host="elsewhere.example")
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


@pytest.mark.parametrize(
    "place", ["plans?city=%00", "plans?q=%00", "plans/%00", "places?q=%00", "search?q=%00"]
)
def test_a_nul_is_no_error_of_ours(visitor: Program, place: str) -> None:
    """PostgreSQL takes none."""
    assert visitor.get(f"/{place}").status_code < 500
