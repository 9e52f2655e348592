"""Who may register, and see and decide who comes."""

from collections.abc import Callable

from ucap.events.models import Delegation, Event, Registration
from ucap.events.rules.hosting import ITS_HOSTS, ITS_PEOPLE, may_edit, may_read
from ucap.events.states import RegistrationState
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, rule
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_signed_in, may_take_part

NOT_YOUR_REGISTRATION = gettext_noop("Only whoever registered, and the hosts of the event, may do this.")
NOT_YOUR_DELEGATION = gettext_noop(
    "Only whoever registered a delegation says of which organisation one of it is."
)
NOT_COMING = gettext_noop("Only those who are registered see this.")
THEMSELVES = "whoever registered, or was registered"


@rule(
    "Register for an event, alone or as a delegation", lets=PEOPLE, when="for one they see, while it is open"
)
def may_register(viewer: Viewer, event: Event) -> bool:
    return may_take_part(viewer) and may_read(viewer, event)


@rule(
    "See a registration with its answers and its badge",
    lets=PEOPLE,
    when=f"{THEMSELVES}; the hosts of the event",
)
def may_see_registration(viewer: Viewer, registration: Registration) -> bool:
    return is_theirs(viewer, registration) or may_edit(viewer, registration.event)


@rule("Change or withdraw a registration", lets=PEOPLE, when=THEMSELVES)
def may_change_registration(viewer: Viewer, registration: Registration) -> bool:
    return is_theirs(viewer, registration)


@rule("See who comes, decide about it, and let people in", lets=ITS_PEOPLE, when=ITS_HOSTS)
def may_see_registrations(viewer: Viewer, event: Event) -> bool:
    return may_edit(viewer, event)


@rule(
    "See the other participants who agreed to be listed",
    lets=PEOPLE,
    when="whoever is coming, and the hosts of the event",
)
def may_see_participants(viewer: Viewer, event: Event) -> bool:
    return comes(viewer, event) or may_edit(viewer, event)


@rule(
    "Open the address that a badge's QR code holds",
    lets=EVERYBODY,
    when="whoever holds it; it tells of the event alone, unless they are its hosts",
)
def may_open_badge(viewer: Viewer) -> bool:
    return anyone(viewer)


@rule("Change a delegation", lets=PEOPLE, when="whoever registered it")
def may_change_delegation(viewer: Viewer, delegation: Delegation) -> bool:
    return isinstance(viewer, User) and delegation.by_id == viewer.pk


def may_name_house(viewer: Viewer, registration: Registration) -> bool:
    """Whether this person says of which organisation somebody is: of one of the delegation that they registered and look after."""
    delegation = registration.delegation
    return (
        delegation is not None
        and may_change_delegation(viewer, delegation)
        and registration.by_id == delegation.by_id
    )


def is_theirs(viewer: Viewer, registration: Registration) -> bool:
    """Whether this person comes, or registered whoever comes."""
    return isinstance(viewer, User) and viewer.pk in (registration.person_id, registration.by_id)


def comes(viewer: Viewer, event: Event) -> bool:
    """Whether this person is coming."""
    return (
        isinstance(viewer, User)
        and event.registrations.filter(person=viewer, state=RegistrationState.CONFIRMED).exists()
    )


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:register": is_signed_in,  # the page says why one may not
    "events:delegation": is_signed_in,
    "events:registration": may_see_registration,
    "events:badge": may_see_registration,
    "events:certificate": may_see_registration,
    "events:change_registration": may_change_registration,
    "events:withdraw_registration": may_change_registration,
    "events:bring_back_registration": may_change_registration,
    "events:delegation_people": may_change_delegation,
    "events:badge_key": may_open_badge,
    "events:check_in_worker": anyone,  # a script, the same for everybody
    "events:participants": may_see_participants,
    **dict.fromkeys(
        (
            "events:questions",
            "events:registrations",
            "events:registrations_download",
            "events:decide",
            "events:undo_decision",
            "events:badges",
            "events:check_in",
            "events:check_in_list",
            "events:let_in",
        ),
        may_see_registrations,
    ),
    "events:my_registrations": is_signed_in,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "set_questions": may_edit,
    "register": may_register,
    "register_delegation": may_register,
    "change_registration": may_change_registration,
    "withdraw_registration": may_change_registration,
    "bring_back_registration": may_change_registration,
    "add_to_delegation": may_change_delegation,
    "confirm_registration": may_see_registrations,
    "decline_registration": may_see_registrations,
    "decide_registrations": may_see_registrations,
    "undo_decision": may_see_registrations,
    "check_in": may_see_registrations,
    "check_in_sent": may_see_registrations,
    "undo_check_in": may_see_registrations,
}
