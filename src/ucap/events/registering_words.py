"""What registrations are called: marked for the catalogues, said by whoever shows them. Pure."""

from collections.abc import Mapping

from ucap.events.states import Mode, QuestionKind, RegistrationState
from ucap.kernel.messages import gettext_noop

STATES: Mapping[str, str] = {
    RegistrationState.ASKED: gettext_noop("Waits for the hosts"),
    RegistrationState.WAITING: gettext_noop("On the waiting list"),
    RegistrationState.CONFIRMED: gettext_noop("Confirmed"),
    RegistrationState.DECLINED: gettext_noop("Declined"),
    RegistrationState.WITHDRAWN: gettext_noop("Withdrawn"),
}
TONES: Mapping[str, str] = {  # of their chips
    RegistrationState.ASKED: "waiting",
    RegistrationState.WAITING: "waiting",
    RegistrationState.CONFIRMED: "good",
    RegistrationState.DECLINED: "late",
    RegistrationState.WITHDRAWN: "",
}
COMES: Mapping[str, str] = {
    Mode.PLACE: gettext_noop("In person"),
    Mode.ONLINE: gettext_noop("Online"),
}
QUESTION_KINDS: Mapping[str, str] = {
    QuestionKind.LINE: gettext_noop("One line"),
    QuestionKind.TEXT: gettext_noop("A text"),
    QuestionKind.CHOICE: gettext_noop("One of several answers"),
    QuestionKind.CHOICES: gettext_noop("Several of several answers"),
    QuestionKind.YES: gettext_noop("A box to tick"),
}
