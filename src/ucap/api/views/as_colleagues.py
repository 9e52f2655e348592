"""What queries find about colleagues at a conference, as shapes."""

from collections.abc import Iterable

from ucap.api.shapes.colleagues import (
    AlongAnswer,
    Colleague,
    ColleagueAlong,
    ColleaguesAnswer,
    HouseOfColleagues,
    MeetingOfColleague,
    PairKeptApart,
    SideOfMeeting,
)
from ucap.events.models import BroughtAlong, KeptApart, Registration
from ucap.events.queries.along import AlongPage, Side
from ucap.events.queries.apart import ColleaguesPage, House


def colleagues(page: ColleaguesPage) -> ColleaguesAnswer:
    return ColleaguesAnswer(
        event=page.event.slug, is_host=page.is_host, houses=[_house(one) for one in page.houses]
    )


def pair(kept: KeptApart) -> PairKeptApart:
    return PairKeptApart(id=kept.pk, one=_colleague(kept.one), other=_colleague(kept.other))


def along(page: AlongPage) -> AlongAnswer:
    return AlongAnswer(
        event=page.event.slug,
        request=page.request.pk,
        is_over=page.is_over,
        sides=[_side(one) for one in page.sides],
    )


def brought(some: Iterable[BroughtAlong]) -> list[ColleagueAlong]:
    """Those who come along, one after the other."""
    return [one_along(one) for one in some]


def one_along(there: BroughtAlong) -> ColleagueAlong:
    return ColleagueAlong(id=there.pk, registration=there.who_id, name=there.who.name, beside=there.beside_id)


def named(people: Iterable[Registration]) -> list[Colleague]:
    return [_colleague(one) for one in people]


def meeting_of_colleague(there: BroughtAlong) -> MeetingOfColleague:
    two = (there.request.asker, there.request.asked)
    other = next(one for one in two if one.pk != there.beside_id)
    return MeetingOfColleague(
        id=there.pk, request=there.request_id, beside=there.beside.name, other=other.name
    )


def _house(house: House) -> HouseOfColleagues:
    return HouseOfColleagues.of(
        house, people=named(house.people), kept_apart=[pair(one) for one in house.pairs]
    )


def _side(side: Side) -> SideOfMeeting:
    return SideOfMeeting(
        one=_colleague(side.one),
        along=brought(side.along),
        possible=named(side.possible),
        is_mine=side.is_mine,
    )


def _colleague(registration: Registration) -> Colleague:
    return Colleague(registration=registration.pk, name=registration.name)
