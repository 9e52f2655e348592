"""Every action of plans, called in the name of whoever asks, on the things of the scene."""

from collections.abc import Callable

from tests.permissions.world.scene import Scene
from tests.plans.factories import AT, yangzhou_content
from ucap.people.models import User
from ucap.plans import actions as plans

Act = Callable[[Scene, User], object]

OF_PLANS: dict[str, Act] = {
    "create_plan": lambda s, by: plans.create_plan(content=yangzhou_content(), by=by, at=AT),
    "start_import": lambda s, by: plans.start_import(data=b"x", name="x.txt", by=by, at=AT),
    "read_again": lambda s, by: plans.read_again(imported=s.things["failed"], by=by, at=AT),
    "settle_warning": lambda s, by: plans.settle_warning(
        imported=s.things["imported"], index=0, settled=True, by=by, at=AT
    ),
    "start_version": lambda s, by: plans.start_version(plan=s.things["public"], by=by, at=AT),
    "discard_version": lambda s, by: plans.discard_version(version=s.things["draft"], by=by, at=AT),
    "bring_back": lambda s, by: plans.bring_back(entry=s.things["thrown"], by=by, at=AT),
    "edit_part": lambda s, by: plans.edit_part(
        version=s.things["draft"],
        part="heading",
        values={"title": "New", "language": "en"},
        base=s.things["draft"].revision,
        by=by,
        at=AT,
    ),
    "undo_edit": lambda s, by: plans.undo_edit(version=s.things["draft"], by=by, at=AT),
    "submit": lambda s, by: plans.submit(version=s.things["draft"], by=by, at=AT),
    "take_back": lambda s, by: plans.take_back(version=s.things["reviewed"], by=by, at=AT),
    "send_back": lambda s, by: plans.send_back(version=s.things["reviewed"], reason="Not yet.", by=by, at=AT),
    "confirm": lambda s, by: plans.confirm(
        version=s.things["reviewed"], side=1 if by.is_secretariat else 0, by=by, at=AT
    ),
    "change_state": lambda s, by: plans.change_state(plan=s.things["public"], verb="close", by=by, at=AT),
    "attach_full_plan": lambda s, by: plans.attach_full_plan(
        plan=s.things["public"], data=b"x", name="x.txt", by=by, at=AT
    ),
    "open_full_plan": lambda s, by: plans.open_full_plan(plan=s.things["public"], by=by, at=AT),
    "grant_access": lambda s, by: plans.grant_access(request=s.things["asked"], by=by, at=AT),
    "refuse_access": lambda s, by: plans.refuse_access(request=s.things["asked"], reason="No.", by=by, at=AT),
    "ask_for_full_plan": lambda s, by: plans.ask_for_full_plan(
        plan=s.things["public"],
        name="Ana",
        email="new@example.org",
        organisation="UGR",
        purpose="To join",
        language="es",
        by=by.pk,
        at=AT,
    ),
    "note_reading": lambda s, by: plans.note_reading(token=s.arguments["plan_full"][0], at=AT),
    "withhold_plan": lambda s, by: plans.withhold_plan(s.things["public"].pk, by, AT),
    "release_plan": lambda s, by: plans.release_plan(s.things["public"].pk, by, AT),
}
