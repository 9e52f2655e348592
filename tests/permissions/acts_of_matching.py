"""Every action of matching, called in the name of whoever asks."""

from typing import Any

from tests.exchange.factories import AT
from tests.permissions.acts_of_plans import Act
from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role
from ucap.matching import actions as matching
from ucap.matching.models import Calibration
from ucap.matching.states import CalibrationState
from ucap.people.models import User


def _own(scene: Scene, by: User) -> Any:
    """That person's own search."""
    role = next(role for role, person in scene.people.items() if person and person.pk == by.pk)
    return scene.own(role, "search")


def _entry(scene: Scene, by: User) -> Any:
    """Of an officer the city's entry, of everybody else the organisation's."""
    role = next(role for role, person in scene.people.items() if person and person.pk == by.pk)
    return scene.own(role, "entry")


def _pair(scene: Scene, by: User) -> dict[str, Any]:
    """Of an officer the city's entry, of everybody else the organisation's; and the other one of the two."""
    role = next(role for role, person in scene.people.items() if person and person.pk == by.pk)
    whose, others = Role.ACCOUNT, Role.OFFICER
    if role is Role.OFFICER:
        whose, others = others, whose
    return {"entry": scene.things[f"{whose} entry"], "other": scene.things[f"{others} entry"]}


def _calibration(state: CalibrationState) -> None:
    """Weights in that state."""
    figures = dict.fromkeys(("loss_before", "loss_after", "brier_before", "brier_after", "base"), 0.5)
    Calibration.objects.all().delete()
    Calibration.objects.create(
        encoder="e", at=AT, outcomes=30, accepted=9, weights={}, state=state, **figures
    )


def _use_shipped(by: User) -> Any:
    _calibration(CalibrationState.USED)
    return matching.use_shipped_weights(by=by, at=AT)


def _use_fitted(by: User) -> Any:
    _calibration(CalibrationState.OFFERED)
    return matching.use_fitted_weights(by=by, at=AT)


OF_MATCHING: dict[str, Act] = {
    "dismiss_match": lambda s, by: matching.dismiss_match(**_pair(s, by), by=by, at=AT),
    "bring_back_match": lambda s, by: matching.bring_back_match(**_pair(s, by), by=by, at=AT),
    "use_shipped_weights": lambda _, by: _use_shipped(by),
    "use_fitted_weights": lambda _, by: _use_fitted(by),
    "read_match": lambda s, by: matching.read_match(
        entry=_entry(s, by), sentences={}, language="es", by=by, at=AT
    ),
    "choose_level": lambda _, by: matching.choose_level(least=0.3, by=by),
    "save_search": lambda _, by: matching.save_search(text="canals", filters={}, by=by, at=AT),
    "rename_search": lambda s, by: matching.rename_search(search=_own(s, by), name="New", by=by, at=AT),
    "stop_search": lambda s, by: matching.stop_search(search=_own(s, by), by=by, at=AT),
    "go_on_searching": lambda s, by: matching.go_on_searching(search=_own(s, by), by=by, at=AT),
    "delete_search": lambda s, by: matching.delete_search(search=_own(s, by), by=by, at=AT),
    "bring_back_search": lambda s, by: matching.bring_back_search(search=_own(s, by), by=by, at=AT),
}
