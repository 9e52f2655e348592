"""Expos, cities that are invited, and what they show, for tests."""

from typing import Any

from tests.events.factories import AT, make_city, make_event
from ucap.events.actions.exhibiting import Shown
from ucap.events.models import CityInvitation, Event, Exhibit, Spot
from ucap.events.states import EventKind, ExhibitKind, ExhibitState, InvitedState


def make_expo(**changes: Any) -> Event:
    """The horticulture expo of Yangzhou, on four days."""
    fields: dict[str, Any] = {
        "kind": EventKind.EXPO,
        "city": make_city("Yangzhou"),
        "title": "Horticulture Expo",
        "days": 4,
        **changes,
    }
    return make_event(**fields)


def make_invitation(
    event: Event, city: str = "Granada", *, state: InvitedState = InvitedState.INVITED, **changes: Any
) -> CityInvitation:
    """A city, one of PLACES, that is invited."""
    fields: dict[str, Any] = {"text": "Show a garden.", "at": AT, **changes}
    return CityInvitation.objects.create(event=event, city=make_city(city), state=state, **fields)


def make_exhibit(
    invitation: CityInvitation, *, state: ExhibitState = ExhibitState.CONFIRMED, **changes: Any
) -> Exhibit:
    """A garden of the city, on all days, confirmed unless `state`."""
    fields: dict[str, Any] = {
        "kind": ExhibitKind.GARDEN,
        "language": "es",
        "title": "Jardín nazarí",
        "text": "Agua y mirto.",
        "at": AT,
        **changes,
    }
    return Exhibit.objects.create(event=invitation.event, invitation=invitation, state=state, **fields)


def make_spot(event: Event, name: str = "A1", *, number: int = 0, **changes: Any) -> Spot:
    """A spot of a tenth of the plan's width and height; `number` counts along the upper edge."""
    fields: dict[str, Any] = {"left": 100 * number, "square_metres": 100, **changes}
    return Spot.objects.create(event=event, name=name, **fields)


def garden(**changes: Any) -> Shown:
    """What a city says of a garden, with these fields changed."""
    fields: dict[str, Any] = {
        "kind": ExhibitKind.GARDEN,
        "language": "es",
        "title": "Jardín nazarí",
        "text": "Agua y mirto.",
        "square_metres": 80,
        "needs": "Water",
        **changes,
    }
    return Shown(**fields)
