"""What queries find about invited cities, what they show, and the grounds, as shapes."""

from collections.abc import Iterator
from typing import Any

from ucap.api.shapes.exhibits import (
    ExhibitAnswer,
    ExhibitInList,
    ExhibitVerb,
    GroundsAnswer,
    SpotNamed,
    SpotOfGrounds,
    SpotToChoose,
)
from ucap.api.shapes.inviting import (
    CityInvitationAnswer,
    ExhibitOfCity,
    InvitationOfCity,
    InvitationVerb,
    InvitedCity,
)
from ucap.api.views.as_events import city_link
from ucap.api.views.links import address
from ucap.events.grounds import seal_of
from ucap.events.models import CityInvitation, Spot
from ucap.events.queries.exhibits import ExhibitPage, Item
from ucap.events.queries.grounds import GroundsPage, Place, spots_as_said
from ucap.events.queries.invitations import InvitationPage, Line
from ucap.events.states import ExhibitState


def invitation_in_list(row: CityInvitation) -> InvitationOfCity:
    return InvitationOfCity.of(row, **_of_invitation(row))


def invited(line: Line) -> InvitedCity:
    row = line.invitation
    own = {name: getattr(line, name) for name in ("late", "exhibits", "confirmed", "has_officer")}
    return InvitedCity.of(row, **_of_invitation(row), **own)


def invitation(page: InvitationPage) -> CityInvitationAnswer:
    row = page.invitation
    return CityInvitationAnswer.of(
        row,
        **_of_invitation(row),
        url=address("events:invitation", row.pk),
        event_title=page.words.title,
        late=page.late,
        officers=page.officers,
        exhibits=[ExhibitOfCity.of(one) for one in page.exhibits],
        can=list(_can_with_invitation(page)),
    )


def in_programme(item: Item) -> ExhibitInList:
    return ExhibitInList.of(
        item.exhibit,
        city=city_link(item.city),
        organisation=item.house.text if item.house else "",
        first=item.first,
        last=item.last,
        starts_at=item.starts,
        spot=_spot(item.exhibit.spot),
    )


def exhibit(page: ExhibitPage) -> ExhibitAnswer:
    row, item = page.exhibit, page.item
    return ExhibitAnswer.of(
        row,
        url=address("events:exhibit", row.pk),
        event=page.event.slug,
        event_title=page.words.title,
        invitation=row.invitation_id,
        city=city_link(item.city),
        organisation=item.house.text if item.house else "",
        begins=row.begins.isoformat() if row.begins else None,
        spot=_spot(row.spot),
        spots=[SpotToChoose(id=id_, words=words) for id_, words in page.spots],
        can=list(_can_with_exhibit(page)),
    )


def grounds(page: GroundsPage) -> GroundsAnswer:
    return GroundsAnswer(
        event=page.event.slug,
        seal=seal_of(spots_as_said(page.event)),
        spots=[_place(one) for one in page.places],
        without=[one.pk for one in page.without],
    )


def _of_invitation(row: CityInvitation) -> dict[str, Any]:
    return {"event": row.event.slug, "city": city_link(row.city)}


def _can_with_invitation(page: InvitationPage) -> Iterator[InvitationVerb]:
    """What the city answers, what it shows, what the hosts do."""
    yield from page.answers  # type: ignore[misc] # the verbs of the table
    if page.may_propose:
        yield "propose"
    yield from page.does  # type: ignore[misc]


def _can_with_exhibit(page: ExhibitPage) -> Iterator[ExhibitVerb]:
    state = page.exhibit.state
    if page.may_edit and page.does and state != ExhibitState.WITHDRAWN:
        yield "change"
    yield from page.does  # type: ignore[misc] # the verbs of the table
    if page.is_decided_here and state == ExhibitState.CONFIRMED:
        yield "place"


def _spot(spot: Spot | None) -> SpotNamed | None:
    return SpotNamed.of(spot) if spot else None


def _place(place: Place) -> SpotOfGrounds:
    return SpotOfGrounds.of(place.spot, exhibits=[one.pk for one in place.exhibits])
