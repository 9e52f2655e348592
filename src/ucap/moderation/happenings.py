"""What the journal says of cases: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "moderation.held": gettext_noop("Something new waits for a moderator"),
    "moderation.reported": gettext_noop("Something was reported"),
    "moderation.decided": gettext_noop("A moderator decided on a case"),
    "moderation.reopened": gettext_noop("A moderator took a decision back"),
    "moderation.answered": gettext_noop("Somebody wrote in a case"),
}
