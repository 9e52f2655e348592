"""Who may ask whom for a meeting, and make the timetable."""

from collections.abc import Callable

from ucap.events.models import BroughtAlong, Event, MeetingRequest, Registration
from ucap.events.rules.hosting import ITS_HOSTS, ITS_PEOPLE, may_edit
from ucap.events.rules.registering import is_theirs
from ucap.events.states import EventKind, RegistrationState
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, rule
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone

NOT_MEETING = gettext_noop("Only those who are coming to this conference arrange meetings.")
NOT_YOUR_MEETING = gettext_noop("Only the two who are to meet may do this.")
NOT_YOUR_COLLEAGUES = gettext_noop(
    "Only whoever registered both, and the hosts of the conference, keep them apart."
)
NOT_YOURS_TO_BRING = gettext_noop(
    "Only the one of the two whose colleague it is, whoever registered them, and the hosts of the conference bring somebody along."
)
NOT_YOURS_TO_LET_GO = gettext_noop(
    "Only who comes along, whom they come with, whoever registered them, and the hosts of the conference may do this."
)
BOTH = "the two who are to meet, and whoever registered them"


@rule(
    "See whom one could meet, and one's own requests",
    lets=PEOPLE,
    when="whoever is coming, and whoever registered them",
)
def may_meet(viewer: Viewer, event: Event) -> bool:
    if event.kind != EventKind.CONFERENCE or not isinstance(viewer, User):
        return False
    return event.registrations.of(viewer).confirmed().exists()


@rule(
    "Ask somebody for a meeting",
    lets=PEOPLE,
    when="whoever is coming, or registered them; somebody else who is coming and agreed to be listed",
)
def may_ask(viewer: Viewer, asker: Registration, asked: Registration) -> bool:
    both_come = asker.state == asked.state == RegistrationState.CONFIRMED and asker.event_id == asked.event_id
    return both_come and asker.pk != asked.pk and asked.listed and is_theirs(viewer, asker)


@rule("Accept or decline a meeting", lets=PEOPLE, when="whoever was asked, and whoever registered them")
def may_answer(viewer: Viewer, request: MeetingRequest) -> bool:
    return is_theirs(viewer, request.asked)


@rule("See a meeting request, withdraw it, say how the meeting went", lets=PEOPLE, when=BOTH)
def may_withdraw(viewer: Viewer, request: MeetingRequest) -> bool:
    return is_theirs(viewer, request.asker) or is_theirs(viewer, request.asked)


@rule(
    "Say when one cannot meet, and how many meetings are enough",
    lets=PEOPLE,
    when="whoever registered, or was registered",
)
def may_set_availability(viewer: Viewer, registration: Registration) -> bool:
    return is_theirs(viewer, registration)


@rule(
    "Arrange the meetings of a conference: slots, tables, interpreters, demand, timetable",
    lets=ITS_PEOPLE,
    when=ITS_HOSTS,
)
def may_schedule(viewer: Viewer, event: Event) -> bool:
    return may_edit(viewer, event)


@rule(
    "See which colleagues are kept apart",
    lets=PEOPLE,
    when="whoever is coming, and whoever registered them; the hosts of the event",
)
def may_see_apart(viewer: Viewer, event: Event) -> bool:
    return event.kind == EventKind.CONFERENCE and (may_schedule(viewer, event) or may_meet(viewer, event))


@rule(
    "Keep two colleagues apart: never in different meetings at the same time",
    lets=PEOPLE,
    when="whoever registered both, or the delegation of both; the hosts of the event",
)
def may_keep_apart(viewer: Viewer, one: Registration, other: Registration) -> bool:
    return all(looks_after(viewer, who) for who in (one, other)) or may_schedule(viewer, one.event)


@rule(
    "Bring a colleague of one's house along to a meeting",
    lets=PEOPLE,
    when="of the two who are to meet the one whose colleague it is, and whoever registered them; the hosts of the event",
)
def may_bring(viewer: Viewer, beside: Registration) -> bool:
    return is_theirs(viewer, beside) or may_schedule(viewer, beside.event)


@rule(
    "See a meeting's page of who comes along",
    lets=PEOPLE,
    when="the two who are to meet, and whoever registered them; the hosts of the event",
)
def may_see_along(viewer: Viewer, request: MeetingRequest) -> bool:
    return may_withdraw(viewer, request) or may_schedule(viewer, request.event)


@rule(
    "Say that a colleague does not come along to a meeting",
    lets=PEOPLE,
    when="who comes along, whom they come with, and whoever registered them; the hosts of the event",
)
def may_end_along(viewer: Viewer, along: BroughtAlong) -> bool:
    return looks_after(viewer, along.who) or may_bring(viewer, along.beside)


def looks_after(viewer: Viewer, registration: Registration) -> bool:
    delegation = registration.delegation
    heads = isinstance(viewer, User) and delegation is not None and delegation.by_id == viewer.pk
    return heads or is_theirs(viewer, registration)


@rule(
    "See one's agenda",
    lets=PEOPLE,
    when="whoever is coming, and whoever registered them; the hosts of the event",
)
def may_see_agenda(viewer: Viewer, registration: Registration) -> bool:
    return is_theirs(viewer, registration) or may_edit(viewer, registration.event)


@rule(
    "See the board of the venue",
    lets=EVERYBODY,
    when="whoever holds its address; it names tables, organisations and interpreters, never participants who are not listed",
)
def may_see_board(viewer: Viewer) -> bool:
    return anyone(viewer)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:meetings": may_meet,
    "events:ask": may_meet,
    "events:answer": may_answer,
    "events:withdraw_request": may_withdraw,
    "events:ask_again": may_withdraw,
    "events:review": may_withdraw,
    "events:availability": may_set_availability,
    "events:colleagues": may_see_apart,
    "events:end_apart": may_keep_apart,
    "events:along": may_see_along,
    "events:end_along": may_end_along,
    "events:agenda": may_see_agenda,
    "events:board": may_see_board,
    **dict.fromkeys(
        (
            "events:matchmaking",
            "events:demand",
            "events:demand_download",
            "events:propose",
            "events:timetable",
            "events:timetable_progress",
            "events:make_timetable",
            "events:stop_timetable",
            "events:publish_timetable",
            "events:drop_timetable",
            "events:fix_meeting",
            "events:repair",
            "events:interpreters",
            "events:interpreter",
            "events:drop_interpreter",
            "events:bring_back_interpreter",
            "events:give_interpreter",
            "events:table_cards",
        ),
        may_schedule,
    ),
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "arrange_meetings": may_schedule,
    "ask_for_meeting": may_ask,
    "accept_meeting": may_answer,
    "decline_meeting": may_answer,
    "withdraw_meeting": may_withdraw,
    "ask_again": may_ask,
    "propose_meeting": may_schedule,
    "set_availability": may_set_availability,
    "keep_apart": may_keep_apart,
    "end_apart": may_keep_apart,
    "bring_along": may_bring,
    "end_along": may_end_along,
    "fix_meeting": may_schedule,
    "add_interpreter": may_schedule,
    "change_interpreter": may_schedule,
    "drop_interpreter": may_schedule,
    "bring_back_interpreter": may_schedule,
    "give_interpreter": may_schedule,
    "make_timetable": may_schedule,
    "stop_timetable": may_schedule,
    "publish_timetable": may_schedule,
    "drop_timetable": may_schedule,
    "repair_timetable": may_schedule,
    "review_meeting": may_withdraw,
}
