"""What of expos and festivals waits for somebody, for My desk: invitations to answer, exhibits to propose and to decide about."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ucap.events.models import CityInvitation, Event, EventHost, Exhibit
from ucap.events.queries.cards import city_name
from ucap.events.rules.expos import WITH_EXHIBITS
from ucap.events.states import COMING, ExhibitState, InvitedState
from ucap.events.times import local
from ucap.kernel.waiting import Waiting
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import is_secretariat, officer_cities

MOST = 20


def waiting_for(viewer: User, at: datetime) -> tuple[Waiting, ...]:
    """Invitations of this person's cities, and exhibits that are proposed to events that they hold. Five queries at most."""
    cities = officer_cities(viewer)
    return (*(_invited(cities, at) if cities else ()), *_proposed(viewer, cities))


def _invited(cities: frozenset[str], at: datetime) -> list[Waiting]:
    """Those to answer; those in which the city is interested, and has proposed nothing."""
    shown = Exhibit.objects.filter(invitation=OuterRef("pk"))
    nothing_yet = Q(state=InvitedState.INTERESTED) & ~Exists(shown)
    rows = CityInvitation.objects.filter(
        Q(state=InvitedState.INVITED) | nothing_yet,
        city__in=cities,
        event__state__in=COMING,
        event__kind__in=WITH_EXHIBITS,
    ).select_related("event", "city")
    return [_to_do(one, at) for one in rows.order_by("answer_by", "at", "pk")[:MOST]]


def _to_do(row: CityInvitation, at: datetime) -> Waiting:
    answers = row.state == InvitedState.INVITED
    last = row.answer_by if answers else None
    words = _("Answer the invitation of %(city)s") if answers else _("Propose what %(city)s shows")
    until = _("until %(day)s") % {"day": last.isoformat()} if last else ""
    return Waiting(
        what=words % {"city": city_name(row.city)},
        about=row.event.title,
        language=row.event.language,
        url=reverse("events:invitation", args=[row.pk]),
        at=row.at if answers else row.answered_at or row.at,
        icon="mail" if answers else "plus",
        detail=until,
        late=last is not None and last < local(at, row.event.time_zone).date(),
    )


def _proposed(viewer: User, cities: frozenset[str]) -> list[Waiting]:
    rows = Exhibit.objects.filter(
        state=ExhibitState.PROPOSED,
        event__state__in=COMING,
        event__in=_held_by(viewer, cities).values("pk"),
    ).select_related("event", "invitation__city")
    return [
        Waiting(
            what=_("Decide about an exhibit of %(city)s") % {"city": city_name(one.invitation.city)},
            about=one.title,
            language=one.language,
            url=reverse("events:exhibit", args=[one.pk]),
            at=one.at,
            icon="check",
            detail=one.event.title,
        )
        for one in rows.order_by("at", "pk")[:MOST]
    ]


def _held_by(viewer: User, cities: frozenset[str]) -> QuerySet[Event]:
    """The expos and festivals for which this person decides; of the programme's own the secretariat."""
    theirs = Q(organisation__in=Organisation.objects.owned_by(viewer).values("pk")) | Q(city__in=cities)
    agreed = EventHost.objects.filter(theirs, event=OuterRef("pk")).exclude(agreed_at=None)
    holds = theirs | Q(Exists(agreed)) | Q(author=viewer, organisation__memberships__user=viewer)
    if is_secretariat(viewer):
        holds |= Q(organisation=None, city=None)
    return Event.objects.filter(holds, kind__in=WITH_EXHIBITS)
