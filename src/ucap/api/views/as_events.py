"""What queries find about events and who comes, as shapes."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from ucap.api.shapes.events import (
    ClockAnswer,
    DayOfEvent,
    EventAnswer,
    EventInList,
    FileOfEvent,
    HostOfEvent,
    PartOfProgramme,
    PartyAnswer,
    QuestionAsked,
    RegistrationFormAnswer,
)
from ucap.api.shapes.plans import CityLink
from ucap.api.views.links import address, name_of
from ucap.events.answers import Asked
from ucap.events.models import Event, EventFile
from ucap.events.queries.cards import EventCard, HostName, Words
from ucap.events.queries.events import Day, EventPage, Part
from ucap.events.queries.parties import Party
from ucap.events.queries.registering import Box
from ucap.events.states import event_verbs
from ucap.places.models import City

OF_CARD = (
    "id", "slug", "kind", "mode", "standing", "visibility", "venue", "starts_at", "ends_at", "time_zone", "is_example",
)  # fmt: skip
OF_EVENT = (
    "id", "slug", "kind", "mode", "visibility", "venue", "address", "starts_at", "ends_at", "time_zone",
    "opens_at", "closes_at", "by_approval", "capacity", "why_cancelled", "is_example",
)  # fmt: skip


def in_list(card: EventCard) -> EventInList:
    return EventInList(
        **{name: getattr(card, name) for name in OF_CARD},
        **_words(card.words),
        url=whole(card.href),
        hosts=[_host(one) for one in card.hosts],
        place=_city(card.place),
        sdgs=list(card.goals),
        themes=list(card.themes),
    )


def event_answer(page: EventPage) -> EventAnswer:
    event = page.event
    return EventAnswer(
        **{name: getattr(event, name) for name in OF_EVENT},
        **_words(page.words),
        **_of_page(page),
        **_for_reader(page),
        url=address("events:event", event.slug),
        place=_city(event.place),
    )


def registration_form(box: Box, questions: Sequence[Asked]) -> RegistrationFormAnswer:
    return RegistrationFormAnswer.of(
        box,
        by_approval=box.event.by_approval,
        mode=box.event.mode,
        places_left=box.left,
        questions=[QuestionAsked.of(one, options=list(one.options)) for one in questions],
        registration=box.mine.pk if box.mine else None,
    )


def party(one: Party) -> PartyAnswer:
    return PartyAnswer.of(
        one, registration=one.id, url=whole(one.href), city=one.place, languages=list(one.languages)
    )


def city_link(city: City) -> CityLink:
    return CityLink(name=name_of(city), country=city.country or "", slug=city.slug)


def whole(path: str) -> str:
    """The whole address of a page of ours; "" for none."""
    return settings.PUBLIC_URL + path if path else ""


def _of_page(page: EventPage) -> dict[str, Any]:
    """What everybody reads."""
    return {
        "standing": page.standing,
        "description": page.words.description,
        "languages": list(page.languages),
        "hosts": [_host(one) for one in page.hosts],
        "clocks": [ClockAnswer(time_zone=one.zone, place=one.place) for one in page.clocks],
        "days": [_day(day, page) for day in page.days],
        "files": [_file(one, page.event) for one in page.files],
        "sdgs": list(page.goals),
        "themes": list(page.themes),
        "topics": list(page.topics),
        "plan": page.plan.slug if page.plan else None,
        "places_left": page.free,
    }


def _for_reader(page: EventPage) -> dict[str, Any]:
    """What depends on who reads."""
    event = page.event
    return {
        "link": event.link if page.may_join else "",
        "calendar": address("events:feed_of_event", event.slug) if page.runs else None,
        "may_edit": page.may_edit,
        "can": list(event_verbs(event.state)) if page.may_edit else [],
    }


def _words(words: Words) -> dict[str, Any]:
    return {name: getattr(words, name) for name in ("title", "summary", "language")}


def _host(host: HostName) -> HostOfEvent:
    return HostOfEvent.of(host, name=host.text, url=whole(host.href))


def _city(city: City | None) -> CityLink | None:
    return city_link(city) if city else None


def _day(day: Day, page: EventPage) -> DayOfEvent:
    programme = [_part(part, page) for part in day.programme]
    return DayOfEvent(date=day.date, starts_at=day.starts, ends_at=day.ends, programme=programme)


def _part(part: Part, page: EventPage) -> PartOfProgramme:
    session, room = part.session, part.session.room
    return PartOfProgramme.of(
        session,
        speakers=list(part.speakers),
        room=room.name if room else "",
        room_link=room.link if room and page.may_join else "",
        files=[_file(one, page.event) for one in part.files],
    )


def _file(file: EventFile, event: Event) -> FileOfEvent:
    return FileOfEvent.of(file, url=address("events:file", event.slug, file.pk))
