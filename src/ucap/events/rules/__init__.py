"""Who may do what with events, registrations and meetings: the only place that decides it."""

from collections.abc import Callable

from ucap.events.rules import after, expos, hosting, meeting, reading, registering

# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    **hosting.PAGES,
    **registering.PAGES,
    **meeting.PAGES,
    **reading.PAGES,
    **after.PAGES,
    **expos.PAGES,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    **hosting.ACTIONS,
    **registering.ACTIONS,
    **meeting.ACTIONS,
    **reading.ACTIONS,
    **after.ACTIONS,
    **expos.ACTIONS,
}
