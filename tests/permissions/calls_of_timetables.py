"""The operations about the timetable of a conference and what belongs to it, asked about the conferences of the scene."""

from collections.abc import Mapping
from typing import Any

from tests.permissions.call import Call, In, own, page
from tests.permissions.world.scene import Scene
from ucap.events.states import AskedState
from ucap.kernel.permission import Role

ARRANGED = {"tables": 2}
SPEAKS = {"name": "Li Na", "languages": ["en", "zh-Hans"]}


def _of_both(body: Mapping[str, Any]) -> In:
    """Asked about a meeting that both want."""

    def asked(scene: Scene, role: Role) -> Call:
        both = scene.own(role, "event").requests.filter(state=AskedState.ACCEPTED).earliest("pk")
        return Call((both.pk,), body=body)

    return asked


def _proposed(scene: Scene, role: Role) -> Call:
    """Two of whom neither has asked the other."""
    one, other = (scene.own(role, f"{which} registration").pk for which in ("other", "third"))
    return Call((scene.own(role, "event").slug,), body={"one": one, "other": other})


def _two_apart(scene: Scene, role: Role) -> Call:
    """The two of one's own delegation."""
    apart = scene.own(role, "kept apart")
    return Call((scene.own(role, "event").slug,), body={"one": apart.one_id, "other": apart.other_id})


def _brought(scene: Scene, role: Role) -> Call:
    """A colleague, once more, to a meeting of one's own."""
    beside, who = scene.own(role, "registration"), scene.own(role, "colleague")
    return Call((scene.own(role, "own request").pk,), body={"beside": beside.pk, "who": who.pk})


OF_TIMETABLES: dict[str, In] = {
    "read_arrangement": page("events:matchmaking"),
    "preview_arrangement": page("events:matchmaking", ARRANGED),
    "arrange_meetings": page("events:matchmaking", ARRANGED),
    "propose_meeting": _proposed,
    "list_timetables": page("events:timetable"),
    "make_timetable": page("events:make_timetable", {}),
    "repair_timetable": page("events:repair"),
    "read_timetable_progress": page("events:publish_timetable"),
    "read_timetable_meetings": page("events:publish_timetable"),
    "stop_timetable": page("events:stop_timetable"),
    "publish_timetable": page("events:publish_timetable"),
    "drop_timetable": page("events:drop_timetable"),
    "list_interpreters": page("events:interpreters"),
    "add_interpreter": page("events:interpreters", SPEAKS),
    "change_interpreter": page("events:interpreter", SPEAKS),
    "drop_interpreter": page("events:drop_interpreter"),
    "bring_back_interpreter": page("events:bring_back_interpreter"),
    "give_interpreter": _of_both({"interpreter": None}),
    "list_colleagues": page("events:colleagues"),
    "keep_apart": _two_apart,
    "end_apart": own("kept apart"),
    "read_along": page("events:along"),
    "bring_along": _brought,
    "end_along": own("along"),
    "review_meeting": page("events:review", {"went": "well"}),
}
