"""The events of the demonstration: a matching conference with those who come and want to meet, an expo, a webinar."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from ucap.events import actions
from ucap.events.actions.arranging import Arrangement
from ucap.events.actions.delegations import Companion
from ucap.events.actions.registering import Said
from ucap.events.content import BEGINS, ENDS, Day, EventContent, Words
from ucap.events.models import Event, Registration
from ucap.events.programme import Programme, RoomSaid, SessionSaid, seal_of
from ucap.events.queries.programme import programme_of
from ucap.events.slots_of_days import Break, Pattern, slots_of_days
from ucap.events.states import EventKind, Mode, Priority
from ucap.events.times import instant
from ucap.kernel.errors import Problem
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.find import find_places
from ucap.places.models import City

FILE = Path(__file__).resolve().parents[3] / "examples" / "events.json"
OfficerOf = Callable[[City], User]
APART = (1, 4, 5, 7)  # places further on in the list of those who come: whom each asks for a meeting


def load_events(officer_of: OfficerOf, at: datetime) -> Iterator[str]:
    """What to tell of each event that is loaded; those that are here already are left as they are."""
    if not FILE.exists():
        return
    for said in json.loads(FILE.read_text(encoding="utf-8")):
        if Event.objects.filter(title=said["title"], is_example=True).exists():
            continue
        try:
            yield f"Example event: {_load(said, officer_of, at)}"
        except Problem as problem:
            yield f"Example event left out: {said['id']}: {problem}"


@transaction.atomic
def _load(said: dict[str, Any], officer_of: OfficerOf, at: datetime) -> str:
    city = _city(said["host"])
    by = officer_of(city)
    event = actions.begin_event(content=_content(said, at), city=city, by=by, at=at, is_example=True)
    for name in said["with"]:
        other = _city(name)
        host = actions.ask_host(event=event, city=other, by=by, at=at)
        actions.agree_to_host(host=host, by=officer_of(other), at=at)
    if said["sessions"]:
        _write_programme(event, said, by, at)
    event = actions.open_event(event=event, by=by, at=at)
    if "meetings" in said:
        _arrange(event, said["meetings"], by, at)
        _come_and_ask(event, said["delegates"], officer_of, at)
    return event.title


def _content(said: dict[str, Any], at: datetime) -> EventContent:
    city = _city(said["place"])
    first = at.date() + timedelta(days=said["in_days"])
    begins, ends = _time(said.get("begins")) or BEGINS, _time(said.get("ends")) or ENDS
    return EventContent(
        kind=EventKind(said["kind"]),
        language=said["language"],
        title=said["title"],
        summary=said["summary"],
        description=said["description"],
        texts=tuple(Words(language=language, **words) for language, words in said["texts"].items()),
        days=tuple(Day(first + timedelta(days=number), begins, ends) for number in range(said["days"])),
        time_zone=city.timezone,
        mode=Mode(said["mode"]),
        place=city.pk,
        venue=said["venue"],
        address=said["address"],
        link=said.get("link", ""),
        themes=tuple(said["themes"]),
        sdgs=tuple(said["sdgs"]),
    )


def _write_programme(event: Event, said: dict[str, Any], by: User, at: datetime) -> None:
    days = [day.date for day in event.days.all()]
    programme = Programme(
        rooms=tuple(RoomSaid(name) for name in said["rooms"]),
        sessions=tuple(_session(one, days[one["day"]], event.time_zone) for one in said["sessions"]),
    )
    seal = seal_of(programme_of(event))
    actions.change_programme(event=event, programme=programme, seal=seal, by=by, at=at)


def _session(said: dict[str, Any], day: date, zone: str) -> SessionSaid:
    starts, ends = (instant(day, time.fromisoformat(said[one]), zone) for one in ("begins", "ends"))
    rest = {key: said[key] for key in ("title", "room", "speakers", "is_break") if key in said}
    return SessionSaid(starts_at=starts, ends_at=ends, **rest)


def _arrange(event: Event, said: dict[str, Any], by: User, at: datetime) -> None:
    begins, ends = time.fromisoformat(said["begins"]), time.fromisoformat(said["ends"])
    lunch = Break(*map(time.fromisoformat, said["break"]))
    days = [Day(day.date, begins, ends) for day in event.days.all()]
    pattern = Pattern(said["minutes"], said["gap"], (lunch,))
    slots = slots_of_days(days, pattern, event.time_zone)
    arrangement = Arrangement(tables=said["tables"])
    actions.arrange_meetings(event=event, slots=slots, arrangement=arrangement, by=by, at=at)


def _come_and_ask(event: Event, delegates: int, officer_of: OfficerOf, at: datetime) -> None:
    """Of every city that has an officer so many come; each asks some of the others, most of whom accept."""
    for city in City.objects.filter(officers__isnull=False).distinct().order_by("name"):
        _delegation(event, city, delegates, officer_of(city), at)
    coming = list(event.registrations.select_related("by").order_by("at", "pk"))
    wanted = {
        tuple(sorted((place, (place + apart) % len(coming))))
        for place in range(len(coming))
        for apart in APART
        if coming[place].city_id != coming[(place + apart) % len(coming)].city_id
    }
    for number, (one, other) in enumerate(sorted(wanted)):
        _meet(coming[one], coming[other], list(Priority)[number % 3], at, waits=number % 7 == 0)


def _delegation(event: Event, city: City, number: int, by: User, at: datetime) -> None:
    people = [
        Companion(name=f"{city.name}, delegate {place} (demonstration)") for place in range(1, number + 1)
    ]
    name = f"City of {city.name}"
    delegation = actions.register_delegation(event=event, name=name, people=people, city=city, by=by, at=at)
    for one in delegation.registrations.all():
        said = Said(name=one.name, city=city, languages=("en",), listed=True)
        actions.change_registration(registration=one, said=said, by=by, at=at)


def _meet(asker: Registration, asked: Registration, priority: Priority, at: datetime, *, waits: bool) -> None:
    if asker.by is None or asked.by is None:
        return
    request = actions.ask_for_meeting(asker=asker, asked=asked, priority=priority, by=asker.by, at=at)
    if not waits:
        actions.accept_meeting(request=request, priority=Priority.WANT, by=asked.by, at=at)


def _city(name: str) -> City:
    place = find_places(name).place
    city = ensure_city(place.id) if place else None
    if city is None:
        raise Problem("there is no city %(city)s", city=name)
    return city


def _time(said: str | None) -> time | None:
    return time.fromisoformat(said) if said else None
