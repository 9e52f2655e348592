"""What the journal says of what is kept about people: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "erasure.asked": gettext_noop("Somebody is to be erased"),
    "erasure.taken_back": gettext_noop("Somebody is not to be erased any more"),
    "erasure.done": gettext_noop("Somebody was erased"),
    "export.asked": gettext_noop("Somebody asked for what is stored about them"),
    "export.opened": gettext_noop("Somebody saved what is stored about them"),
    "retention.done": gettext_noop("What is kept no longer was deleted"),
}
