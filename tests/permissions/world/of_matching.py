"""What the pages of matching are asked with, for the walk."""

from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role


def add_matching(scene: Scene) -> None:
    """The matches of the organisation's entry, and for an officer of their city's."""
    scene.arguments["matching:matches"] = (scene.things[f"{Role.ACCOUNT} entry"].slug,)
    scene.arguments["matching:level"] = ()
    officers = (scene.things[f"{Role.OFFICER} entry"].slug,)
    scene.own_arguments[Role.OFFICER, "matching:matches"] = officers
