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
    "match.put_aside": gettext_noop("A match was put aside"),
    "match.brought_back": gettext_noop("A match that was put aside was brought back"),
    "calibration.taken": gettext_noop("Weights of the score that outcomes taught were taken"),
    "calibration.refused": gettext_noop("The secretariat went back to the shipped weights of the score"),
    "calibration.chosen": gettext_noop("The secretariat chose weights of the score that outcomes taught"),
}
