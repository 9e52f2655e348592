"""Entries of the organisation and of the city concerned, for the walk."""

from typing import Any

from tests.exchange.factories import make_entry
from tests.organisations.factories import AT
from tests.permissions.world.scene import Scene
from ucap.exchange.actions import add_file
from ucap.exchange.models import Interest
from ucap.exchange.states import EntryState, InterestState
from ucap.kernel.permission import Role

# What the draft says, for nobody publishes the same twice
OTHER: dict[str, Any] = {
    "title": "Gardens on roofs",
    "summary": "Courses for caretakers of schools.",
    "description": "Two weeks in May, with a visit.",
    "particulars": "",
}


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
        scene.things[f"{role} draft entry"] = make_entry(
            author=author, state=EntryState.DRAFT, **belongs, **OTHER
        )
    _add_interests(scene)


def _add_interests(scene: Scene) -> None:
    """Each of the two is interested in the other's entry, and was declined once before."""
    organisation, city = scene.things["organisation"], scene.things["yangzhou"]
    entries = {role: scene.things[f"{role} entry"] for role in (Role.ACCOUNT, Role.OFFICER)}
    for state, kind in (
        (InterestState.DECLINED, "declined interest"),
        (InterestState.WAITING, "interest in mine"),
    ):
        times = {"at": AT, "moved_at": AT, "last_at": AT, "state": state}
        in_the_organisation_s = Interest.objects.create(entry=entries[Role.ACCOUNT], city=city, **times)
        in_the_city_s = Interest.objects.create(
            entry=entries[Role.OFFICER], organisation=organisation, **times
        )
        scene.things[f"{Role.ACCOUNT} {kind}"] = in_the_organisation_s
        scene.things[f"{Role.OFFICER} {kind}"] = in_the_city_s
    scene.things[f"{Role.ACCOUNT} interest of mine"] = in_the_city_s
    scene.things[f"{Role.OFFICER} interest of mine"] = in_the_organisation_s
