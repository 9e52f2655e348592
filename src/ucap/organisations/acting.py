"""For whom somebody acts just now: an organisation or a city they belong to, or themselves.

The choice is kept in the session and looked at anew with every request: who no longer belongs there acts for themselves again. It
says in whose name something is done; it never gives a right, which each action's rule asks of the person.
"""

from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest
from django.utils.translation import get_language

from ucap.kernel.errors import NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation, OrganisationName
from ucap.organisations.queries.names import best
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import officer_cities
from ucap.places.models import City
from ucap.places.names import local_name

KEY = "organisations_acting"
REMEMBERED = "_organisations_acting"  # on the request: asked once, however many parts of a page ask


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom: an organisation, a city, or ("self") the person alone."""

    kind: Literal["organisation", "city", "self"]
    id: str
    name: str
    language: str = ""  # of the name, "" for the reader's own

    @property
    def key(self) -> str:
        """As forms and the session name it."""
        return f"{self.kind}:{self.id}"

    def organisation(self) -> Organisation | None:
        """The organisation, where it is one. One query."""
        return Organisation.objects.filter(pk=self.id).first() if self.kind == "organisation" else None


def acting_for(request: HttpRequest) -> Acting:
    """For whom this request is made: as was chosen; the only one there is; else the person alone."""
    own, *others = possible(request)
    wanted = request.session.get(KEY) if others else None
    chosen = next((one for one in others if one.key == wanted), None)
    if chosen:
        return chosen
    return others[0] if len(others) == 1 and wanted is None else own


def possible(request: HttpRequest) -> tuple[Acting, ...]:
    """Everybody this person may act for, themselves first. Two queries at most, once a request; none for visitors."""
    known = getattr(request, REMEMBERED, None)
    if known is None:
        known = _possible(request)
        setattr(request, REMEMBERED, known)
    return tuple(known)


def choose(request: HttpRequest, key: str) -> Acting:
    """Whom the person acts for from now on; raises NotAllowed for anybody they do not belong to."""
    chosen = next((one for one in possible(request) if one.key == key), None)
    if chosen is None:
        raise NotAllowed(
            gettext_noop("You do not belong to this organisation or city, so you cannot act for it.")
        )
    request.session[KEY] = chosen.key
    return chosen


def _possible(request: HttpRequest) -> tuple[Acting, ...]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return (Acting("self", "", ""),)
    return (Acting("self", user.pk, str(user)), *_organisations(user), *_cities(user))


def _organisations(user: User) -> list[Acting]:
    rows = OrganisationName.objects.filter(organisation__memberships__user=user).exclude(
        organisation__state__in=(State.MERGED, State.WITHHELD)
    )
    by_id: dict[str, list[OrganisationName]] = {}
    for row in rows.order_by("organisation__memberships__since", "-is_main", "id"):
        by_id.setdefault(row.organisation_id, []).append(row)
    named = ((id_, best(names)) for id_, names in by_id.items())
    return [Acting("organisation", id_, name.text, name.language) for id_, name in named]


def _cities(user: User) -> list[Acting]:
    language = get_language() or "en"
    cities = City.objects.filter(pk__in=officer_cities(user)).only("id", "name", "names")
    return [Acting("city", city.pk, local_name(city.names, city.name, language).text) for city in cities]
