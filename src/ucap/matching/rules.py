"""Who may see who matches whom: the only place that decides it."""

from collections.abc import Callable

from ucap.exchange.models import Entry
from ucap.exchange.rules import is_on_its_side
from ucap.kernel.permission import EVERYBODY, SIGNED_IN, Role, rule
from ucap.matching.models import SavedSearch
from ucap.people.rules import Viewer, anyone, is_secretariat, is_signed_in


@rule(
    "See the matches of an entry",
    lets=[Role.MEMBER, Role.OWNER, Role.OFFICER, Role.SECRETARIAT],
    when="who belongs to its organisation or speaks for its city",
)
def may_see_matches(viewer: Viewer, entry: Entry) -> bool:
    return is_secretariat(viewer) or is_on_its_side(viewer, entry)


@rule(
    "See which entries fit each other, and what nobody offers, as pictures",
    lets=EVERYBODY,
    when="as far as they see both entries",
)
def may_see_pictures(viewer: Viewer) -> bool:
    return anyone(viewer)


@rule(
    "Put a match aside in the list of an entry, and bring it back",
    lets=[Role.MEMBER, Role.OWNER, Role.OFFICER],
    when="who belongs to its organisation or speaks for its city",
)
def may_dismiss(viewer: Viewer, entry: Entry) -> bool:
    return is_on_its_side(viewer, entry)


@rule("See what outcomes teach, and choose the weights of the score", lets=[Role.SECRETARIAT])
def may_see_learning(viewer: Viewer) -> bool:
    return is_secretariat(viewer)


@rule("Choose from which score on one is told of matches", lets=SIGNED_IN)
def may_choose_level(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule("Save a search", lets=SIGNED_IN)
def may_save(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule("Change a saved search", lets=SIGNED_IN, when="one's own")
def may_keep(viewer: Viewer, search: SavedSearch) -> bool:
    return is_signed_in(viewer) and search.by_id == viewer.pk


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "matching:matches": may_see_matches,
    "matching:read": may_see_matches,
    **dict.fromkeys(
        ("matching:map", "matching:pairs", "matching:matrix", "matching:gaps", "matching:pictures_download"),
        may_see_pictures,
    ),
    "matching:level": may_choose_level,
    "matching:dismiss": may_dismiss,
    "matching:bring_back": may_dismiss,
    "matching:learning": may_see_learning,
    "matching:choose_weights": may_see_learning,
    "matching:searches": may_save,
    "matching:save_search": may_save,
    "matching:saved_search": may_keep,
    "matching:rename_search": may_keep,
    "matching:change_search": may_keep,
}
ACTIONS: dict[str, Callable[..., bool]] = {
    "choose_level": may_choose_level,
    "dismiss_match": may_dismiss,
    "bring_back_match": may_dismiss,
    "use_shipped_weights": may_see_learning,
    "use_fitted_weights": may_see_learning,
    "read_match": may_see_matches,
    "save_search": may_save,
    "rename_search": may_keep,
    "stop_search": may_keep,
    "go_on_searching": may_keep,
    "delete_search": may_keep,
    "bring_back_search": may_keep,
}
