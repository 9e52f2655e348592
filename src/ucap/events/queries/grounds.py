"""The plan of the grounds: its spots, drawn, with what is shown on each; for which exhibits a spot will do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from ucap.events.grounds import Box, Drawn, SpotSaid, Stay, drawn, too_small
from ucap.events.models import Event, Exhibit, Spot
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.invitations import event_to_invite
from ucap.events.states import ExhibitState
from ucap.people.rules import Viewer

WIDTH, HEIGHT = 1000, 600  # of the picture, in its own units


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on the picture."""

    number: int  # by which the list beside it names it
    spot: Spot
    box: Drawn
    exhibits: tuple[Exhibit, ...]  # that are shown there


@dataclass(frozen=True, slots=True)
class GroundsPage:
    """The grounds, for the hosts."""

    event: Event
    words: Words
    places: tuple[Place, ...]
    without: tuple[Exhibit, ...]  # confirmed, and no spot yet


def grounds_page(slug: str, viewer: Viewer) -> GroundsPage:
    """The grounds of the expo of that address, for its hosts; raises Http404."""
    event = event_to_invite(slug, viewer)
    shown = event.exhibits.filter(state=ExhibitState.CONFIRMED).select_related("invitation__city")
    exhibits = list(shown.order_by("starts_on", "begins", "title", "pk"))
    return GroundsPage(
        event=event,
        words=words_of([event])[event.pk],
        places=plan_of(event.spots.all(), exhibits),
        without=tuple(one for one in exhibits if one.spot_id is None),
    )


def plan_of(spots: Iterable[Spot], exhibits: Iterable[Exhibit]) -> tuple[Place, ...]:
    """The spots on the picture, by name, each with those of the exhibits that are shown there. One query."""
    there: dict[int, list[Exhibit]] = defaultdict(list)
    for exhibit in exhibits:
        if exhibit.spot_id is not None:
            there[exhibit.spot_id].append(exhibit)
    return tuple(
        Place(number, spot, drawn(box_of(spot), WIDTH, HEIGHT), tuple(there[spot.pk]))
        for number, spot in enumerate(spots, 1)
    )


def spots_as_said(event: Event) -> tuple[SpotSaid, ...]:
    """The spots as they are kept, by name. One query."""
    rows = event.spots.order_by("name", "pk")
    return tuple(SpotSaid(one.name, box_of(one), one.square_metres, one.pk) for one in rows)


def spots_for(exhibit: Exhibit) -> list[tuple[int, str]]:
    """Every spot by id, in words: how large it is, and why it will not do where it will not. Two queries."""
    there: dict[int, list[Exhibit]] = defaultdict(list)
    shown = exhibit.event.exhibits.filter(state=ExhibitState.CONFIRMED, spot__isnull=False)
    for other in shown.exclude(pk=exhibit.pk):
        there[other.spot_id or 0].append(other)
    return [(spot.pk, _words(exhibit, spot, there[spot.pk])) for spot in exhibit.event.spots.all()]


def spot_of(event: Event, spot_id: str) -> Spot | None:
    """The spot of that id on the grounds of the event; None for none, and for one that is not there."""
    return event.spots.filter(pk=int(spot_id)).first() if spot_id.isdecimal() and len(spot_id) < 16 else None


def stay_of(exhibit: Exhibit) -> Stay:
    """When it is shown; without days on all of them."""
    return Stay(exhibit.starts_on or date.min, exhibit.ends_on or date.max, exhibit.begins)


def box_of(spot: Spot) -> Box:
    """Where it lies."""
    return Box(spot.left, spot.top, spot.width, spot.height)


def _words(exhibit: Exhibit, spot: Spot, others: Sequence[Exhibit]) -> str:
    size = f"{spot.name} · {spot.square_metres} m²" if spot.square_metres else spot.name
    if too_small(spot.square_metres, exhibit.square_metres):
        return gettext("%(spot)s: too small") % {"spot": size}
    stay = stay_of(exhibit)
    taken = next((one for one in others if stay.meets(stay_of(one))), None)
    if taken:
        return gettext("%(spot)s: taken by “%(other)s”") % {"spot": size, "other": taken.title}
    return size
