"""A conference that was held, a visit, and what comes after, for tests."""

from datetime import UTC, datetime, timedelta

from tests.events.factories import AT, make_city, make_event, make_organisation, make_registration
from tests.events.factories import make_request as ask
from ucap.events.models import (
    Event,
    Matchmaking,
    Meeting,
    MeetingReview,
    Registration,
    Session,
    Slot,
    Timetable,
    VisitStop,
)
from ucap.events.states import EventKind, EventState, TimetableState, Went
from ucap.organisations.models import Organisation
from ucap.people.models import User

OVER = datetime(2027, 4, 2, 8, tzinfo=UTC)  # the event was a week ago


def make_visit(*, author: User | None = None, state: EventState = EventState.CLOSED) -> Event:
    """A visit of two days in Yangzhou, three parts, of which the first has a stop."""
    event = make_event(
        author=author,
        state=state,
        kind=EventKind.VISIT,
        title="A delegation in Yangzhou",
        city=make_city("Granada"),
    )
    event.place = make_city("Yangzhou")
    event.save()
    assert event.starts_at
    for hours, title in ((0, "Water works"), (3, "Lunch"), (25, "Garden academy")):
        begins = event.starts_at + timedelta(hours=hours)
        Session.objects.create(
            event=event,
            title=title,
            text=f"{title}, shown.",
            starts_at=begins,
            ends_at=begins + timedelta(hours=2),
        )
    VisitStop.objects.create(
        session=event.sessions.all()[0],
        host="Yangzhou Water",
        contact_name="Wang Lin",
        contact_phone="+86 514 0000",
        contact_email="wang@example.org",
        transport="Bus 3",
        leaves_from="Hotel, main gate",
        departs_at=event.starts_at - timedelta(minutes=30),
        notes="Bring shoes for wet ground.",
        other_language="zh-Hans",
        other_title="自来水厂",
        other_text="请穿防滑鞋。",
    )
    return event


def make_held(
    *, author: User | None = None, people: int = 4, state: EventState = EventState.HELD
) -> tuple[Event, list[Registration]]:
    """A conference that is over; who comes is of organisations in Granada and Yangzhou in turn, one each."""
    event = make_event(author=author, state=state, days=1)
    Matchmaking.objects.create(event=event, tables=4)
    assert event.starts_at
    Slot.objects.bulk_create(
        Slot(event=event, starts_at=begins, ends_at=begins + timedelta(minutes=30))
        for begins in (event.starts_at + n * timedelta(minutes=30) for n in range(4))
    )
    return event, [make_registration(event, organisation=_house(n)) for n in range(people)]


def meet(
    one: Registration, other: Registration, *, slot: int = 0, went: Went | None = None, goes_on: bool = False
) -> Meeting:
    """The two met in that slot, by the published timetable; where `went` says so the first says how it was."""
    event = one.event
    timetable, _ = Timetable.objects.get_or_create(
        event=event, number=1, defaults={"at": AT, "state": TimetableState.PUBLISHED}
    )
    request = ask(one, other)
    where = event.slots.all()[slot]
    table = timetable.meetings.filter(slot=where).count() + 1
    if went:
        MeetingReview.objects.create(request=request, by=one, went=went, goes_on=goes_on, at=OVER)
    return Meeting.objects.create(timetable=timetable, request=request, slot=where, table=table)


def _house(number: int) -> Organisation:
    return make_organisation(city="1787227" if number % 2 else "2517117")


__all__ = ["OVER", "make_held", "make_visit", "meet"]
