"""Who may see what is stored about whom."""

from collections.abc import Callable

from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import SIGNED_IN, rule
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_signed_in
from ucap.privacy.models import Export

NOT_YOURS = gettext_noop("This is about somebody else.")


@rule("See and take away all that is stored about oneself", lets=SIGNED_IN)
def may_take_own_data(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule("Open an export", lets=SIGNED_IN, when="whoever asked for it, for seven days")
def may_open_export(viewer: Viewer, export: Export) -> bool:
    """Nobody else, whatever their office."""
    return isinstance(viewer, User) and viewer.is_active and export.person_id == viewer.pk


@rule("Have one's own account erased, or take that back", lets=SIGNED_IN)
def may_leave(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "privacy:page": anyone,
    "privacy:mine": may_take_own_data,
    "privacy:export": may_take_own_data,
    "privacy:export_state": may_take_own_data,
    "privacy:download": may_open_export,
    "privacy:erase": may_leave,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "ask_for_export": may_take_own_data,
    "open_export": may_open_export,
    "ask_to_be_erased": may_leave,
    "stay": may_leave,
}
