"""What the journal says of personal tokens: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "token.made": gettext_noop("A personal token was made"),
    "token.withdrawn": gettext_noop("A personal token was withdrawn"),
    "token.restored": gettext_noop("The withdrawal of a personal token was undone"),
}
