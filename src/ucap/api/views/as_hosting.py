"""What queries find for the hosts of an event, as shapes."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ucap.api.shapes.event_texts import EventDraft, EventTextAnswer
from ucap.api.shapes.hosting import (
    BetweenCities,
    CityOfReport,
    DemandAnswer,
    GoalOfReport,
    NumbersAnswer,
    ReportAnswer,
    WantedAnswer,
)
from ucap.api.shapes.plans import CityLink
from ucap.api.views.as_events import party
from ucap.api.views.links import address, name_of
from ucap.api.views.speaking import say
from ucap.events.content import EventContent, as_json, missing_for_announcing, seal_of
from ucap.events.models import Event
from ucap.events.queries.demand import Demand, Line
from ucap.events.queries.report import ReportPage
from ucap.events.report_numbers import Numbers
from ucap.events.states import AskedState, event_verbs
from ucap.places.models import City


def draft(event: Event, content: EventContent) -> EventDraft:
    return EventDraft.of(
        event,
        url=address("events:event", event.slug),
        seal=seal_of(content),
        content=EventTextAnswer(**as_json(content)),
        missing={name: say(message) for name, message in missing_for_announcing(content).items()},
        can=list(event_verbs(event.state)),
    )


def demand(seen: Demand) -> DemandAnswer:
    return DemandAnswer(
        event=seen.event.slug,
        requests={AskedState(state): number for state, number in seen.states.items()},
        slots=seen.slots,
        room=seen.room,
        participants=seen.total,
        without=seen.without,
        wanted=[_wanted(one) for one in seen.wanted],
    )


def report(page: ReportPage) -> ReportAnswer:
    written = page.report
    return ReportAnswer(
        event=page.event.slug,
        event_title=page.words.title,
        published_at=written.published_at if written else None,
        is_live=page.is_live,
        language=written.language if written else page.event.language,
        reached=written.reached if written else "",
        better=written.better if written else "",
        numbers=_numbers(page.numbers, page.cities),
        voices=list(page.voices),
    )


def _wanted(line: Line) -> WantedAnswer:
    return WantedAnswer.of(line, who=party(line.party))


def _numbers(numbers: Numbers, cities: Mapping[str, City]) -> NumbersAnswer:
    known = {id_: _city(city) for id_, city in cities.items()}
    more: dict[str, Any] = {
        "by_city": list(_by_city(numbers, known)),
        "between": list(_between(numbers, known)),
        "by_goal": [GoalOfReport(goal=goal, meetings=held) for goal, held in numbers.by_goal],
        "by_country": dict(numbers.by_country),
        "stars": list(numbers.stars) if numbers.stars is not None else None,
    }
    return NumbersAnswer(**{**asdict(numbers), **more})


def _by_city(numbers: Numbers, known: Mapping[str, CityLink]) -> Iterator[CityOfReport]:
    for id_, came, held in numbers.by_city:
        if id_ in known:
            yield CityOfReport(city=known[id_], participants=came, meetings=held)


def _between(numbers: Numbers, known: Mapping[str, CityLink]) -> Iterator[BetweenCities]:
    for one, other, held in numbers.between:
        if one in known and other in known:
            yield BetweenCities(one=known[one], other=known[other], meetings=held)


def _city(city: City) -> CityLink:
    return CityLink(name=name_of(city), country=city.country or "", slug=city.slug)
