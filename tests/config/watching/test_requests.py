import errno
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls.resolvers import URLPattern

from tests.plans.factories import make_officer, make_plan, make_secretariat
from ucap.config.watching import figures
from ucap.config.watching.lines import JsonLine
from ucap.config.watching.requests import log
from ucap.kernel import incident

pytestmark = pytest.mark.django_db


class Kept(logging.Handler):
    """What the log would hold, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLine())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Any:
    handler, before = Kept(), log.level
    log.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    log.setLevel(before)


def last(kept: Kept) -> dict[str, Any]:
    return dict(json.loads(kept.lines[-1]))


def test_a_request_is_one_line(client: Client, kept: Kept) -> None:
    plan = make_plan()
    response = client.get(f"/en/plans/{plan.slug}/", headers={"X-Request-ID": "from-the-proxy"})
    assert response.headers["X-Request-ID"] == "from-the-proxy"
    line = last(kept)
    assert line["request"] == "from-the-proxy"
    assert (line["method"], line["page"], line["status"]) == ("GET", "plans:plan", 200)
    assert line["ms"] > 0
    assert plan.slug not in kept.lines[-1]


def test_the_role_and_not_the_person(client: Client, kept: Kept) -> None:
    somebody = make_secretariat()
    client.force_login(somebody)
    client.get("/en/plans/")
    assert last(kept)["role"] == "secretariat"
    assert somebody.id not in kept.lines[-1]
    assert somebody.email not in kept.lines[-1]


def test_nothing_personal_is_ever_written(client: Client, kept: Kept) -> None:
    token, email = "GaoySZ6-fH5er-slSnKiFU4oIKRvvLi", "ana.lopez@example.org"
    make_officer(email=email)
    client.get(f"/en/account/invitation/{token}/?next=/{email}")
    client.post("/en/account/login/", {"login": email, "password": "wrong " + token})
    client.get(f"/en/nothing/{token}/{email}/")
    client.get("/api/v1/plans", headers={"Authorization": f"Bearer ucap_{token}"})
    client.generic(f"{token}", "/en/")
    assert len(kept.lines) >= 5
    said = "\n".join(kept.lines)
    assert token not in said
    assert "ana.lopez" not in said


def test_monitors_are_not_written_down(client: Client, kept: Kept) -> None:
    client.get("/healthz")
    assert kept.lines == []


def test_an_error_has_a_number_that_the_page_shows(
    client: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    response = broken(client, monkeypatch, ValueError("ana@example.org"))
    number = response.headers["X-Request-ID"]
    assert response.status_code == 500
    assert number in response.content.decode()
    errors = [json.loads(line) for line in kept.lines if '"error"' in line]
    assert [(one["request"], one["error"]["type"]) for one in errors] == [(number, "builtins.ValueError")]
    assert "ana@" not in "\n".join(kept.lines)


def fail(error: Exception) -> Callable[..., Any]:
    def raising(*_: object, **__: object) -> None:
        raise error

    return raising


def broken(client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception) -> Any:
    """The answer of a page whose view fails."""
    monkeypatch.setattr(URLPattern, "resolve", fail_at(error, "robots.txt"))
    return client.get("/robots.txt")


def fail_at(error: Exception, route: str) -> Callable[..., Any]:
    original = URLPattern.resolve

    def resolve(self: Any, path: str) -> Any:
        found = original(self, path)
        if found and found.route == route:
            found.func = fail(error)
        return found

    return resolve


def test_requests_are_counted_where_there_is_a_token(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = "a-token-of-the-monitor"
    client.get("/robots.txt")
    client.get("/en/nothing/here/")
    answer = client.get("/metrics", headers={"Authorization": "Bearer a-token-of-the-monitor"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert 'ucap_requests_total{method="GET",page="robots",status="200"}' in said
    assert 'ucap_requests_total{method="GET",page="none",status="404"}' in said
    assert 'ucap_request_seconds_bucket{le="0.05",page="robots"}' in said
    assert "ucap_people 0.0" in said
    assert "nothing" not in said


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", "Basic a-token-of-the-monitor", "Bearer ä"])
def test_nobody_else_finds_the_figures(given: str, client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404
    settings.METRICS_TOKEN = "a-token-of-the-monitor"
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404


def test_the_age_of_the_last_backup(settings: Any, tmp_path: Any) -> None:
    settings.BACKUPS = tmp_path
    said = {name: value for name, _, value in figures.standing()}
    assert said["ucap_backup_age_seconds"] == float("inf")
    (tmp_path / "ucap-2020-01-01-000000.tar.gz").touch()
    assert {name: value for name, _, value in figures.standing()}["ucap_backup_age_seconds"] > 10**8


def test_figures_cost_few_questions(django_assert_num_queries: Any, settings: Any) -> None:
    settings.BACKUPS = None
    with django_assert_num_queries(8 if connection.vendor == "sqlite" else 9):  # which asks for its size
        list(figures.standing())


def test_ready_says_why_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (200, b"ok\n")
    monkeypatch.setattr("ucap.config.watching.standing.free_bytes", lambda _: 0)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"The disk is nearly full.\n")
    monkeypatch.setattr("ucap.config.watching.standing.pending_migrations", lambda: ["plans.0009"])
    assert b"waits for 1 changes" in client.get("/readyz").content


def test_a_full_disk_is_told_and_nothing_is_a_bare_error(
    client: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    response: HttpResponse = broken(client, monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    assert response.status_code == 507
    assert "Nothing was saved" in response.content.decode()
    assert "no room on the disk" in "\n".join(kept.lines)
    monkeypatch.undo()
    assert client.get("/robots.txt").status_code == 200


def test_a_full_disk_under_the_session_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr(
        "django.contrib.sessions.middleware.SessionMiddleware.process_response",
        fail(OSError(errno.ENOSPC, "No space left on device")),
    )
    assert client.get("/en/").status_code == 507


def test_a_number_is_gone_after_its_request(client: Client) -> None:
    client.get("/robots.txt")
    assert incident.number() == ""
