"""What the journal says of letters: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "letter.sent_again": gettext_noop("A letter that did not arrive was sent again"),
    "letter.dropped": gettext_noop("A letter that did not arrive was given up"),
    "letter.brought_back": gettext_noop("A letter that was given up was brought back"),
}
