"""What invitations of cities and exhibits are called: marked for the catalogues, said by whoever shows them. Pure."""

from collections.abc import Mapping

from ucap.events.states import ExhibitKind, ExhibitState, InvitedState
from ucap.kernel.messages import gettext_noop

INVITED: Mapping[str, str] = {
    InvitedState.INVITED: gettext_noop("Has not answered"),
    InvitedState.INTERESTED: gettext_noop("Interested"),
    InvitedState.CONFIRMED: gettext_noop("Takes part"),
    InvitedState.DECLINED: gettext_noop("Does not take part"),
    InvitedState.WITHDRAWN: gettext_noop("Invitation withdrawn"),
}
INVITED_TONES: Mapping[str, str] = {  # of their chips
    InvitedState.INVITED: "waiting",
    InvitedState.INTERESTED: "waiting",
    InvitedState.CONFIRMED: "good",
    InvitedState.DECLINED: "late",
    InvitedState.WITHDRAWN: "",
}
KINDS: Mapping[str, str] = {
    ExhibitKind.GARDEN: gettext_noop("Garden"),
    ExhibitKind.STAND: gettext_noop("Stand"),
    ExhibitKind.PERFORMANCE: gettext_noop("Performance"),
    ExhibitKind.OTHER: gettext_noop("Another exhibit"),
}
EXHIBITS: Mapping[str, str] = {
    ExhibitState.PROPOSED: gettext_noop("Waits for the hosts"),
    ExhibitState.CONFIRMED: gettext_noop("Confirmed"),
    ExhibitState.DECLINED: gettext_noop("Declined"),
    ExhibitState.WITHDRAWN: gettext_noop("Withdrawn"),
}
EXHIBIT_TONES: Mapping[str, str] = {
    ExhibitState.PROPOSED: "waiting",
    ExhibitState.CONFIRMED: "good",
    ExhibitState.DECLINED: "late",
    ExhibitState.WITHDRAWN: "",
}
# How a city answers: the verb of the table, as its officer says it
ANSWERS: Mapping[str, str] = {
    "confirm": gettext_noop("We take part"),
    "show_interest": gettext_noop("We are interested"),
    "decline": gettext_noop("We cannot take part"),
}
