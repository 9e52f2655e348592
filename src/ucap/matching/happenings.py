"""What the journal says of saved searches: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "search.saved": gettext_noop("A search was saved"),
    "search.renamed": gettext_noop("A saved search was given another name"),
    "search.stopped": gettext_noop("A saved search was stopped"),
    "search.gone_on": gettext_noop("A saved search was gone on with"),
    "search.deleted": gettext_noop("A saved search was deleted"),
    "search.brought_back": gettext_noop("A saved search was brought back"),
}
