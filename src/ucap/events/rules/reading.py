"""Who may see what of an event that is not for everybody, subscribe to calendars, and find a time for it."""

from collections.abc import Callable

from ucap.events.models import Event
from ucap.events.rules.hosting import may_edit, may_read
from ucap.events.rules.registering import comes
from ucap.kernel.permission import EVERYBODY, rule
from ucap.people.rules import Viewer, anyone, is_signed_in


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


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "events:feeds": anyone,
    "events:feed": anyone,
    "events:feed_of_event": may_read,
    "events:my_feed": may_read_feed,
    "events:renew_feed": is_signed_in,
    "events:stop_feed": is_signed_in,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "renew_feed_key": is_signed_in,
    "stop_feed": is_signed_in,
}
