"""Events, those who come, and whom they want to meet, for tests."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.exchange.factories import make_city
from tests.organisations.factories import AT, make_member, make_organisation, make_person
from tests.plans.factories import PLACES, make_officer
from ucap.events.models import Event, EventDay, Matchmaking, MeetingRequest, Registration, Session, Slot
from ucap.events.projection import project
from ucap.events.states import AskedState, EventKind, EventState, Mode, Priority, RegistrationState
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City

FIRST_DAY = date(2027, 3, 23)  # four months after AT
__all__ = [
    "AT",
    "FIRST_DAY",
    "PLACES",
    "make_city",
    "make_conference",
    "make_event",
    "make_member",
    "make_officer",
    "make_organisation",
    "make_person",
    "make_registration",
    "make_request",
    "make_session",
    "make_slots",
]


def make_event(
    *,
    city: City | None = None,
    organisation: Organisation | None = None,
    author: User | None = None,
    state: EventState = EventState.OPEN,
    days: int = 2,
    zone: str = "Asia/Shanghai",
    **changes: Any,
) -> Event:
    """An event, of Granada's city office where no host is named, from nine to half past five on each of its days."""
    if city is None and organisation is None:
        city = make_city("Granada")
    tz = ZoneInfo(zone)
    begins, ends = time(9), time(17, 30)
    last = FIRST_DAY + timedelta(days=days - 1)
    fields: dict[str, Any] = {
        "kind": EventKind.CONFERENCE,
        "state": state,
        "author": author,
        "organisation": organisation,
        "city": city,
        "mode": Mode.PLACE,
        "place": city or (organisation.city if organisation else None),
        "venue": "Canal Hall",
        "address": "1 Slender West Lake Road",
        "time_zone": zone,
        "starts_at": datetime.combine(FIRST_DAY, begins, tz),
        "ends_at": datetime.combine(last, ends, tz),
        "language": "en",
        "title": "Canal cities meet",
        "summary": "Two days in which universities and city offices look for partners.",
        "description": "Water, heritage and mobility; meetings of two all day.",
        "created_at": AT,
        "edited_at": AT,
        "announced_at": None if state == EventState.DRAFT else AT,
        **changes,
    }
    event = Event(**fields)
    event.slug = event.pk if state == EventState.DRAFT else f"canal-cities-meet-{event.pk}"
    event.save()
    EventDay.objects.bulk_create(
        EventDay(event=event, date=FIRST_DAY + timedelta(days=n), begins=begins, ends=ends)
        for n in range(days)
    )
    project(event)
    return event


def make_registration(
    event: Event,
    person: User | None = None,
    *,
    state: RegistrationState = RegistrationState.CONFIRMED,
    listed: bool = True,
    **changes: Any,
) -> Registration:
    """Somebody who comes; a new person unless `person`."""
    person = person or make_person(verified=True)
    fields: dict[str, Any] = {
        "event": event,
        "person": person,
        "by": person,
        "name": person.name,
        "state": state,
        "listed": listed,
        "languages": ["en"],
        "at": AT,
        **changes,
    }
    return Registration.objects.create(**fields)


def make_session(event: Event, title: str = "Welcome", *, minutes: int = 30) -> Session:
    """A part of its programme, from its beginning on."""
    assert event.starts_at
    ends = event.starts_at + timedelta(minutes=minutes)
    return Session.objects.create(event=event, title=title, starts_at=event.starts_at, ends_at=ends)


def make_slots(event: Event, number: int = 8, *, minutes: int = 30) -> list[Slot]:
    """Slots one after the other from the event's beginning."""
    assert event.starts_at
    step = timedelta(minutes=minutes)
    return Slot.objects.bulk_create(
        Slot(event=event, starts_at=event.starts_at + n * step, ends_at=event.starts_at + (n + 1) * step)
        for n in range(number)
    )


def make_conference(people: int = 4, *, slots: int = 8, tables: int = 4, **changes: Any) -> Event:
    """A conference with so many participants, slots and tables."""
    event = make_event(**changes)
    Matchmaking.objects.create(event=event, tables=tables)
    make_slots(event, slots)
    for _ in range(people):
        make_registration(event)
    return event


def make_request(
    asker: Registration,
    asked: Registration,
    *,
    state: AskedState = AskedState.ACCEPTED,
    priority: Priority = Priority.WANT,
    **changes: Any,
) -> MeetingRequest:
    """The one asks the other, who accepted unless `state` says else."""
    return MeetingRequest.objects.create(
        event=asker.event, asker=asker, asked=asked, state=state, priority=priority, at=AT, **changes
    )
