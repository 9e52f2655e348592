"""What cities show: the public programme of it, one exhibit for those whom it concerns, what is on an event's page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404

from ucap.events.expo_words import ANSWERS
from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.queries.cards import HostName, Words, city_name, clocks_of, hosts_of, words_of
from ucap.events.queries.events import seen_event
from ucap.events.queries.grounds import Place, plan_of, spots_for, stay_of
from ucap.events.queries.invitations import days_of, invitation_of
from ucap.events.rules.expos import (
    WITH_EXHIBITS,
    may_answer_invitation,
    may_decide_exhibit,
    may_edit_exhibit,
    may_see_exhibit,
)
from ucap.events.rules.hosting import may_edit
from ucap.events.states import (
    COMING,
    EXHIBIT_TRANSITIONS,
    SEEN,
    ExhibitKind,
    ExhibitState,
    InvitedState,
)
from ucap.events.times import Clock, instant
from ucap.exchange.states import Visibility
from ucap.organisations.queries.names import Named, names_of
from ucap.people.models import User
from ucap.people.rules import Viewer, officer_cities
from ucap.places.models import City

SHOWN = 6  # on the event's own page


@dataclass(frozen=True, slots=True)
class AskedExhibits:
    """What of the programme is asked for; "" and None for all."""

    kind: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One exhibit as the programme shows it."""

    exhibit: Exhibit
    house: Named | None  # the organisation that shows it
    first: date | None
    last: date | None
    starts: datetime | None  # of a performance, on the day that is looked at, else on its first

    @property
    def city(self) -> City:
        return self.exhibit.invitation.city


@dataclass(frozen=True, slots=True)
class Group:
    """What one city shows."""

    city: City
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """Who shows what at one event."""

    event: Event
    words: Words
    hosts: tuple[HostName, ...]
    clocks: tuple[Clock, ...]
    days: tuple[date, date] | None  # the first and the last
    asked: AskedExhibits
    all: int  # confirmed, whatever is asked
    found: int
    performances: tuple[Item, ...]  # by hour; only of one day
    groups: tuple[Group, ...]  # by city
    places: tuple[Place, ...]  # the plan of the grounds
    may_edit: bool

    @property
    def is_public(self) -> bool:
        return self.event.state in SEEN and self.event.visibility == Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """One exhibit, for those who show it and the hosts."""

    item: Item
    words: Words  # of the event
    clocks: tuple[Clock, ...]
    spots: tuple[tuple[int, str], ...]  # for the hosts
    may_edit: bool
    may_decide: bool
    may_see_city: bool  # its invitation

    @property
    def exhibit(self) -> Exhibit:
        return self.item.exhibit

    @property
    def event(self) -> Event:
        return self.exhibit.event

    @property
    def does(self) -> tuple[str, ...]:
        """What those who look at it can do with it now, by the verbs of the table."""
        if self.event.state not in COMING:
            return ()
        state = ExhibitState(self.exhibit.state)
        theirs = ["withdraw", "propose_again"] if self.may_edit else []
        wanted = [*(["confirm", "decline"] if self.may_decide else []), *theirs]
        return tuple(verb for verb in wanted if state in EXHIBIT_TRANSITIONS[verb])

    @property
    def is_decided_here(self) -> bool:
        """Whether the hosts have something to decide about it now."""
        return bool({"confirm", "decline"} & set(self.does))


@dataclass(frozen=True, slots=True)
class OnEvent:
    """What of it stands on the event's own page."""

    event: Event
    items: tuple[Item, ...]
    all: int
    clocks: tuple[Clock, ...]
    may_edit: bool
    invitations: tuple[CityInvitation, ...]  # of the cities for which this reader speaks

    @property
    def is_coming(self) -> bool:
        return self.event.state in COMING

    @property
    def answers(self) -> tuple[str, ...]:
        """How a city answers that has not answered yet."""
        return tuple(ANSWERS)


def exhibits_page(slug: str, viewer: Viewer, asked: AskedExhibits) -> Programme:
    """The programme of the event of that address; raises Http404. A dozen queries, however many exhibits."""
    event = seen_event(slug, viewer)
    if event.kind not in WITH_EXHIBITS:
        raise Http404
    hosts = hosts_of([event])[event.pk]
    confirmed = _confirmed(event)
    found = [one for one in confirmed if _is_asked(one, asked)]
    items = items_of(event, found, asked.day)
    by_hour = [one for one in items if asked.day and one.starts]
    return Programme(
        event=event,
        words=words_of([event])[event.pk],
        hosts=hosts,
        clocks=clocks_of(event, hosts, viewer),
        days=days_of(event),
        asked=asked,
        all=len(confirmed),
        found=len(found),
        performances=tuple(sorted(by_hour, key=lambda one: (one.exhibit.begins, one.exhibit.title))),
        groups=_groups(one for one in items if one not in by_hour),
        places=plan_of(event.spots.all(), found),
        may_edit=may_edit(viewer, event),
    )


def exhibit_of(exhibit_id: str, viewer: Viewer) -> Exhibit:
    """The exhibit of that id, for those who show it and the hosts; raises Http404."""
    seen = Event.objects.visible_to(viewer).values("pk")
    rows = Exhibit.objects.select_related(
        *("event__organisation__city", "event__city", "event__place"),
        *("invitation__city", "organisation", "spot", "by"),
    )
    found = rows.filter(pk=exhibit_id, event__in=seen).first()
    if found is None or not may_see_exhibit(viewer, found):
        raise Http404
    return found


def exhibit_page(exhibit_id: str, viewer: Viewer) -> ExhibitPage:
    """The exhibit with what can be done with it; raises Http404."""
    return page_of(exhibit_of(exhibit_id, viewer), viewer)


def page_of(exhibit: Exhibit, viewer: Viewer) -> ExhibitPage:
    """The same of one that is known to concern this reader."""
    event, decides = exhibit.event, may_decide_exhibit(viewer, exhibit)
    return ExhibitPage(
        item=items_of(event, [exhibit])[0],
        words=words_of([event])[event.pk],
        clocks=clocks_of(event, hosts_of([event])[event.pk], viewer),
        spots=tuple(spots_for(exhibit)) if decides else (),
        may_edit=may_edit_exhibit(viewer, exhibit),
        may_decide=decides,
        may_see_city=decides or may_answer_invitation(viewer, exhibit.invitation),
    )


def exhibit_to_edit(exhibit_id: str, viewer: Viewer) -> Exhibit:
    """The same, for those who may change it; raises Http404."""
    exhibit = exhibit_of(exhibit_id, viewer)
    if not may_edit_exhibit(viewer, exhibit):
        raise Http404
    return exhibit


def invitation_to_propose(invitation_id: str, viewer: Viewer) -> CityInvitation:
    """The invitation of that id, for those who propose what the city shows; raises Http404."""
    found = invitation_of(invitation_id, viewer)
    if not may_answer_invitation(viewer, found):
        raise Http404
    return found


def on_event(event: Event, viewer: Viewer) -> OnEvent | None:
    """What cities show there, and what of it waits for this reader; None for an event of another kind. Eight queries at most."""
    if event.kind not in WITH_EXHIBITS:
        return None
    confirmed = _confirmed(event)
    theirs = officer_cities(viewer)
    invited = event.invitations.exclude(state=InvitedState.WITHDRAWN).filter(city__in=theirs)
    hosts = hosts_of([event])[event.pk] if confirmed else ()
    return OnEvent(
        event=event,
        items=items_of(event, confirmed[:SHOWN]),
        all=len(confirmed),
        clocks=clocks_of(event, hosts, viewer),
        may_edit=isinstance(viewer, User) and may_edit(viewer, event),
        invitations=tuple(invited.select_related("city")) if theirs else (),
    )


def items_of(event: Event, exhibits: Iterable[Exhibit], day: date | None = None) -> tuple[Item, ...]:
    """The exhibits as the programme shows them. One query, none where no organisation shows any."""
    rows = list(exhibits)
    houses = {one.organisation_id for one in rows if one.organisation_id}
    names = names_of(houses) if houses else {}
    days = days_of(event) or (None, None)
    return tuple(
        Item(
            exhibit=one,
            house=names.get(one.organisation_id or ""),
            first=one.starts_on or days[0],
            last=one.ends_on or days[1],
            starts=_starts(one, day or one.starts_on or days[0]),
        )
        for one in rows
    )


def shown_at(event: Event, most: int) -> tuple[Item, ...]:
    """So much of what is confirmed. Two queries at most."""
    return items_of(event, _confirmed(event)[:most])


def _confirmed(event: Event) -> list[Exhibit]:
    rows = event.exhibits.filter(state=ExhibitState.CONFIRMED)
    related = rows.select_related("event", "invitation__city", "organisation", "spot")
    return list(related.order_by("starts_on", "begins", "title", "pk"))


def _is_asked(exhibit: Exhibit, asked: AskedExhibits) -> bool:
    of_kind = asked.kind in ("", exhibit.kind)
    return of_kind and (asked.day is None or stay_of(exhibit).is_on(asked.day))


def _groups(items: Iterable[Item]) -> tuple[Group, ...]:
    by_city: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_city[item.city.pk].append(item)
    groups = (Group(some[0].city, tuple(some)) for some in by_city.values())
    return tuple(sorted(groups, key=lambda one: city_name(one.city)))


def _starts(exhibit: Exhibit, day: date | None) -> datetime | None:
    if exhibit.kind != ExhibitKind.PERFORMANCE or exhibit.begins is None or day is None:
        return None
    return instant(day, exhibit.begins, exhibit.event.time_zone)
