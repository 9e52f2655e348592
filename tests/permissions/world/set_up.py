"""The whole world of the walk."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.permissions.world.of_conversations import add_conversations
from tests.permissions.world.of_events import add_events
from tests.permissions.world.of_exchange import add_exchange
from tests.permissions.world.of_exchange_pages import add_pages_of_exchange
from tests.permissions.world.of_matching import add_matching
from tests.permissions.world.of_moderation import add_moderation
from tests.permissions.world.of_notices import add_notices
from tests.permissions.world.of_organisations import add_organisations
from tests.permissions.world.of_people import add_own_things, add_people, people
from tests.permissions.world.of_plans import add_plans
from tests.permissions.world.scene import Scene


def set_up() -> Scene:
    """Somebody for every role, and something at every address: some two hundred rows."""
    scene = Scene(people=people())
    for add in (
        add_plans,
        add_people,
        add_organisations,
        add_exchange,
        add_pages_of_exchange,
        add_conversations,
        add_matching,
        add_events,
        add_moderation,
        add_notices,
        add_own_things,
    ):
        add(scene)
    return scene


@contextmanager
def standing(blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """One for all roles of a module, under the transactions of their tests."""
    with blocker.unblock(), transaction.atomic():
        yield set_up()
        transaction.set_rollback(True)
