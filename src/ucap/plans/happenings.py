"""The journal's verbs in words, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, pgettext

from ucap.places.names import local_name
from ucap.plans.queries.history import Happening

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Named(Protocol):
    """A city with its names."""

    @property
    def name(self) -> str: ...
    @property
    def names(self) -> Mapping[str, str]: ...


# verb -> what happened; %(version)s where the entry knows one
WHAT: "Mapping[str, StrOrPromise]" = {
    "plan.created": gettext_lazy("The plan was begun"),
    "plan.edited": gettext_lazy("The draft was changed"),
    "plan.undone": gettext_lazy("A change was taken back"),
    "plan.published": gettext_lazy("Version %(version)s was published"),
    "plan.close": gettext_lazy("The cooperation was closed"),
    "plan.reopen": gettext_lazy("The cooperation was opened again"),
    "plan.archive": gettext_lazy("The plan was archived"),
    "plan.restore": gettext_lazy("The plan was taken out of the archive"),
    "plan.withhold": gettext_lazy("The plan was taken from public view by a moderator"),
    "plan.release": gettext_lazy("The plan was put back into public view by a moderator"),
    "version.started": gettext_lazy("Version %(version)s was begun"),
    "version.submitted": gettext_lazy("Every side was asked to confirm version %(version)s"),
    "version.taken_back": gettext_lazy("Version %(version)s was taken back from review"),
    "version.sent_back": gettext_lazy("Version %(version)s was sent back to be changed"),
    "version.confirmed": gettext_lazy("Version %(version)s was confirmed for %(side)s"),
    "version.discarded": gettext_lazy("Version %(version)s was thrown away"),
    "version.brought_back": gettext_lazy("Version %(version)s was brought back"),
    "import.started": gettext_lazy("A document was given to be read"),
    "import.retried": gettext_lazy("A document was given to be read once more"),
    "import.failed": gettext_lazy("A document could not be read"),
    "import.settled": gettext_lazy("A doubt about a document was settled, or opened again"),
    "import.read": gettext_lazy("The plan was read from a document"),
    "full.attached": gettext_lazy("The full plan was attached"),
    "full.asked": gettext_lazy("Somebody asked for the full plan: %(organisation)s"),
    "full.granted": gettext_lazy("A request for the full plan was granted"),
    "full.refused": gettext_lazy("A request for the full plan was refused"),
    "full.opened": gettext_lazy("The full plan was read by an officer"),
    "full.read": gettext_lazy("The full plan was read by somebody it was given to"),
}


def what_happened(one: Happening) -> str:
    """What happened, in words; the verb itself where it has none."""
    if one.verb not in WHAT:
        return one.verb
    detail = one.detail
    said = str(WHAT[one.verb]) % {
        "version": detail.get("version", ""),
        "side": cities_in_short(one.side)
        or gettext("side %(number)d") % {"number": detail.get("side", 0) + 1},
        "organisation": detail.get("organisation", ""),
    }
    if one.times == 1:
        return said
    return said + ngettext(" (%(number)d time)", " (%(number)d times)", one.times) % {"number": one.times}


def who_did_it(one: Happening) -> str:
    """The person to officers; to everybody else in which role, "" for a visitor."""
    if one.cities:
        role = gettext("Officer of %(cities)s") % {"cities": _names(one.cities)}
    elif one.secretariat:
        role = pgettext("who did it", "Secretariat")
    else:
        role = ""
    if one.person:
        return f"{one.person} ({role})" if role else one.person
    return role


def cities_in_short(cities: Sequence[Named], shown: int = 1) -> str:
    """ "Granada and 5 more": the first cities by name, the others counted."""
    said = _names(cities[:shown])
    left = len(cities) - shown
    if left <= 0:
        return said
    more = ngettext("%(cities)s and %(number)d more", "%(cities)s and %(number)d more", left)
    return more % {"cities": said, "number": left}


def _names(cities: Iterable[Named]) -> str:
    language = get_language() or "en"
    return gettext(", ").join(local_name(city.names, city.name, language).text for city in cities)
