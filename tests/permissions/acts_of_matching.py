"""Every action of matching, called in the name of whoever asks."""

from typing import Any

from tests.exchange.factories import AT
from tests.permissions.acts_of_plans import Act
from tests.permissions.world.scene import Scene
from ucap.matching import actions as matching
from ucap.people.models import User


def _own(scene: Scene, by: User) -> Any:
    """That person's own search."""
    role = next(role for role, person in scene.people.items() if person and person.pk == by.pk)
    return scene.own(role, "search")


OF_MATCHING: dict[str, Act] = {
    "choose_level": lambda _, by: matching.choose_level(least=0.3, by=by),
    "save_search": lambda _, by: matching.save_search(text="canals", filters={}, by=by, at=AT),
    "rename_search": lambda s, by: matching.rename_search(search=_own(s, by), name="New", by=by, at=AT),
    "stop_search": lambda s, by: matching.stop_search(search=_own(s, by), by=by, at=AT),
    "go_on_searching": lambda s, by: matching.go_on_searching(search=_own(s, by), by=by, at=AT),
    "delete_search": lambda s, by: matching.delete_search(search=_own(s, by), by=by, at=AT),
    "bring_back_search": lambda s, by: matching.bring_back_search(search=_own(s, by), by=by, at=AT),
}
