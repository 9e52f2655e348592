"""The operations about events, asked about the events of the scene."""

from collections.abc import Mapping
from typing import Any

from tests.permissions.call import Call, In, bare, for_whom, own, page
from tests.permissions.world.scene import Scene
from ucap.events.content import seal_of
from ucap.events.queries.writing import content_of
from ucap.events.states import AskedState
from ucap.kernel.permission import Role


def _at_event(*more: object, thing: str = "event", body: Mapping[str, Any] | None = None) -> In:
    """Asked about that event, by its id."""
    return lambda s, role: Call((s.own(role, thing).pk, *more), body=body)


def _written_anew(scene: Scene, role: Role) -> Call:
    """All that its hosts say of an event, by the mark of what it says now."""
    event = scene.own(role, "event")
    said = {"title": "Canals", "summary": "All of them.", "mode": "online", "link": "https://example.org/"}
    days = [{"date": "2027-03-23", "begins": "09:00", "ends": "17:30"}]
    return Call((event.pk,), body={**said, "days": days, "seal": seal_of(content_of(event))})


def _meeting_of_both(scene: Scene, role: Role) -> Call:
    """A meeting that both want."""
    both = scene.own(role, "event").requests.filter(state=AskedState.ACCEPTED).earliest("pk")
    return Call((both.pk,), body={"slot": None})


OF_EVENTS: dict[str, In] = {
    **dict.fromkeys(("list_events", "list_my_registrations", "list_my_events"), bare),
    "read_event": page("events:event"),
    "read_registration_form": page("events:register"),
    "list_participants": page("events:participants"),
    "read_registration": page("events:registration"),
    "register_for_event": lambda s, role: Call((s.own(role, "expo").slug,), body={"name": "Somebody"}),
    "change_registration": page("events:change_registration", {"name": "Somebody", "listed": True}),
    "withdraw_registration": page("events:withdraw_registration"),
    "bring_back_registration": own("withdrawn registration"),
    "list_meeting_requests": page("events:meetings"),
    "list_meeting_suggestions": page("events:meetings"),
    "ask_for_meeting": lambda s, role: Call(
        (s.own(role, "event").slug,), body={"whom": s.own(role, "other registration").pk}
    ),
    "accept_meeting": own("request", {"priority": "must"}),
    "decline_meeting": own("request", {"why": "No time."}),
    "withdraw_meeting": own("waiting request"),
    "ask_for_meeting_again": own("own request"),
    "read_availability": page("events:availability"),
    "set_availability": page("events:availability", {"absent": []}),
    "read_agenda": page("events:agenda"),
    "draft_event": lambda s, role: Call(
        body={"title": "A beginning", **({} if role is Role.SECRETARIAT else for_whom(s, role))}
    ),
    "read_event_content": _at_event(),
    "change_event": _written_anew,
    "change_event_state": _at_event("close"),
    "cancel_event": _at_event(body={"why": "Rain."}),
    "list_registrations": page("events:registrations"),
    "confirm_registration": own("asked registration"),
    "decline_registration": own("other registration", {"why": "All places are taken."}),
    "undo_decision": own("decided registration"),
    "check_in": own("other registration", {}),
    "undo_check_in": own("other registration"),
    "read_demand": page("events:demand"),
    "read_timetable": page("events:timetable"),
    "fix_meeting": _meeting_of_both,
    "read_event_report": page("events:report"),
}
