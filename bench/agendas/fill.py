"""A conference whose timetable has just been published, with a session for everybody who comes; run with the installation's settings.

python -m bench.agendas.fill PARTICIPANTS MEETINGS SLOTS SEED
"""

import json
import sys
from datetime import timedelta
from random import Random
from typing import Any

import django

from bench.conferences.made import made

MINUTES = 20  # of a slot
A_HOUSE = 5  # participants of one organisation


def main(participants: int, meetings: int, slots: int, seed: int) -> None:
    """Prints a JSON object: of everybody the path of the agenda and the session, how many meetings are held, how many questions a page asks."""
    django.setup()
    from ucap.config.preparing import prepare_database, prepare_static_files

    prepare_database()
    prepare_static_files()
    conference = made(participants, meetings, slots, seed)
    event, registrations = _event(conference)
    held = _published(event, registrations, conference, seed)
    agendas = [(f"/en/events/agenda/{one.pk}/", _session(one.person)) for one in registrations.values()]
    json.dump({"agendas": agendas, "held": held, "queries": max(map(_queries, agendas[:5]))}, sys.stdout)


def _event(conference: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The event, and by the conference's own names who comes."""
    from bench.inbox.people import make_people
    from ucap.events.models import Registration
    from ucap.kernel.clock import now
    from ucap.people.models import User

    at = now()
    make_people(len(conference["participants"]), at)
    houses = _houses(len(conference["participants"]) // A_HOUSE + 1, at)
    event = _conference(len(conference["tables"]), at)
    people = User.objects.filter(email__startswith="person").order_by("pk")
    rows = [
        Registration(
            event=event,
            state="confirmed",
            person=person,
            by=person,
            name=person.name or person.email,
            organisation=houses[place // A_HOUSE],
            listed=True,
            languages=["en"],
            at=at,
        )
        for place, person in enumerate(people)
    ]
    Registration.objects.bulk_create(rows)
    names = [one["id"] for one in conference["participants"]]
    return event, dict(zip(names, rows, strict=True))


def _conference(tables: int, at: Any) -> Any:
    from ucap.events.models import Event, EventDay, Matchmaking
    from ucap.places.actions import ensure_city
    from ucap.places.find import find_places

    place = find_places("Yangzhou").place
    assert place
    city = ensure_city(place.id)
    starts = at.replace(hour=1, minute=0, second=0, microsecond=0) + timedelta(days=1)
    event = Event.objects.create(
        slug="canal-cities",
        kind="conference",
        state="closed",
        city=city,
        place=city,
        time_zone="Asia/Shanghai",
        starts_at=starts,
        ends_at=starts + timedelta(days=2),
        language="en",
        title="Canal cities meet",
        created_at=at,
        edited_at=at,
        announced_at=at,
    )
    for day in range(2):
        EventDay.objects.create(
            event=event, date=(starts + timedelta(days=day)).date(), begins="09:00", ends="18:00"
        )
    Matchmaking.objects.create(event=event, tables=tables)
    return event


def _houses(number: int, at: Any) -> list[Any]:
    from ucap.organisations.models import Organisation, OrganisationName
    from ucap.places.models import City

    rows = [
        Organisation(
            slug=f"house-{place}",
            kind="university",
            country="CN",
            city=City.objects.first(),
            state="approved",
            created_at=at,
            edited_at=at,
        )
        for place in range(number)
    ]
    Organisation.objects.bulk_create(rows)
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=row, language="en", name=f"University of {row.slug}", is_main=True)
        for row in rows
    )
    return rows


def _published(event: Any, who: dict[str, Any], conference: dict[str, Any], seed: int) -> int:
    """How many meetings the published timetable holds."""
    from ucap.events.checking import checked
    from ucap.events.models import Meeting, MeetingRequest, Slot, Timetable
    from ucap.events.reading import read_conference
    from ucap.events.schedule import schedule
    from ucap.kernel.clock import now

    at = now()
    day = len(conference["slots"]) // 2
    slots = Slot.objects.bulk_create(
        Slot(
            event=event,
            starts_at=event.starts_at + timedelta(days=place // day, minutes=MINUTES * (place % day)),
            ends_at=event.starts_at + timedelta(days=place // day, minutes=MINUTES * (place % day + 1)),
        )
        for place in range(len(conference["slots"]))
    )
    drawn = Random(seed)
    requests = {
        one["id"]: MeetingRequest(
            event=event,
            asker=who[one["participants"][0]],
            asked=who[one["participants"][1]],
            priority=drawn.choice(("must", "want", "could")),
            state="accepted",
            at=at,
        )
        for one in conference["meetings"]
    }
    MeetingRequest.objects.bulk_create(requests.values())
    found = schedule(checked(read_conference(json.dumps(conference).encode(), "made"), "made"), seconds=2)
    timetable = Timetable.objects.create(event=event, number=1, state="published", at=at, published_at=at)
    at_slot = {one["id"]: slot for one, slot in zip(conference["slots"], slots, strict=True)}
    number = {one["id"]: place for place, one in enumerate(conference["tables"], 1)}
    Meeting.objects.bulk_create(
        Meeting(
            timetable=timetable,
            request=requests[one.meeting],
            slot=at_slot[one.slot],
            table=number[one.table],
        )
        for one in found.held
    )
    Meeting.objects.bulk_create(
        Meeting(
            timetable=timetable,
            request=requests[one.meeting],
            because=[one.because.template, dict(one.because.values)],
        )
        for one in found.unscheduled
    )
    return len(found.held)


def _session(person: Any) -> str:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return str(client.cookies["sessionid"].value)


def _queries(asked: tuple[str, str]) -> int:
    """How many questions the page asks of the database."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    path, session = asked
    client = Client(headers={"host": "localhost"})
    client.cookies["sessionid"] = session
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:5]))
