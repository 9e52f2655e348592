"""A case about the organisation concerned, one about its plan, for the walk."""

from tests.permissions.world.scene import Scene
from ucap.kernel.clock import now
from ucap.kernel.permission import Role
from ucap.moderation.actions import decide, report
from ucap.moderation.states import Ground, Verdict


def add_moderation(scene: Scene) -> None:
    """One case that is open, of the plan: its officers answer; one that is decided, of the organisation: its owners do."""
    at = now()
    plan, organisation = scene.things["public"], scene.things["organisation"]
    opened = report(
        subject=("plan", plan.pk), by=scene.person(Role.ACCOUNT), ground=Ground.FALSE, text="Not so.", at=at
    )
    decided = report(
        subject=("organisation", organisation.pk), by=scene.person(Role.ACCOUNT), ground=Ground.FALSE, at=at
    )
    decided = decide(
        case=decided, verdict=Verdict.DISMISS, reason="It is so.", by=scene.person(Role.SECRETARIAT), at=at
    )
    scene.things |= {"open case": opened, "decided case": decided}
    scene.arguments |= {
        **dict.fromkeys(("moderation:report", "moderation:reported"), ("plan", plan.pk)),
        "moderation:about": ("plan", plan.pk),
        **dict.fromkeys(("moderation:case", "moderation:decide", "moderation:answer"), (opened.pk,)),
        "moderation:reopen": (decided.pk,),
    }
    for name in (
        "moderation:case",
        "moderation:answer",
    ):  # owners speak for the organisation, officers for the plan
        scene.own_arguments[Role.OWNER, name] = (decided.pk,)
    scene.own_arguments[Role.OWNER, "moderation:about"] = ("organisation", organisation.pk)
    scene.data["moderation:decide"] = {"verdict": "dismiss", "reason": "It is so."}
    scene.data["moderation:answer"] = {"text": "It is so."}
