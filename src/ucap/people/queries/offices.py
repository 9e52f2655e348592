"""Who holds which office, and who is invited to one; for the secretariat alone."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed
from ucap.people.models import Invitation, User
from ucap.people.rules import SECRETARIAT_ONLY, Viewer, may_run_offices, may_take_off_second_step
from ucap.people.states import OFFICE_LABELS, Office
from ucap.places.models import City

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Held:
    """One office of somebody."""

    office: Office
    label: str  # English, known to the catalogues
    city: City | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with their offices."""

    person: User
    offices: tuple[Held, ...]  # () for somebody who was looked for by their whole address
    second_step_can_go: bool  # they have one, and the viewer may take it off


@dataclass(frozen=True, slots=True)
class Offered:
    """An invitation that is open."""

    invitation: Invitation
    label: str
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class OfficesPage:
    """The page of offices."""

    holders: tuple[Holder, ...]
    offered: tuple[Offered, ...]
    page: Page[User]


def offices_page(viewer: Viewer, *, words: str, number: int, at: datetime) -> OfficesPage:
    """The holders whose name, address or city has these words, and the invitations likewise. Six queries.

    Whoever holds no office is found by their whole address, so that they too can be helped.
    """
    _check(viewer)
    holds = Q(is_secretariat=True) | Q(is_operator=True) | Q(cityofficer__isnull=False)
    if words:
        holds |= Q(email__iexact=words)
    people = User.objects.filter(holds, is_active=True)
    offered = Invitation.objects.open(at).select_related("by").prefetch_related("cities")
    if words:
        people = people.filter(
            Q(name__icontains=words) | Q(email__icontains=words) | Q(cities__name__icontains=words)
        )
        offered = offered.filter(
            Q(name__icontains=words) | Q(email__icontains=words) | Q(cities__name__icontains=words)
        ).distinct()
    ordered = people.distinct().order_by("-is_secretariat", "name", "email")
    page = Paginator(ordered.prefetch_related("cityofficer_set__city"), PER_PAGE).get_page(number)
    steps = set(Authenticator.objects.filter(user__in=list(page)).values_list("user", flat=True))
    return OfficesPage(
        holders=tuple(
            Holder(person, _offices(person), person.pk in steps and may_take_off_second_step(viewer, person))
            for person in page
        ),
        offered=tuple(
            Offered(one, OFFICE_LABELS[Office(one.office)], tuple(one.cities.all()))
            for one in offered[:PER_PAGE]
        ),
        page=page,
    )


def office_to_withdraw(
    viewer: Viewer, user_id: str, office: str, city_id: str
) -> tuple[User, Office, City | None]:
    """The person, the office and the city that an address names."""
    _check(viewer)
    if office not in set(Office):
        raise Http404
    city = get_object_or_404(City, pk=city_id) if city_id else None
    return get_object_or_404(User, pk=user_id), Office(office), city


def person_of_office_page(viewer: Viewer, user_id: str) -> User:
    """The person with that id, who has not left."""
    _check(viewer)
    return get_object_or_404(User, pk=user_id, is_active=True)


def withdrawal(viewer: Viewer, entry_id: int) -> Entry:
    """The entry of the journal that says that an office was withdrawn."""
    _check(viewer)
    return get_object_or_404(Entry, pk=entry_id, verb__in=[f"{office.value}.withdrawn" for office in Office])


def invitation_of(viewer: Viewer, invitation_id: str) -> Invitation:
    """The invitation with that id."""
    _check(viewer)
    return get_object_or_404(Invitation, pk=invitation_id)


def _offices(person: User) -> tuple[Held, ...]:
    held = [Held(Office.SECRETARIAT, OFFICE_LABELS[Office.SECRETARIAT])] if person.is_secretariat else []
    held += [Held(Office.OPERATOR, OFFICE_LABELS[Office.OPERATOR])] if person.is_operator else []
    of_cities = sorted(person.cityofficer_set.all(), key=lambda one: one.city.name)
    return (*held, *(Held(Office.OFFICER, OFFICE_LABELS[Office.OFFICER], one.city) for one in of_cities))


def _check(viewer: Viewer) -> None:
    if not may_run_offices(viewer):
        raise NotAllowed(SECRETARIAT_ONLY)
