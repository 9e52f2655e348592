"""The cities that are invited to an expo or a festival: how they stand, for the hosts; one invitation, for the city too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from ucap.events.expo_words import ANSWERS
from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.queries.cards import HostName, Words, city_name, clocks_of, hosts_of, words_of
from ucap.events.rules.expos import (
    WITH_EXHIBITS,
    may_answer_invitation,
    may_invite_cities,
    may_see_invitation,
    may_see_invitations,
)
from ucap.events.states import COMING, INVITED_TRANSITIONS, ExhibitState, InvitedState
from ucap.events.times import Clock, local
from ucap.people.models import CityOfficer
from ucap.people.rules import Viewer, officer_cities
from ucap.places.models import City
from ucap.plans.models import Plan, VersionCity

ALIVE = (ExhibitState.PROPOSED, ExhibitState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Line:
    """How one city stands."""

    invitation: CityInvitation
    exhibits: int  # proposed and confirmed
    confirmed: int
    has_officer: bool  # somebody here can answer
    late: bool  # the last day for an answer is over

    @property
    def city(self) -> City:
        return self.invitation.city


@dataclass(frozen=True, slots=True)
class InvitationsPage:
    """All of them, for the hosts."""

    event: Event
    words: Words
    numbers: Mapping[str, int]  # by state
    state: str  # that is looked at; "" for all
    lines: tuple[Line, ...]
    may_invite: bool
    of_plan: tuple[City, ...]  # not invited yet
    of_plans: tuple[City, ...]

    @property
    def all(self) -> int:
        return sum(self.numbers.values())

    @property
    def unanswered(self) -> int:
        return self.numbers.get(InvitedState.INVITED, 0)


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """One invitation, for the city's officers and the hosts."""

    invitation: CityInvitation
    words: Words  # of the event
    hosts: tuple[HostName, ...]
    clocks: tuple[Clock, ...]
    exhibits: tuple[Exhibit, ...]
    officers: int  # who can answer
    may_answer: bool
    may_host: bool
    late: bool

    @property
    def event(self) -> Event:
        return self.invitation.event

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and its last day."""
        return days_of(self.event)

    @property
    def is_coming(self) -> bool:
        return self.event.state in COMING

    @property
    def answers(self) -> tuple[str, ...]:
        """The verbs that are possible now, for whoever may answer."""
        if not (self.may_answer and self.is_coming):
            return ()
        state = InvitedState(self.invitation.state)
        return tuple(verb for verb in ANSWERS if state in INVITED_TRANSITIONS[verb])

    @property
    def may_propose(self) -> bool:
        takes_part = self.invitation.state in (InvitedState.INTERESTED, InvitedState.CONFIRMED)
        return self.may_answer and self.is_coming and takes_part

    @property
    def does(self) -> tuple[str, ...]:
        """What the hosts can do with it now, by the names of the pages."""
        if not (self.may_host and self.is_coming):
            return ()
        state = InvitedState(self.invitation.state)
        verbs = [verb for verb in ("withdraw", "invite_again") if state in INVITED_TRANSITIONS[verb]]
        return (*(["remind"] if state == InvitedState.INVITED else []), *verbs)


def days_of(event: Event) -> tuple[date, date] | None:
    """The first and the last day of the event by its own clock; None where it has none yet."""
    if event.starts_at is None or event.ends_at is None:
        return None
    return local(event.starts_at, event.time_zone).date(), local(event.ends_at, event.time_zone).date()


def event_to_invite(slug: str, viewer: Viewer) -> Event:
    """The expo or festival of that address, for its hosts; raises Http404."""
    rows = Event.objects.visible_to(viewer).filter(slug=slug, kind__in=WITH_EXHIBITS)
    event = rows.select_related("organisation__city", "city", "place", "plan__current").first()
    if event is None or not may_see_invitations(viewer, event):
        raise Http404
    return event


def invitation_of(invitation_id: str, viewer: Viewer) -> CityInvitation:
    """The invitation of that id, for the city's officers and the hosts; raises Http404."""
    seen = Event.objects.visible_to(viewer).values("pk")
    of_event = (f"event__{part}" for part in ("organisation__city", "city", "place"))
    rows = CityInvitation.objects.select_related("city", "answered_by", *of_event)
    found = rows.filter(pk=invitation_id, event__in=seen).first()
    if found is None or not may_see_invitation(viewer, found):
        raise Http404
    return found


def invitations_to(viewer: Viewer) -> QuerySet[CityInvitation]:
    """The invitations that stand of the cities for which this person speaks, the latest first."""
    seen = Event.objects.visible_to(viewer).values("pk")
    rows = CityInvitation.objects.filter(city__in=officer_cities(viewer), event__in=seen)
    return rows.exclude(state=InvitedState.WITHDRAWN).select_related("event", "city").order_by("-at", "pk")


def invitations_page(event: Event, viewer: Viewer, at: datetime, *, state: str = "") -> InvitationsPage:
    """How the cities stand, those who have not answered first. A dozen queries at most, however many cities."""
    lines = lines_of(event, at)
    numbers = {str(one): 0 for one in InvitedState}
    for line in lines:
        numbers[line.invitation.state] += 1
    invited = {line.city.pk for line in lines if line.invitation.state != InvitedState.WITHDRAWN}
    may_invite = may_invite_cities(viewer, event) and event.state in COMING
    return InvitationsPage(
        event=event,
        words=words_of([event])[event.pk],
        numbers=numbers,
        state=state,
        lines=tuple(line for line in lines if state in ("", line.invitation.state)),
        may_invite=may_invite,
        of_plan=cities_of_plan(event, invited) if may_invite else (),
        of_plans=cities_of_plans(event, invited) if may_invite else (),
    )


def lines_of(event: Event, at: datetime) -> tuple[Line, ...]:
    """Every city that is invited, in the order of states, then as the reader calls them. Two queries."""
    rows = event.invitations.select_related("city", "answered_by").annotate(
        alive=Count("exhibits", filter=Q(exhibits__state__in=ALIVE)),
        shown=Count("exhibits", filter=Q(exhibits__state=ExhibitState.CONFIRMED)),
    )
    with_officers = _with_officers([row.city_id for row in rows])
    today = local(at, event.time_zone).date()
    order = {str(state): number for number, state in enumerate(InvitedState)}
    found = [
        Line(row, row.alive, row.shown, row.city_id in with_officers, _is_late(row, today)) for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (order[one.invitation.state], city_name(one.city))))


def invitation_page(invitation_id: str, viewer: Viewer, at: datetime) -> InvitationPage:
    """The invitation with what the city shows; raises Http404."""
    found = invitation_of(invitation_id, viewer)
    event = found.event
    hosts = hosts_of([event])[event.pk]
    return InvitationPage(
        invitation=found,
        words=words_of([event])[event.pk],
        hosts=hosts,
        clocks=clocks_of(event, hosts, viewer),
        exhibits=tuple(found.exhibits.select_related("spot", "organisation")),
        officers=CityOfficer.objects.filter(city=found.city_id, user__is_active=True).count(),
        may_answer=may_answer_invitation(viewer, found),
        may_host=may_invite_cities(viewer, event),
        late=_is_late(found, local(at, event.time_zone).date()),
    )


def cities_of_plan(event: Event, besides: set[str] | None = None) -> tuple[City, ...]:
    """The cities of the plan to which the event belongs, the hosts' own and `besides` aside. Two queries."""
    if event.plan is None or event.plan.current_id is None:
        return ()
    return _cities([event.plan.pk], event, besides)


def cities_of_plans(event: Event, besides: set[str] | None = None) -> tuple[City, ...]:
    """The same of all public plans in which a city of the hosts takes part. Four queries."""
    hosts = _hosting(event)
    if not hosts:
        return ()
    plans = Plan.objects.public().filter(current__cities__city__in=hosts).values_list("pk", flat=True)
    return _cities(list(plans), event, besides)


def _cities(plans: Sequence[str], event: Event, besides: set[str] | None) -> tuple[City, ...]:
    named = VersionCity.objects.filter(
        version__current_of__in=Plan.objects.public().filter(pk__in=plans), city__isnull=False
    )
    without = _hosting(event) | (besides or set())
    found = City.objects.filter(pk__in=named.values("city")).exclude(pk__in=without)
    return tuple(sorted(found, key=city_name))


def _hosting(event: Event) -> set[str]:
    """The cities of those who hold it. One query."""
    agreed = event.hosts.exclude(agreed_at=None).values_list("city", "organisation__city")
    own = (event.city_id, event.organisation.city_id if event.organisation else None)
    return {city for pair in (own, *agreed) for city in pair if city}


def _with_officers(cities: Sequence[str]) -> set[str]:
    rows = CityOfficer.objects.filter(city__in=list(cities), user__is_active=True)
    return set(rows.values_list("city", flat=True))


def _is_late(invitation: CityInvitation, today: date) -> bool:
    waits = invitation.state == InvitedState.INVITED
    return waits and invitation.answer_by is not None and invitation.answer_by < today
