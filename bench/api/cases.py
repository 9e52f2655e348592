"""Cases of schemathesis for every operation, and what they found."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as held

from bench.api.people import Callers

SCHEMA = "/api/v1/openapi.json"
CHECKS = [
    not_a_server_error,
    held.status_code_conformance,
    held.content_type_conformance,
    held.response_headers_conformance,
    held.response_schema_conformance,
]
MOST_SHOWN = 40


@dataclass(frozen=True)
class Caller:
    kind: str
    headers: Mapping[str, str]


@dataclass
class Findings:
    """How many requests there were by caller and status, and what was wrong with the answers."""

    cases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    answered: dict[str, set[int]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def server_errors(self) -> int:
        return sum(number for status, number in self.statuses.items() if status >= 500)


def look(app: Any, callers: Callers, *, examples: int, start: int = 0) -> Findings:
    """What `examples` requests of each caller to each operation find, made up of valid and of invalid values."""
    found = Findings()
    with _undone():
        schema = schemathesis.openapi.from_wsgi(SCHEMA, app)
    for made in schema.get_all_operations():
        _ask(made.ok(), callers, found, examples=examples, start=start)
    return found


@contextmanager
def _undone() -> Iterator[None]:
    """What is written within is taken back, so that every request finds what there was for the one before."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # a connection with a transaction under way would be dropped
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _ask(operation: Any, callers: Callers, found: Findings, *, examples: int, start: int) -> None:
    """Each case as every caller: making one up takes longer than asking it."""
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    cases = st.one_of(operation.as_strategy(generation_mode=mode) for mode in modes)
    limits = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @seed(start)
    @limits
    @given(case=cases, real=st.integers(0, 3), which=st.integers(0, 10))
    def one(case: Any, real: int, which: int) -> None:
        replaced = real < 3 and _about_something(case, callers.known, which)
        for kind, headers in callers.headers.items():
            with _undone():
                _judge(case, Caller(kind, headers), found, strict=not replaced)

    one()


def _about_something(case: Any, known: Mapping[str, list[str]], which: int) -> bool:
    """Makes the case ask for things that are there: three of four do. True where that changed it."""
    place = dict(case.path_parameters or {})
    meant = {name: _of_what(case.operation.path, name) for name in place}
    chosen = {name: known[of][which % len(known[of])] for name, of in meant.items() if of in known}
    if not chosen:
        return False
    case.path_parameters = place | chosen
    return True


def _of_what(path: str, name: str) -> str:
    """Which of the known things a part of that address names."""
    for start, of in (
        ("organisations", "organisation"),
        ("cities", "city"),
        ("entries", "exchange_entry"),
        ("events", "event"),
        ("join-requests", "join_request"),
    ):
        if f"/{start}/" in path and name in ("slug", "request_id"):
            return of
    return name


def _judge(case: Any, caller: Caller, found: Findings, *, strict: bool) -> None:
    # unpacked: the transport without a network does not unpack
    response = case.call(headers={**caller.headers, "Accept-Encoding": "identity"})
    name = f"{case.operation.method.upper()} {case.operation.path}"
    found.cases[caller.kind] += 1
    found.statuses[response.status_code] += 1
    found.answered.setdefault(name, set()).add(response.status_code)
    checks = [*CHECKS, *([held.negative_data_rejection] if strict else [])]
    for failure in _failures(lambda: case.validate_response(response, checks=checks)):
        key = f"{name} as {caller.kind}: {response.status_code} {failure.title}"
        if len(found.wrong) < MOST_SHOWN:
            found.wrong.setdefault(key, f"{failure.message}\n{case.as_curl_command()}\n{response.text[:400]}")


def _failures(check: Callable[[], None]) -> Iterator[Failure]:
    try:
        check()
    except FailureGroup as group:
        yield from (one for one in group.exceptions if isinstance(one, Failure))
