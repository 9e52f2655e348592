"""What a reader asks of the pictures, read from the address: whatever makes no sense is left out."""

from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext

from ucap.exchange.forms.finding import asked_of
from ucap.exchange.queries.counting import TAGS
from ucap.matching.queries.gaps import SIDES, Looked
from ucap.matching.queries.matrix import THEMES
from ucap.matching.queries.pairs import Which
from ucap.matching.states import DEFAULT_LEVEL, LEVELS
from ucap.people.rules import Viewer

LONGEST_SLUG = 80
MINE = "mine"


def which_of(parameters: QueryDict, viewer: Viewer) -> Which:
    """The pairs that the address asks for; whoever is not signed in has no entries, and is shown everybody's."""
    at = [
        slug for slug in parameters.getlist("at") if slug and "\0" not in slug and len(slug) <= LONGEST_SLUG
    ]
    of = viewer if parameters.get("whose") == MINE and viewer.is_authenticated else None
    return Which(asked_of(parameters), least_of(parameters), tuple(at[:2]) if len(at) > 1 else (), of)


def looked_of(parameters: QueryDict) -> Looked:
    """The entries without a match that the address asks for; which kind is said by `of`, not by the filter."""
    asked = asked_of(parameters)
    of, by = parameters.get("of", ""), parameters.get("by", "")
    return Looked(
        asked=replace(asked, chosen={name: one for name, one in asked.chosen.items() if name != "kind"}),
        of=of if of in SIDES else next(iter(SIDES)),
        least=least_of(parameters),
        by=by if by in TAGS else next(iter(TAGS)),
    )


def by_of(parameters: QueryDict) -> str:
    """What the columns of the matrix are to be."""
    by = parameters.get("by", "")
    return by if by in THEMES else "sdg"


def least_of(parameters: QueryDict) -> float:
    """From which score on; one of LEVELS."""
    said = parameters.get("least", "")
    return next((level for level in LEVELS if str(level) == said), DEFAULT_LEVEL)


def levels() -> list[tuple[str, str]]:
    """Each level as the address has it, and in words."""
    said = gettext("%(percent)d of 100 and better")
    return [(str(level), said % {"percent": round(level * 100)}) for level in LEVELS]
