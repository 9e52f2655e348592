"""Who may see, choose and deal with what."""

from collections.abc import Callable

from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, SIGNED_IN, Role, rule
from ucap.notices.models import Notice
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_signed_in, may_watch

SIGN_IN_FIRST = gettext_noop("Sign in to go on.")
NOT_YOUR_NOTICE = gettext_noop("This notice is somebody else's.")
NOT_YOUR_LETTERS = gettext_noop("Only the secretariat and operators deal with letters that did not arrive.")


@rule("See one's own notices", lets=SIGNED_IN)
def may_see_inbox(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule("Read a notice", lets=SIGNED_IN, when="one's own")
def may_read(viewer: Viewer, notice: Notice) -> bool:
    return isinstance(viewer, User) and is_signed_in(viewer) and notice.to_id == viewer.pk


@rule("Choose how to hear of news", lets=SIGNED_IN)
def may_choose(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule("Stop letters of a kind by the link in one of them", lets=EVERYBODY, when="whoever holds the link")
def may_stop_by_link(viewer: Viewer) -> bool:
    """The link itself is the permission; it is signed, and all that it can change is how one person hears of news."""
    return anyone(viewer)


@rule(
    "See letters that could not be delivered, send them again or drop them",
    lets=[Role.SECRETARIAT, Role.OPERATOR],
)
def may_handle_letters(viewer: Viewer) -> bool:
    return may_watch(viewer)


@rule("See the letters kept in files, while the platform is being developed", lets=EVERYBODY)
def may_see_sink(viewer: Viewer) -> bool:
    """Anyone: in production there is no such page (urls.py)."""
    return anyone(viewer)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "notices:inbox": may_see_inbox,
    "notices:open": may_read,
    "notices:mark": may_read,
    "notices:mark_all": may_see_inbox,
    "notices:unread_again": may_see_inbox,
    "notices:settings": may_choose,
    "notices:undelivered": may_handle_letters,
    "notices:send_again": may_handle_letters,
    "notices:drop": may_handle_letters,
    "notices:bring_back": may_handle_letters,
    "notices:sink": may_see_sink,
    "notices:sink_letter": may_see_sink,
    "unsubscribe": may_stop_by_link,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "open_notice": may_read,
    "mark_read": may_read,
    "mark_unread": may_read,
    "mark_subject_read": may_see_inbox,
    "mark_all_read": may_see_inbox,
    "undo_reading": may_see_inbox,
    "choose": may_choose,
    "stop_by_link": may_stop_by_link,
    "choose_by_link": may_stop_by_link,
    "send_again": may_handle_letters,
    "drop": may_handle_letters,
    "bring_back": may_handle_letters,
}
