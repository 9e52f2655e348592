"""Entries of the organisation and of the city concerned, for the walk."""

from tests.exchange.factories import make_entry
from tests.organisations.factories import AT
from tests.permissions.world.scene import Scene
from ucap.exchange.actions import add_file
from ucap.exchange.states import EntryState
from ucap.kernel.permission import Role


def add_exchange(scene: Scene) -> None:
    """For each of the two a published entry with a file, and a draft: the organisation's its member wrote."""
    member, officer = scene.person(Role.MEMBER), scene.person(Role.OFFICER)
    for role, author, belongs in (
        (Role.ACCOUNT, member, {"organisation": scene.things["organisation"]}),
        (Role.OFFICER, officer, {"city": scene.things["yangzhou"]}),
    ):
        entry = make_entry(author=author, **belongs)
        secretary = scene.person(Role.SECRETARIAT)
        scene.things[f"{role} entry file"] = add_file(
            entry=entry, data=b"%PDF-", name="more.pdf", by=secretary, at=AT
        )
        scene.things[f"{role} entry"] = entry
        scene.things[f"{role} draft entry"] = make_entry(author=author, state=EntryState.DRAFT, **belongs)
