"""Who may see what of an event that is not for everybody, subscribe to calendars, and find a time for it."""

from collections.abc import Callable

from ucap.events.models import Event
from ucap.events.rules.hosting import may_change, may_edit, may_read
from ucap.events.rules.registering import comes
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, rule
from ucap.people.rules import Viewer, anyone, is_signed_in, may_take_part

NOT_TO_VOTE = gettext_noop("Only those who see this event say which times suit them.")


def may_join(viewer: Viewer, event: Event) -> bool:
    """Whether this reader is shown where to join online: whoever is coming, and the hosts."""
    return comes(viewer, event) or may_edit(viewer, event)


@rule(
    "Read somebody's own calendar",
    lets=EVERYBODY,
    when="whoever holds its address; its owner can have it opened by another one",
)
def may_read_feed(viewer: Viewer) -> bool:
    """The key in the address is the permission."""
    return anyone(viewer)


@rule("Say which of the proposed times suit", lets=PEOPLE, when="for an event they see, while it is asked")
def may_vote(viewer: Viewer, event: Event) -> bool:
    return may_take_part(viewer) and may_read(viewer, event)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:feeds": anyone,
    "events:feed": anyone,
    "events:feed_of_event": may_read,
    "events:my_feed": may_read_feed,
    "events:renew_feed": is_signed_in,
    "events:stop_feed": is_signed_in,
    "events:poll": may_read,
    "events:vote": may_vote,
    "events:propose_times": may_change,
    "events:choose_time": may_change,
    "events:drop_poll": may_change,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "renew_feed_key": is_signed_in,
    "stop_feed": is_signed_in,
    "propose_times": may_change,
    "vote": may_vote,
    "choose_time": may_change,
    "drop_poll": may_change,
}
