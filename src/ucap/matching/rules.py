"""Who may see who matches whom: the only place that decides it."""

from collections.abc import Callable

from ucap.exchange.models import Entry
from ucap.exchange.rules import is_on_its_side
from ucap.kernel.permission import Role, rule
from ucap.people.rules import Viewer, is_secretariat


@rule(
    "See the matches of an entry",
    lets=[Role.MEMBER, Role.OWNER, Role.OFFICER, Role.SECRETARIAT],
    when="who belongs to its organisation or speaks for its city",
)
def may_see_matches(viewer: Viewer, entry: Entry) -> bool:
    return is_secretariat(viewer) or is_on_its_side(viewer, entry)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "matching:matches": may_see_matches,
}
ACTIONS: dict[str, Callable[..., bool]] = {}
