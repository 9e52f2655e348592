"""Programs that call the API, for tests."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from time import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.plans.conftest import cast, draft, published
from ucap.api.actions import make_token
from ucap.api.states import Scope
from ucap.api.views.calling import leases
from ucap.kernel.clock import now
from ucap.people.models import User

__all__ = ["cast", "draft", "published"]


class Program:
    """Calls the API as one person by a token, or as nobody."""

    def __init__(self, person: User | None = None, scopes: tuple[Scope, ...] = tuple(Scope)) -> None:
        self._client = Client(raise_request_exception=False)
        self._headers: dict[str, str] = {}
        if person is not None:
            made = make_token(name="tests", scopes=scopes, days=30, by=person, at=now() - timedelta(days=1))
            self._headers = {"Authorization": f"Bearer {made[1]}"}

    def ask(self, method: str, path: str, sent: Any = None, **headers: str) -> HttpResponse:
        """The answer; `sent` is the body, as JSON."""
        body = {} if sent is None else {"data": json.dumps(sent), "content_type": "application/json"}
        all_headers = self._headers | {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.generic(method, f"/api/v1{path}", headers=all_headers, **body)  # type: ignore[arg-type]

    def upload(self, path: str, **sent: Any) -> HttpResponse:
        """The answer; `sent` is a form, with files."""
        return self._client.post(f"/api/v1{path}", sent, headers=self._headers)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)


@pytest.fixture(autouse=True)
def a_new_minute(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No request was made yet, and the minute does not end in the middle of a test."""
    begun = time() // 60 * 60 + 1
    monkeypatch.setattr("ucap.api.views.calling.time", lambda: begun)
    leases.forget()
    yield
    leases.forget()


@pytest.fixture
def visitor(db: None) -> Program:
    return Program()


@pytest.fixture
def program() -> Callable[..., Program]:
    """Makes programs of people."""
    return Program


@pytest.fixture
def long_ago(at: datetime) -> datetime:
    return at - timedelta(days=400)
