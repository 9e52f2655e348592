"""Who may invite cities to an expo or a festival, answer for a city, and show something there."""

from collections.abc import Callable

from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.rules.hosting import ITS_HOSTS, ITS_PEOPLE, may_edit, may_read
from ucap.events.states import EventKind
from ucap.exchange.rules import speaks_for
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import Role, rule
from ucap.people.rules import Viewer, is_secretariat, is_verified, officer_cities

NOT_INVITING = gettext_noop(
    "Only the hosts of an event, and only those for whom somebody has vouched, invite cities to it."
)
NOT_DECIDING = gettext_noop("Only the hosts of an event and the secretariat may do this.")
NOT_YOUR_CITY = gettext_noop("Only the officers of the city that is invited may do this.")
NOT_YOUR_EXHIBIT = gettext_noop(
    "Only the officers of the city that shows it, and members of the organisation that it names, may do this."
)

# The kinds of events to which cities are invited to show something
WITH_EXHIBITS = (EventKind.EXPO, EventKind.FESTIVAL)
ITS_CITY = "an officer of the city that is invited"


@rule(
    "Invite cities, remind them, and withdraw invitations",
    lets=ITS_PEOPLE,
    when=f"{ITS_HOSTS}; somebody has to have vouched for them",
)
def may_invite_cities(viewer: Viewer, event: Event) -> bool:
    return is_verified(viewer) and may_edit(viewer, event)


@rule("See how the cities that are invited stand", lets=ITS_PEOPLE, when=ITS_HOSTS)
def may_see_invitations(viewer: Viewer, event: Event) -> bool:
    return may_edit(viewer, event)


@rule("See the invitation of a city", lets=ITS_PEOPLE, when=f"{ITS_CITY}; the hosts of the event")
def may_see_invitation(viewer: Viewer, invitation: CityInvitation) -> bool:
    return may_answer_invitation(viewer, invitation) or may_edit(viewer, invitation.event)


@rule(
    "Answer for a city that is invited, and propose what it shows",
    lets=(Role.OFFICER, Role.SECRETARIAT),
    when=ITS_CITY,
)
def may_answer_invitation(viewer: Viewer, invitation: CityInvitation) -> bool:
    return is_secretariat(viewer) or invitation.city_id in officer_cities(viewer)


@rule(
    "Change and withdraw an exhibit, and propose it again",
    lets=ITS_PEOPLE,
    when="an officer of the city that shows it; a member, vouched for, of the organisation that it names",
)
def may_edit_exhibit(viewer: Viewer, exhibit: Exhibit) -> bool:
    if may_answer_invitation(viewer, exhibit.invitation):
        return True
    named = exhibit.organisation
    return named is not None and is_verified(viewer) and speaks_for(viewer, named, None)


@rule(
    "See an exhibit before the programme shows it",
    lets=ITS_PEOPLE,
    when="whoever may change it, and the hosts of the event",
)
def may_see_exhibit(viewer: Viewer, exhibit: Exhibit) -> bool:
    return may_edit_exhibit(viewer, exhibit) or may_edit(viewer, exhibit.event)


@rule("Confirm and decline exhibits, and give them their spot", lets=ITS_PEOPLE, when=ITS_HOSTS)
def may_decide_exhibit(viewer: Viewer, exhibit: Exhibit) -> bool:
    return may_edit(viewer, exhibit.event)


@rule("Say which spots the grounds have", lets=ITS_PEOPLE, when=ITS_HOSTS)
def may_arrange_grounds(viewer: Viewer, event: Event) -> bool:
    return may_edit(viewer, event)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:invitations": may_see_invitations,
    "events:invitations_download": may_see_invitations,
    "events:remind_cities": may_invite_cities,
    "events:invitation": may_see_invitation,
    "events:answer_invitation": may_answer_invitation,
    "events:undo_invitation_answer": may_answer_invitation,
    "events:withdraw_invitation": may_invite_cities,
    "events:take_back_invitations": may_invite_cities,
    "events:invite_again": may_invite_cities,
    "events:propose_exhibit": may_answer_invitation,
    "events:exhibits": may_read,
    "events:exhibit": may_see_exhibit,
    "events:edit_exhibit": may_edit_exhibit,
    "events:withdraw_exhibit": may_edit_exhibit,
    "events:propose_exhibit_again": may_edit_exhibit,
    "events:decide_exhibit": may_decide_exhibit,
    "events:undo_exhibit_decision": may_decide_exhibit,
    "events:place_exhibit": may_decide_exhibit,
    "events:grounds": may_arrange_grounds,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "invite_cities": may_invite_cities,
    "answer_invitation": may_answer_invitation,
    "undo_invitation_answer": may_answer_invitation,
    "withdraw_invitation": may_invite_cities,
    "take_back_invitations": may_invite_cities,
    "invite_again": may_invite_cities,
    "remind_cities": may_invite_cities,
    "propose_exhibit": may_answer_invitation,
    "change_exhibit": may_edit_exhibit,
    "withdraw_exhibit": may_edit_exhibit,
    "propose_exhibit_again": may_edit_exhibit,
    "confirm_exhibit": may_decide_exhibit,
    "decline_exhibit": may_decide_exhibit,
    "undo_exhibit_decision": may_decide_exhibit,
    "place_exhibit": may_decide_exhibit,
    "set_spots": may_arrange_grounds,
}
