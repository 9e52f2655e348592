"""Every action of the exchange, called in the name of whoever asks, on the things of the scene."""

from typing import Any

from tests.exchange.factories import AT, sensors
from tests.permissions.acts_of_plans import Act
from tests.permissions.world.scene import Scene
from ucap.exchange import actions as exchange
from ucap.exchange.states import DeclineReason, InterestStage, Outcome, PlanPart, Visibility
from ucap.kernel.permission import Role
from ucap.organisations.models import Organisation
from ucap.people.models import User


def _role(scene: Scene, by: User) -> Role:
    return next(role for role, person in scene.people.items() if person and person.pk == by.pk)


def _own(scene: Scene, by: User, thing: str) -> Any:
    """Of an officer the city's thing of this name; of everybody else the organisation's."""
    return scene.own(_role(scene, by), thing)


def _for_whom(scene: Scene, by: User) -> dict[str, Any]:
    if _role(scene, by) in (Role.OFFICER, Role.OTHER_OFFICER):
        return {"city": scene.things["yangzhou"]}
    return {"organisation": scene.things["organisation"]}


def _interest(scene: Scene, by: User) -> dict[str, Any]:
    """For whom each would express interest, in an entry of somebody else."""
    role = _role(scene, by)
    if role is Role.OFFICER:
        return {"entry": scene.things[f"{Role.ACCOUNT} entry"], "city": scene.things["yangzhou"]}
    if role is Role.OTHER_OFFICER:
        return {"entry": scene.things[f"{Role.ACCOUNT} entry"], "city": by.cities.get()}
    if role is Role.OUTSIDER:
        entry = scene.things[f"{Role.ACCOUNT} entry"]
        return {"entry": entry, "organisation": Organisation.objects.owned_by(by).get()}
    return {"entry": scene.things[f"{Role.OFFICER} entry"], "organisation": scene.things["organisation"]}


def _message(scene: Scene, by: User) -> str:
    """The first word of a conversation about an entry of theirs."""
    return str(_own(scene, by, "interest in mine").messages.earliest("pk").pk)


OF_EXCHANGE: dict[str, Act] = {
    "begin_entry": lambda s, by: exchange.begin_entry(content=sensors(), **_for_whom(s, by), by=by, at=AT),
    "begin_from_plan": lambda s, by: exchange.begin_from_plan(
        plan=s.things["public"],
        part=PlanPart.THEMES,
        item=s.things["public"].current.content.themes[0].id,
        **_for_whom(s, by),
        by=by,
        at=AT,
    ),
    "correct_translation": lambda s, by: exchange.correct_translation(
        entry=_own(s, by, "entry"), language="es", texts={}, by=by, at=AT
    ),
    "use_machine_translation": lambda s, by: exchange.use_machine_translation(
        entry=_own(s, by, "entry"), language="es", by=by, at=AT
    ),
    "change_draft": lambda s, by: exchange.change_draft(
        entry=_own(s, by, "draft entry"), content=sensors(title="New"), base=0, by=by, at=AT
    ),
    "write_next_version": lambda s, by: exchange.write_next_version(entry=_own(s, by, "entry"), by=by, at=AT),
    "drop_next_version": lambda s, by: exchange.drop_next_version(entry=_own(s, by, "entry"), by=by, at=AT),
    "choose_visibility": lambda s, by: exchange.choose_visibility(
        entry=_own(s, by, "entry"), visibility=Visibility.MEMBERS, by=by, at=AT
    ),
    "publish_entry": lambda s, by: exchange.publish_entry(entry=_own(s, by, "draft entry"), by=by, at=AT),
    "take_back_entry": lambda s, by: exchange.take_back_entry(entry=_own(s, by, "draft entry"), by=by, at=AT),
    "renew_entry": lambda s, by: exchange.renew_entry(entry=_own(s, by, "entry"), by=by, at=AT),
    "withdraw_entry": lambda s, by: exchange.withdraw_entry(entry=_own(s, by, "entry"), by=by, at=AT),
    "bring_back_entry": lambda s, by: exchange.bring_back_entry(entry=_own(s, by, "entry"), by=by, at=AT),
    "mark_matched": lambda s, by: exchange.mark_matched(entry=_own(s, by, "entry"), by=by, at=AT),
    "mark_fulfilled": lambda s, by: exchange.mark_fulfilled(entry=_own(s, by, "entry"), by=by, at=AT),
    "reopen_entry": lambda s, by: exchange.reopen_entry(entry=_own(s, by, "entry"), by=by, at=AT),
    "add_file": lambda s, by: exchange.add_file(
        entry=_own(s, by, "entry"), data=b"%PDF-", name="x.pdf", by=by, at=AT
    ),
    "describe_file": lambda s, by: exchange.describe_file(
        file=_own(s, by, "entry file"), alt="New", by=by, at=AT
    ),
    "remove_file": lambda s, by: exchange.remove_file(file=_own(s, by, "entry file"), by=by, at=AT),
    "withhold_entry": lambda s, by: exchange.withhold_entry(_own(s, by, "entry").pk, by, AT),
    "release_entry": lambda s, by: exchange.release_entry(_own(s, by, "entry").pk, by, AT),
    "hide_message": lambda s, by: exchange.hide_message(_message(s, by), by, AT),
    "show_message": lambda s, by: exchange.show_message(_message(s, by), by, AT),
    "express_interest": lambda s, by: exchange.express_interest(
        **_interest(s, by), text="Hello", by=by, at=AT
    ),
    "answer_interest": lambda s, by: exchange.answer_interest(
        interest=_own(s, by, "interest in mine"), text="Hello", by=by, at=AT
    ),
    "decline_interest": lambda s, by: exchange.decline_interest(
        interest=_own(s, by, "interest in mine"), reason=DeclineReason.FOUND, by=by, at=AT
    ),
    "pass_on_interest": lambda s, by: exchange.pass_on_interest(
        interest=_own(s, by, "interest in mine"), to=by, by=by, at=AT
    ),
    "withdraw_interest": lambda s, by: exchange.withdraw_interest(
        interest=_own(s, by, "interest of mine"), by=by, at=AT
    ),
    "take_up_interest": lambda s, by: exchange.take_up_interest(
        interest=_own(s, by, "declined interest"), by=by, at=AT
    ),
    "write_message": lambda s, by: exchange.write_message(
        interest=_own(s, by, "interest in mine"), text="Hello", by=by, at=AT
    ),
    "note_reading": lambda s, by: exchange.note_reading(
        interest=_own(s, by, "interest in mine"), up_to=1, by=by, at=AT
    ),
    "move_stage": lambda s, by: exchange.move_stage(
        interest=_own(s, by, "interest in mine"), stage=InterestStage.NEGOTIATION, by=by, at=AT
    ),
    "say_outcome": lambda s, by: exchange.say_outcome(
        interest=_own(s, by, "interest in mine"), outcome=Outcome.NOTHING, by=by, at=AT
    ),
}
