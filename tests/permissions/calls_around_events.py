"""The operations about what belongs to an event, asked about the events of the scene: who comes together, when it is, what is shown."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.permissions.call import Call, In, bare, own, page
from tests.permissions.world.scene import Scene
from tests.plans.factories import PLACES
from ucap.events import grounds
from ucap.events.models import Event
from ucap.events.programme import seal_of
from ucap.events.queries.grounds import spots_as_said
from ucap.events.queries.programme import programme_of
from ucap.kernel.permission import Role

TWO = {"people": [{"name": "Li Na"}, {"name": "Wang Wei"}]}
ROSES = {"kind": "garden", "title": "Roses"}


def _at(thing: str, body: Mapping[str, Any] | None = None) -> In:
    """Asked about that event, by its address."""
    return lambda s, role: Call((s.own(role, thing).slug,), body=body)


def _of(thing: str, body: Mapping[str, Any] | None = None) -> In:
    """Asked about the one thing of that name, whoever asks."""
    return lambda s, role: Call((s.things[thing].pk,), body=body)


def _session(event: Event) -> dict[str, Any]:
    """One of half an hour, as the event begins."""
    assert event.starts_at
    ends = event.starts_at + timedelta(minutes=30)
    return {"title": "Yards", "starts_at": event.starts_at.isoformat(), "ends_at": ends.isoformat()}


def _programme(scene: Scene, role: Role) -> Call:
    event = scene.own(role, "event")
    return Call((event.pk,), body={"sessions": [_session(event)], "seal": seal_of(programme_of(event))})


def _more_programme(scene: Scene, role: Role) -> Call:
    event = scene.own(role, "event")
    return Call((event.pk,), body=_session(event))


def _session_anew(scene: Scene, role: Role) -> Call:
    visit = scene.own(role, "visit")
    said = {**_session(visit), "seal": seal_of(programme_of(visit))}
    return Call((visit.pk, scene.own(role, "session").pk), body=said)


def _times(scene: Scene, role: Role) -> Call:
    event = scene.own(role, "event")
    return Call((event.slug,), body={"zones": ["UTC"], "times": [event.starts_at.isoformat()]})


def _chosen(scene: Scene, role: Role) -> Call:
    poll = scene.own(role, "poll")
    return Call((scene.own(role, "event").slug,), body={"time": poll.times.get().pk})


def _kind_times(scene: Scene, role: Role) -> Call:
    return Call((scene.own(role, "event").slug,), query={"first": "2027-04-05", "last": "2027-04-05"})


def _grounds(scene: Scene, role: Role) -> Call:
    expo = scene.own(role, "expo")
    return Call((expo.slug,), body={"spots": [], "seal": grounds.seal_of(spots_as_said(expo))})


def _roses_of_both(scene: Scene, role: Role) -> Call:
    """The organisation shows them still."""
    return Call(
        scene.arguments_for(role, "events:edit_exhibit"),
        body={**ROSES, "organisation": scene.things["organisation"].pk},
    )


AROUND_EVENTS: dict[str, In] = {
    "register_delegation": _at("expo", {"name": "Two", **TWO}),
    "read_delegation": own("delegation"),
    "add_to_delegation": own("delegation", TWO),
    "read_poll": page("events:poll"),
    "find_kind_times": _kind_times,
    "propose_times": _times,
    "vote_on_times": page("events:vote", {"votes": []}),
    "choose_time": _chosen,
    "drop_poll": page("events:drop_poll"),
    "read_programme": page("events:programme"),
    "change_programme": _programme,
    "add_session": _more_programme,
    "change_session": _session_anew,
    "remove_session": lambda s, role: Call((s.own(role, "visit").pk, s.own(role, "session").pk)),
    "read_questions": page("events:questions"),
    "set_questions": page("events:questions", {"questions": [{"wording": "What do you eat?"}]}),
    "write_event_report": _at("held event", {"reached": "Much."}),
    "publish_event_report": _at("held event"),
    "take_up_event_report": page("events:take_up_report"),
    "list_city_invitations": page("events:invitations"),
    "invite_cities": _at("expo", {"cities": [PLACES["Stuttgart"]]}),
    "remind_cities": page("events:remind_cities", {}),
    "list_my_city_invitations": bare,
    "read_city_invitation": page("events:invitation"),
    "answer_city_invitation": page("events:answer_invitation", {"verb": "confirm"}),
    "undo_city_answer": _of("answered invitation"),
    "withdraw_city_invitation": own("unanswered invitation"),
    "invite_city_again": own("withdrawn invitation"),
    "list_exhibits": page("events:exhibits"),
    "propose_exhibit": _of("answered invitation", ROSES),
    "read_exhibit": page("events:exhibit"),
    "change_exhibit": _roses_of_both,
    "withdraw_exhibit": page("events:withdraw_exhibit"),
    "propose_exhibit_again": _of("withdrawn exhibit"),
    "confirm_exhibit": own("exhibit", {}),
    "decline_exhibit": own("exhibit", {"why": "No room."}),
    "undo_exhibit_decision": own("decided exhibit"),
    "place_exhibit": own("decided exhibit", {"spot": None}),
    "read_grounds": page("events:grounds"),
    "change_grounds": _grounds,
}
