"""Every action of events, called in the name of whoever asks, on the things of the scene."""

from datetime import timedelta
from typing import Any

from tests.events.factories import AT, make_city
from tests.permissions.acts_of_exchange import _for_whom, _own
from tests.permissions.acts_of_plans import Act
from tests.permissions.world.scene import Scene
from ucap.events import actions as events
from ucap.events.actions.arranging import Arrangement
from ucap.events.actions.checking_in import Sent
from ucap.events.actions.exhibiting import Shown
from ucap.events.actions.interpreting import Speaks
from ucap.events.actions.itinerary import StopSaid
from ucap.events.actions.registering import Said
from ucap.events.content import EventContent, Words
from ucap.events.models import CityInvitation, Exhibit
from ucap.events.programme import Programme
from ucap.events.states import ExhibitKind, Priority, Went
from ucap.kernel.permission import Role
from ucap.people.models import User

COMES = Said(name="Somebody", listed=True)
ROSES = Shown(kind=ExhibitKind.GARDEN, language="en", title="Roses")


def _holds(scene: Scene, by: User) -> dict[str, Any]:
    """For whom each begins an event: the secretariat for the programme."""
    return {} if by.is_secretariat else _for_whom(scene, by)


def _invitation(scene: Scene) -> CityInvitation:
    """Of the city concerned, to the organisation's expo."""
    invitation: CityInvitation = scene.things[f"{Role.ACCOUNT} city invitation"]
    return invitation


def _exhibit(scene: Scene) -> Exhibit:
    """What that city shows there, with the organisation concerned."""
    exhibit: Exhibit = scene.things[f"{Role.ACCOUNT} exhibit"]
    return exhibit


OF_HOSTING: dict[str, Act] = {
    "begin_event": lambda s, by: events.begin_event(
        content=EventContent(title="Canals"), **_holds(s, by), by=by, at=AT
    ),
    "change_event": lambda s, by: events.change_event(
        event=_own(s, by, "event"), content=EventContent(title="Canals"), seal="", by=by, at=AT
    ),
    "set_days": lambda s, by: events.set_days(event=_own(s, by, "event"), days=(), by=by, at=AT),
    "translate_event": lambda s, by: events.translate_event(
        event=_own(s, by, "event"), words=Words(language="es", title="Canales"), by=by, at=AT
    ),
    "change_programme": lambda s, by: events.change_programme(
        event=_own(s, by, "event"), programme=Programme(), seal="", by=by, at=AT
    ),
    "ask_host": lambda s, by: events.ask_host(
        event=_own(s, by, "event"), city=make_city("Bologna"), by=by, at=AT
    ),
    "take_host_off": lambda s, by: events.take_host_off(host=_own(s, by, "own host"), by=by, at=AT),
    "agree_to_host": lambda s, by: events.agree_to_host(host=_own(s, by, "host"), by=by, at=AT),
    "step_back": lambda s, by: events.step_back(host=_own(s, by, "host"), by=by, at=AT),
    "add_file": lambda s, by: events.add_file(
        event=_own(s, by, "event"), data=b"%PDF-", name="more.pdf", by=by, at=AT
    ),
    "remove_file": lambda s, by: events.remove_file(file=_own(s, by, "event file"), by=by, at=AT),
    "announce_event": lambda s, by: events.announce_event(event=_own(s, by, "draft event"), by=by, at=AT),
    "open_event": lambda s, by: events.open_event(event=_own(s, by, "draft event"), by=by, at=AT),
    "close_event": lambda s, by: events.close_event(event=_own(s, by, "event"), by=by, at=AT),
    "hold_event": lambda s, by: events.hold_event(event=_own(s, by, "event"), by=by, at=AT),
    "cancel_event": lambda s, by: events.cancel_event(event=_own(s, by, "event"), why="Rain", by=by, at=AT),
    "bring_back_event": lambda s, by: events.bring_back_event(event=_own(s, by, "event"), by=by, at=AT),
    "delete_draft": lambda s, by: events.delete_draft(event=_own(s, by, "draft event"), by=by, at=AT),
    "bring_draft_back": lambda s, by: events.bring_draft_back(
        event=_own(s, by, "deleted event"), by=by, at=AT
    ),
    "withhold_event": lambda s, by: events.withhold_event(_own(s, by, "event").pk, by, AT),
    "release_event": lambda s, by: events.release_event(_own(s, by, "event").pk, by, AT),
    "propose_times": lambda s, by: events.propose_times(
        event=_own(s, by, "event"), minutes=60, zones=["UTC"], times=[AT + timedelta(days=9)], by=by, at=AT
    ),
    "vote": lambda s, by: events.vote(poll=_own(s, by, "poll"), votes={}, by=by, at=AT),
    "choose_time": lambda s, by: events.choose_time(poll=_own(s, by, "poll"), time=0, by=by, at=AT),
    "drop_poll": lambda s, by: events.drop_poll(poll=_own(s, by, "poll"), by=by, at=AT),
    "renew_feed_key": lambda s, by: events.renew_feed_key(by=by, at=AT),
    "stop_feed": lambda s, by: events.stop_feed(by=by, at=AT),
}

OF_REGISTERING: dict[str, Act] = {
    "set_questions": lambda s, by: events.set_questions(
        event=_own(s, by, "event"), questions=(), by=by, at=AT
    ),
    "register": lambda s, by: events.register(event=_own(s, by, "expo"), said=COMES, by=by, at=AT),
    "register_delegation": lambda s, by: events.register_delegation(
        event=_own(s, by, "expo"), name="Two", people=(), by=by, at=AT
    ),
    "add_to_delegation": lambda s, by: events.add_to_delegation(
        delegation=_own(s, by, "delegation"), people=(), by=by, at=AT
    ),
    "change_registration": lambda s, by: events.change_registration(
        registration=_own(s, by, "registration"), said=COMES, by=by, at=AT
    ),
    "withdraw_registration": lambda s, by: events.withdraw_registration(
        registration=_own(s, by, "registration"), by=by, at=AT
    ),
    "bring_back_registration": lambda s, by: events.bring_back_registration(
        registration=_own(s, by, "registration"), by=by, at=AT
    ),
    "confirm_registration": lambda s, by: events.confirm_registration(
        registration=_own(s, by, "registration"), by=by, at=AT
    ),
    "decline_registration": lambda s, by: events.decline_registration(
        registration=_own(s, by, "registration"), why="Full", by=by, at=AT
    ),
    "undo_decision": lambda s, by: events.undo_decision(
        registration=_own(s, by, "registration"), by=by, at=AT
    ),
    "decide_registrations": lambda s, by: events.decide_registrations(
        event=_own(s, by, "event"), ids=(), confirm=True, by=by, at=AT
    ),
    "check_in": lambda s, by: events.check_in(registration=_own(s, by, "registration"), by=by, at=AT),
    "undo_check_in": lambda s, by: events.undo_check_in(
        registration=_own(s, by, "registration"), by=by, at=AT
    ),
    "check_in_sent": lambda s, by: events.check_in_sent(
        event=_own(s, by, "event"), sent=[Sent("nobody", let_in=True)], by=by, at=AT
    ),
}

OF_MEETING: dict[str, Act] = {
    "arrange_meetings": lambda s, by: events.arrange_meetings(
        event=_own(s, by, "event"), slots=(), arrangement=Arrangement(tables=2), by=by, at=AT
    ),
    "ask_for_meeting": lambda s, by: events.ask_for_meeting(
        asker=_own(s, by, "registration"),
        asked=_own(s, by, "other registration"),
        priority=Priority.WANT,
        by=by,
        at=AT,
    ),
    "accept_meeting": lambda s, by: events.accept_meeting(
        request=_own(s, by, "request"), priority=Priority.WANT, by=by, at=AT
    ),
    "decline_meeting": lambda s, by: events.decline_meeting(request=_own(s, by, "request"), by=by, at=AT),
    "withdraw_meeting": lambda s, by: events.withdraw_meeting(
        request=_own(s, by, "own request"), by=by, at=AT
    ),
    "ask_again": lambda s, by: events.ask_again(request=_own(s, by, "own request"), by=by, at=AT),
    "propose_meeting": lambda s, by: events.propose_meeting(
        one=_own(s, by, "registration"), other=_own(s, by, "other registration"), by=by, at=AT
    ),
    "set_availability": lambda s, by: events.set_availability(
        registration=_own(s, by, "registration"), absent=(), by=by, at=AT
    ),
    "keep_apart": lambda s, by: events.keep_apart(
        one=_own(s, by, "kept apart").one, other=_own(s, by, "kept apart").other, by=by, at=AT
    ),
    "end_apart": lambda s, by: events.end_apart(pair=_own(s, by, "kept apart"), by=by, at=AT),
    "bring_along": lambda s, by: events.bring_along(
        request=_own(s, by, "own request"),
        beside=_own(s, by, "registration"),
        who=_own(s, by, "colleague"),
        by=by,
        at=AT,
    ),
    "end_along": lambda s, by: events.end_along(along=_own(s, by, "along"), by=by, at=AT),
    "fix_meeting": lambda s, by: events.fix_meeting(request=_own(s, by, "request"), slot=None, by=by, at=AT),
    "add_interpreter": lambda s, by: events.add_interpreter(
        event=_own(s, by, "event"), said=Speaks("Li Na"), by=by, at=AT
    ),
    "change_interpreter": lambda s, by: events.change_interpreter(
        interpreter=_own(s, by, "interpreter"), said=Speaks("Li Na"), by=by, at=AT
    ),
    "drop_interpreter": lambda s, by: events.drop_interpreter(
        interpreter=_own(s, by, "interpreter"), by=by, at=AT
    ),
    "bring_back_interpreter": lambda s, by: events.bring_back_interpreter(
        interpreter=_own(s, by, "interpreter"), by=by, at=AT
    ),
    "give_interpreter": lambda s, by: events.give_interpreter(
        request=_own(s, by, "request"), interpreter=_own(s, by, "interpreter"), by=by, at=AT
    ),
    "make_timetable": lambda s, by: events.make_timetable(event=_own(s, by, "event"), by=by, at=AT),
    "repair_timetable": lambda s, by: events.repair_timetable(event=_own(s, by, "event"), by=by, at=AT),
    "stop_timetable": lambda s, by: events.stop_timetable(
        timetable=_own(s, by, "making timetable"), by=by, at=AT
    ),
    "publish_timetable": lambda s, by: events.publish_timetable(
        timetable=_own(s, by, "ready timetable"), by=by, at=AT
    ),
    "drop_timetable": lambda s, by: events.drop_timetable(
        timetable=_own(s, by, "ready timetable"), by=by, at=AT
    ),
    "review_meeting": lambda s, by: events.review_meeting(
        request=_own(s, by, "request"), registration=_own(s, by, "registration"), went=Went.WELL, by=by, at=AT
    ),
}

OF_EXPOS: dict[str, Act] = {
    "invite_cities": lambda s, by: events.invite_cities(
        event=_own(s, by, "expo"), cities=[make_city("Granada")], by=by, at=AT
    ),
    "remind_cities": lambda s, by: events.remind_cities(event=_own(s, by, "expo"), by=by, at=AT),
    "withdraw_invitation": lambda s, by: events.withdraw_invitation(
        invitation=_own(s, by, "city invitation"), by=by, at=AT
    ),
    "take_back_invitations": lambda s, by: events.take_back_invitations(
        event=_own(s, by, "expo"), invited_at=AT, by=by, at=AT
    ),
    "invite_again": lambda s, by: events.invite_again(
        invitation=_own(s, by, "city invitation"), by=by, at=AT
    ),
    "answer_invitation": lambda s, by: events.answer_invitation(
        invitation=_invitation(s), verb="confirm", by=by, at=AT
    ),
    "undo_invitation_answer": lambda s, by: events.undo_invitation_answer(
        invitation=_invitation(s), by=by, at=AT
    ),
    "propose_exhibit": lambda s, by: events.propose_exhibit(
        invitation=_invitation(s), said=ROSES, by=by, at=AT
    ),
    "change_exhibit": lambda s, by: events.change_exhibit(exhibit=_exhibit(s), said=ROSES, by=by, at=AT),
    "withdraw_exhibit": lambda s, by: events.withdraw_exhibit(exhibit=_exhibit(s), by=by, at=AT),
    "propose_exhibit_again": lambda s, by: events.propose_exhibit_again(exhibit=_exhibit(s), by=by, at=AT),
    "confirm_exhibit": lambda s, by: events.confirm_exhibit(exhibit=_own(s, by, "exhibit"), by=by, at=AT),
    "decline_exhibit": lambda s, by: events.decline_exhibit(
        exhibit=_own(s, by, "exhibit"), why="No room", by=by, at=AT
    ),
    "undo_exhibit_decision": lambda s, by: events.undo_exhibit_decision(
        exhibit=_own(s, by, "exhibit"), by=by, at=AT
    ),
    "set_spots": lambda s, by: events.set_spots(event=_own(s, by, "expo"), spots=(), seal="", by=by, at=AT),
    "place_exhibit": lambda s, by: events.place_exhibit(
        exhibit=_own(s, by, "exhibit"), spot=None, by=by, at=AT
    ),
}

OF_AFTER: dict[str, Act] = {
    "set_stop": lambda s, by: events.set_stop(session=_own(s, by, "session"), said=StopSaid(), by=by, at=AT),
    "undo_stop": lambda s, by: events.undo_stop(session=_own(s, by, "session"), by=by, at=AT),
    "set_minutes": lambda s, by: events.set_minutes(
        event=_own(s, by, "event"), minutes="We met.", by=by, at=AT
    ),
    "undo_minutes": lambda s, by: events.undo_minutes(event=_own(s, by, "event"), by=by, at=AT),
    "give_feedback": lambda s, by: events.give_feedback(
        registration=_own(s, by, "registration"), stars=5, by=by, at=AT
    ),
    "write_report": lambda s, by: events.write_report(
        event=_own(s, by, "reported event"), reached="Much.", by=by, at=AT
    ),
    "publish_report": lambda s, by: events.publish_report(event=_own(s, by, "reported event"), by=by, at=AT),
    "take_up_report": lambda s, by: events.take_up_report(event=_own(s, by, "reported event"), by=by, at=AT),
}

OF_EVENTS: dict[str, Act] = {**OF_HOSTING, **OF_REGISTERING, **OF_MEETING, **OF_EXPOS, **OF_AFTER}
