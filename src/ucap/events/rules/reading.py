"""Who may see what of an event that is not for everybody, and find a time for it."""

from collections.abc import Callable

from ucap.events.models import Event
from ucap.events.rules.hosting import may_edit
from ucap.events.rules.registering import comes
from ucap.people.rules import Viewer


def may_join(viewer: Viewer, event: Event) -> bool:
    """Whether this reader is shown where to join online: whoever is coming, and the hosts."""
    return comes(viewer, event) or may_edit(viewer, event)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {}
