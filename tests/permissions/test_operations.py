"""Every operation of the API in every role: whom the table lets in gets an answer, everybody else a problem that says why."""

import json
import logging
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.answers import taken
from tests.permissions.calls import CALLS, HIDDEN, In
from tests.permissions.world.of_api import add_for_programs
from tests.permissions.world.scene import Scene
from tests.permissions.world.set_up import standing
from ucap.api.actions import make_token
from ucap.api.states import Scope
from ucap.api.views.calling import leases
from ucap.api.views.face import Offered, operations
from ucap.config.permissions import operation_rules
from ucap.kernel.clock import now
from ucap.kernel.permission import Role

# Pages and actions are walked on every database: what is asked here in addition is the door and the views.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
Headers = dict[str, str]
REFUSED = (401, 403, 404)
# Let in, and then told that it cannot be done as things stand
NOT_NOW = {
    "join_by_domain",  # only who belongs already has a confirmed address in a domain of the organisation
    "express_interest",  # two of the scene talk already, about the entry that each would be interested in
    "change_stage",  # nobody has answered yet
    "say_outcome",  # the same
    "take_up_interest",  # a newer conversation about the same entry is open
    "ask_for_meeting_again",  # the timetable of the conference is published, so that nobody asks any more
    "review_meeting",  # it has not begun
    "make_timetable",  # one is being made
    "repair_timetable",  # the same
    "undo_edit",  # the officer alone changed the draft, and everybody undoes their own
}


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A new minute for every caller; refusing is what is asked for here, lines about it help nobody."""
    caplog.set_level(logging.CRITICAL, logger="django.request")
    leases.forget()
    yield
    leases.forget()


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with standing(django_db_blocker) as scene:
        add_for_programs(scene)
        yield scene


@pytest.fixture
def scene(built: Scene, db: None) -> Scene:
    return deepcopy(built)


def test_every_operation_is_in_the_table_and_is_called_here() -> None:
    there = {one.id for one in operations()}
    assert operation_rules().keys() == there  # give it its rule in OPERATIONS of api/rules.py
    assert CALLS.keys() == there


@pytest.mark.parametrize("role", list(Role))
def test_whom_the_table_lets_in_is_answered_and_nobody_else(scene: Scene, role: Role) -> None:
    headers = shown(scene, role, Scope)
    wrong = [
        *otherwise_than_in_the_table(scene, role, headers),
        *otherwise_than_hidden(scene, role, headers),
        *let_in_without_the_scope(scene, role),
    ]
    assert wrong == []


def otherwise_than_in_the_table(scene: Scene, role: Role, headers: Headers) -> Iterator[str]:
    """Operations that answer otherwise than their rule says of that role."""
    rules = operation_rules()
    for offered in operations():
        answer = ask(scene, role, offered, CALLS[offered.id], headers)
        if not is_as_said(answer, offered, allowed=role in rules[offered.id].lets):
            yield f"{offered.id}: {answer.status_code} {said(answer)}"


def otherwise_than_hidden(scene: Scene, role: Role, headers: Headers) -> Iterator[str]:
    """Operations that give away something that is not public, or keep it from those who work on it."""
    for offered in operations():
        call, lets = HIDDEN.get(offered.id, (None, frozenset()))
        if call:
            answer = ask(scene, role, offered, call, headers)
            if not is_as_said(answer, offered, allowed=role in lets):
                yield f"{offered.id} of what is hidden: {answer.status_code} {said(answer)}"


def let_in_without_the_scope(scene: Scene, role: Role) -> Iterator[str]:
    """Operations that take a token of that role's person which has every scope but theirs.

    The door asks for it before anybody asks who the person is: the operations are dealt to the roles, each is asked once.
    """
    roles = [one for one, person in scene.people.items() if person]
    if role not in roles:
        return
    lacking = {scope: shown(scene, role, set(Scope) - {scope}) for scope in Scope}
    for offered in islice(operations(), roles.index(role), None, len(roles)):
        answer = ask(scene, role, offered, CALLS[offered.id], lacking[offered.terms.scope])
        if not (answer.status_code == 403 and is_problem(answer, "scope")):
            yield f"{offered.id} without {offered.terms.scope}: {answer.status_code} {said(answer)}"


def shown(scene: Scene, role: Role, scopes: Iterable[Scope]) -> Headers:
    """The header with a token of that role's person; nothing for a visitor."""
    person = scene.people[role]
    if person is None:
        return {}
    _, text = make_token(name="Walk", scopes=scopes, days=1, by=person, at=now())
    return {"Authorization": f"Bearer {text}"}


def ask(scene: Scene, role: Role, offered: Offered, asked: In, headers: Headers) -> HttpResponse:
    """The answer to that role; what the operation does is undone."""
    call, client = asked(scene, role), Client()
    with transaction.atomic():
        answer = getattr(client, offered.method.lower())(
            call.path(offered.path), headers=headers, **call.sent()
        )
        taken(answer)
        transaction.set_rollback(True)
    return answer


def is_as_said(answer: HttpResponse, offered: Offered, *, allowed: bool) -> bool:
    """Whether the operation answered as the table has it. A body that is not taken says nothing about anybody's rights."""
    if allowed:
        return 200 <= answer.status_code < 300 or (answer.status_code == 409 and offered.id in NOT_NOW)
    return answer.status_code in REFUSED and is_problem(answer)


def is_problem(answer: HttpResponse, kind: str = "") -> bool:
    """Whether it is a problem as RFC 9457 has it, of that kind if one is named."""
    told = (
        answer["Content-Type"] == "application/problem+json" and said(answer)["status"] == answer.status_code
    )
    return told and str(said(answer)["type"]).endswith(kind)


def said(answer: HttpResponse) -> dict[str, object]:
    """What the answer says, where it is JSON."""
    return json.loads(answer.content) if "json" in answer.get("Content-Type", "") else {}
