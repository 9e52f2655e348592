"""One's own events: those one holds, by what there is to do, and those one comes to."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ucap.events.models import Event, EventHost, Registration
from ucap.events.queries.cards import EventCard, cards
from ucap.events.states import ALIVE, COMING, EventState, RegistrationState
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import officer_cities

SHOWN = 200  # of each
NOT_HELD = (EventState.CANCELLED, EventState.DELETED)


@dataclass(frozen=True, slots=True)
class Asked:
    """An event that this person's organisation or city is asked to hold with others."""

    host: int
    card: EventCard


@dataclass(frozen=True, slots=True)
class Attending:
    """An event that this person comes to, or that somebody they registered does."""

    card: EventCard
    state: RegistrationState
    others: int  # whom they registered beside themselves


@dataclass(frozen=True, slots=True)
class MyEvents:
    asked: tuple[Asked, ...]
    drafts: tuple[EventCard, ...]
    withheld: tuple[EventCard, ...]
    deleted: tuple[EventCard, ...]  # drafts that can be brought back for a day
    coming: tuple[EventCard, ...]
    over: tuple[EventCard, ...]  # held, reported, cancelled
    attending: tuple[Attending, ...]

    @property
    def empty(self) -> bool:
        held = (self.drafts, self.withheld, self.deleted, self.coming, self.over)
        return not any((self.asked, *held, self.attending))


def my_events(viewer: User, at: datetime) -> MyEvents:
    """Every event that one holds or comes to. A constant number of queries."""
    asked = asked_of(viewer)[:SHOWN]
    held = own(viewer)[:SHOWN]
    comes = _registrations(viewer)
    ids = [*(one.event_id for one in asked), *(one.pk for one in held), *comes]
    known = {card.id: card for card in cards(list(dict.fromkeys(ids)), viewer, at)}

    def those(*states: EventState) -> tuple[EventCard, ...]:
        return tuple(known[one.pk] for one in held if one.state in states)

    return MyEvents(
        asked=tuple(Asked(one.pk, known[one.event_id]) for one in asked),
        drafts=those(EventState.DRAFT),
        withheld=those(EventState.WITHHELD),
        deleted=those(EventState.DELETED),
        coming=those(*COMING),
        over=those(EventState.HELD, EventState.REPORTED, EventState.CANCELLED)[::-1],
        attending=tuple(_attending(known[id_], mine, viewer) for id_, mine in comes.items()),
    )


def own(viewer: User) -> "QuerySet[Event]":
    """The events that one holds, the earliest first: one's own, and those of what one belongs to as far as one sees them."""
    theirs = Q(organisation__in=_organisations(viewer)) | Q(city__in=officer_cities(viewer))
    agreed = EventHost.objects.filter(theirs).exclude(agreed_at=None).values("event")
    programme = Q(organisation=None, city=None, author=viewer)
    events = Event.objects.visible_to(viewer).filter(theirs | programme | Q(pk__in=agreed))
    return events.order_by("starts_at", "-edited_at", "pk")


def asked_of(viewer: User) -> "QuerySet[EventHost]":
    """Where this person decides whether an event is held together, and nobody has answered yet."""
    decides = Q(organisation__in=Organisation.objects.owned_by(viewer).values("pk"))
    decides |= Q(city__in=officer_cities(viewer))
    open_ones = EventHost.objects.filter(decides, agreed_at=None).exclude(event__state__in=NOT_HELD)
    return open_ones.select_related("event").order_by("at", "pk")


def _registrations(viewer: User) -> dict[str, list[Registration]]:
    """By event those by which one comes, or somebody whom one registered, to what is not over."""
    rows = Registration.objects.of(viewer).filter(state__in=ALIVE, event__state__in=COMING)
    found: dict[str, list[Registration]] = {}
    for one in rows.order_by("event__starts_at", "at", "pk")[:SHOWN]:
        found.setdefault(one.event_id, []).append(one)
    return found


def _attending(card: EventCard, mine: list[Registration], viewer: User) -> Attending:
    own_one = next((one for one in mine if one.person_id == viewer.pk), mine[0])
    return Attending(card, RegistrationState(own_one.state), len(mine) - (own_one.person_id == viewer.pk))


def _organisations(viewer: User) -> "QuerySet[Organisation]":
    return Organisation.objects.of_member(viewer).values("pk")  # type: ignore[return-value]
