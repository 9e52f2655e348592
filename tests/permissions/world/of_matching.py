"""What the pages of matching are asked with, for the walk."""

from tests.exchange.factories import AT
from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role
from ucap.matching.models import Calibration, SavedSearch
from ucap.matching.states import CalibrationState


def add_matching(scene: Scene) -> None:
    """The matches of the organisation's entry, and for an officer of their city's; for everybody a search of their own."""
    scene.arguments["matching:matches"] = (scene.things[f"{Role.ACCOUNT} entry"].slug,)
    scene.arguments["matching:read"] = (scene.things[f"{Role.ACCOUNT} entry"].slug, "another-entry")
    scene.arguments["matching:level"] = ()
    scene.arguments["matching:pictures_download"] = ("gaps",)
    _judging(scene)
    officers = (scene.things[f"{Role.OFFICER} entry"].slug,)
    scene.own_arguments[Role.OFFICER, "matching:matches"] = officers
    scene.own_arguments[Role.OFFICER, "matching:read"] = (*officers, "another-entry")
    for role, person in scene.people.items():
        if person:
            search = SavedSearch.objects.create(by=person, name="Water", text="water", at=AT, looked_at=AT)
            scene.things[f"{role} search"] = search
            scene.own_arguments |= _of_search(role, search)
    scene.arguments |= {
        name: arguments
        for (role, name), arguments in scene.own_arguments.items()
        if role is Role.ACCOUNT and name.endswith("_search")
    }


def _judging(scene: Scene) -> None:
    """A match put aside: of the organisation's entry, and for an officer of their city's; and the weights."""
    pair = tuple(scene.things[f"{role} entry"].slug for role in (Role.ACCOUNT, Role.OFFICER))
    for name in ("matching:dismiss", "matching:bring_back"):
        scene.arguments[name] = pair
        scene.own_arguments[Role.OFFICER, name] = pair[::-1]
    scene.arguments["matching:learning"] = ()
    scene.arguments["matching:choose_weights"] = ("shipped",)
    figures = dict.fromkeys(("loss_before", "loss_after", "brier_before", "brier_after", "base"), 0.5)
    Calibration.objects.create(
        encoder="another", at=AT, outcomes=30, accepted=9, weights={}, state=CalibrationState.USED, **figures
    )


def _of_search(role: Role, search: SavedSearch) -> dict[tuple[Role, str], tuple[object, ...]]:
    return {
        (role, "matching:saved_search"): (search.pk,),
        (role, "matching:rename_search"): (search.pk,),
        (role, "matching:change_search"): (search.pk, "stop"),
    }
