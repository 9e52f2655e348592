"""Who may see the pages that belong to no domain."""

from collections.abc import Callable

from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import Role, rule
from ucap.people.rules import Viewer, anyone, is_secretariat, is_signed_in

SECRETARIAT_READS = gettext_noop("Only the secretariat reads the journal of the whole platform.")


@rule("Read the journal of the whole platform", lets=[Role.SECRETARIAT])
def may_read_journal(viewer: Viewer) -> bool:
    return is_secretariat(viewer)


@rule("Read the figures for monitoring", lets=[], when="a program that knows the operator's token")
def may_read_metrics(viewer: Viewer) -> bool:
    """No role opens it; the page itself looks at the token (UCAP_METRICS_TOKEN)."""
    return False


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "home": anyone,
    "search": anyone,
    "city": anyone,
    "styleguide": anyone,
    "health": anyone,
    "ready": anyone,
    "metrics": may_read_metrics,
    "robots": anyone,
    "favicon": anyone,
    "set-language": anyone,
    "set-theme": anyone,
    "visit": anyone,
    "desk": is_signed_in,
    "journal": may_read_journal,
    "journal-download": may_read_journal,
}
