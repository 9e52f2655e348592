"""Who may do what with an event itself."""

from collections.abc import Callable

from ucap.events.models import Event, EventHost
from ucap.events.states import EventState
from ucap.exchange.rules import speaks_for
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, Role, rule
from ucap.organisations.models import Organisation
from ucap.organisations.rules import is_owner
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_secretariat, is_signed_in, is_verified
from ucap.places.models import City

NOT_YOURS = gettext_noop("Only the hosts of an event and the secretariat may do this.")
NOT_FOR_THEM = gettext_noop(
    "Hold an event for an approved organisation you belong to, or a city you speak for."
)
NOT_VERIFIED = gettext_noop(
    "Nobody has vouched for you yet: an owner of the organisation or an officer of the city has to announce this event."
)
MODERATORS_ONLY = gettext_noop("Only the secretariat decides what is shown.")

ITS_PEOPLE = (Role.MEMBER, Role.OWNER, Role.OFFICER, Role.SECRETARIAT)
ITS_HOSTS = "its author, an owner of an organisation or an officer of a city that holds it"


@rule(
    "Read of an event",
    lets=EVERYBODY,
    when="once it is announced, and as far as its visibility reaches; before, and when it is withheld, its hosts",
)
def may_read(viewer: Viewer, event: Event) -> bool:
    return Event.objects.filter(pk=event.pk).visible_to(viewer).exists()


@rule(
    "Begin an event",
    lets=ITS_PEOPLE,
    when="for an approved organisation they belong to or a city they speak for; the secretariat for the programme",
)
def may_begin(viewer: Viewer, organisation: Organisation | None, city: City | None) -> bool:
    if organisation is None and city is None:
        return is_secretariat(viewer)
    if organisation is not None and organisation.state != State.APPROVED:
        return False
    return speaks_for(viewer, organisation, city)


@rule("Change an event, open and close it, cancel it", lets=ITS_PEOPLE, when=ITS_HOSTS)
def may_edit(viewer: Viewer, event: Event) -> bool:
    if is_secretariat(viewer):
        return True
    if not isinstance(viewer, User):
        return False
    if event.author_id == viewer.pk and speaks_for(viewer, event.organisation, event.city):
        return True
    if _decides_for(viewer, event.organisation, event.city):
        return True
    agreed = event.hosts.exclude(agreed_at=None).select_related("organisation", "city")
    return any(_decides_for(viewer, host.organisation, host.city) for host in agreed)


@rule(
    "Change what an event says, its days, its programme and its files",
    lets=ITS_PEOPLE,
    when=f"{ITS_HOSTS}; once it is announced, somebody has to have vouched for them",
)
def may_change(viewer: Viewer, event: Event) -> bool:
    return may_edit(viewer, event) and (event.state == EventState.DRAFT or is_verified(viewer))


@rule("Announce an event", lets=ITS_PEOPLE, when=f"{ITS_HOSTS}; somebody has to have vouched for them")
def may_announce(viewer: Viewer, event: Event) -> bool:
    return is_verified(viewer) and may_edit(viewer, event)


@rule(
    "Agree to hold an event together, and step back from it",
    lets=(Role.OWNER, Role.OFFICER),
    when="an owner of the organisation or an officer of the city that was asked",
)
def may_agree(viewer: Viewer, host: EventHost) -> bool:
    return isinstance(viewer, User) and _decides_for(viewer, host.organisation, host.city)


@rule(
    "Take an event from view, and put it back",
    lets=[Role.SECRETARIAT],
    when="as a moderator, deciding on a case",
)
def may_withhold(viewer: Viewer, event: Event) -> bool:
    return is_secretariat(viewer)


def _decides_for(viewer: User, organisation: Organisation | None, city: City | None) -> bool:
    """An owner of the organisation, an officer of the city."""
    if organisation is not None:
        return is_owner(viewer, organisation)
    return city is not None and speaks_for(viewer, None, city)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:list": anyone,
    "events:calendar": anyone,
    "events:download": anyone,
    "events:event": may_read,
    "events:file": may_read,
    "events:new": is_signed_in,
    "events:mine": is_signed_in,
    **dict.fromkeys(
        ("events:edit", "events:programme", "events:hosts", "events:add_file", "events:remove_file"),
        may_change,
    ),
    "events:change": may_edit,
    "events:agree": may_agree,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "begin_event": may_begin,
    "change_event": may_change,
    "set_days": may_change,
    "translate_event": may_change,
    "change_programme": may_change,
    "ask_host": may_change,
    "take_host_off": may_edit,
    "agree_to_host": may_agree,
    "step_back": may_agree,
    "add_file": may_change,
    "remove_file": may_change,
    "announce_event": may_announce,
    "open_event": may_announce,
    "close_event": may_edit,
    "hold_event": may_edit,
    "cancel_event": may_edit,
    "bring_back_event": may_announce,
    "delete_draft": may_edit,
    "bring_draft_back": may_edit,
    "withhold_event": may_withhold,
    "release_event": may_withhold,
}
