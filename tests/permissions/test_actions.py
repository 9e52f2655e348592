"""Every action in every role: the rule is checked by the action itself, whoever calls it."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.permissions.acts import ACTS
from tests.permissions.world.scene import Scene
from tests.permissions.world.set_up import standing
from ucap.config.permissions import DOMAINS, action_rules
from ucap.kernel.errors import NotAllowed, Problem
from ucap.kernel.permission import Role

pytestmark = pytest.mark.django_db


# Done in a person's name, inside an action that has asked the rule
INSIDE = {
    "people.give",
    "plans.publish_reviewed",
    "plans.refuse_beyond_quota",
    "events.begin",
    "events.check_entries",
    "events.check_limits",
    "events.held_to_change",
    "events.held_to_edit",
    "events.in_their_name",
    "events.move",
    "events.move_exhibits",
    "events.note",
    "events.note_shown",
    "events.take_out",
    "events.to_be_open",
    "exchange.change",
    "exchange.held_to_edit",
    "exchange.move",
    "exchange.note",
    "exchange.show",
    "exchange.wait_anew",
    "exchange.written_down",
    "organisations.take_in",
    "organisations.vouch",
    "organisations.wait_anew",
    "organisations.release",
    "organisations.tell",
    "organisations.withhold",
    "notices.notify",
    # on the command line: whoever holds the machine decides
    "people.make_officer",
}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with standing(django_db_blocker) as scene:
        yield scene


@pytest.fixture
def scene(built: Scene, db: None) -> Scene:
    """A copy for each role: an action may change the thing that it is handed, and what it wrote is undone."""
    return deepcopy(built)


def in_somebodys_name() -> Iterator[str]:
    """Every action that is done in a person's name: a public function of a domain's actions with an argument `by`."""
    for domain in DOMAINS:
        for module in _modules(f"ucap.{domain}.actions"):
            for name, function in inspect.getmembers(module, inspect.isfunction):
                own = function.__module__ == module.__name__ and not name.startswith("_")
                if own and "by" in inspect.signature(function).parameters:
                    yield f"{domain}.{name}"


def test_every_action_in_somebodys_name_is_in_the_table() -> None:
    assert set(in_somebodys_name()) - action_rules().keys() - INSIDE == set()
    assert set(in_somebodys_name()) >= INSIDE


def test_every_action_of_the_table_is_called_here() -> None:
    assert ACTS.keys() == action_rules().keys()


# On PostgreSQL every action once more as the one who may do most of them; who may is asked of no database.
ROLES = [
    pytest.param(role, marks=[] if role is Role.SECRETARIAT else pytest.mark.once)
    for role in Role
    if role is not Role.VISITOR
]


@pytest.mark.parametrize("role", ROLES)
def test_an_action_refuses_whom_the_table_refuses(scene: Scene, role: Role) -> None:
    rules = action_rules()
    wrong = []
    for name, act in ACTS.items():
        allowed = role in rules[name].lets
        if does(act, scene, role) != allowed:
            wrong.append(f"{name}: {'allowed' if allowed else 'denied'} by the table, not in fact")
    assert wrong == []


def does(act: object, scene: Scene, role: Role) -> bool:
    """Whether the action lets that role through; what it does is undone."""
    person = type(scene.people[role]).objects.get(pk=scene.people[role].pk)
    try:
        with transaction.atomic():
            act(scene, person)
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    except Problem:
        return True  # not as things stand: the rule was passed
    return True


def _modules(name: str) -> Iterator[object]:
    try:
        package = importlib.import_module(name)
    except ModuleNotFoundError:
        return
    yield package
    for found in pkgutil.iter_modules(getattr(package, "__path__", [])):
        yield importlib.import_module(f"{name}.{found.name}")
