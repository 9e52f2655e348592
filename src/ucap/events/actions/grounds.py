"""The spots of the grounds, and which exhibit has which."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.events import letters_expos as letters
from ucap.events.actions.exhibited import held_exhibit, note_shown, still_to_come
from ucap.events.actions.standing import held, note
from ucap.events.grounds import SHORTEST, WHOLE, SpotSaid, overlap, seal_of, too_small
from ucap.events.models import Event, Exhibit, Spot
from ucap.events.queries.grounds import spots_as_said, stay_of
from ucap.events.rules.expos import NOT_DECIDING, may_arrange_grounds, may_decide_exhibit
from ucap.events.states import ExhibitState
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_line, too_long
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

MOST_SPOTS, LONGEST_NAME, MOST_METRES = 200, 60, 1_000_000
SMALL = gettext_noop("“%(spot)s” has %(has)d m², and “%(exhibit)s” needs %(needs)d m². Choose a larger spot.")
TAKEN = gettext_noop(
    "“%(spot)s” is taken at that time by “%(other)s”. Choose another spot, or give that one another."
)
CHANGED = gettext_noop("Somebody else changed the grounds while you were writing. Look at both.")


@transaction.atomic
def set_spots(
    *, event: Event, spots: Sequence[SpotSaid], seal: str, by: User, at: datetime
) -> tuple[SpotSaid, ...]:
    """The grounds with these spots and no others. `seal` marks what was seen; raises Conflict when somebody changed that since.

    Raises BadInput for two that cover each other or have one name; NotNow for one to be taken out, or made smaller, on which
    something that is confirmed needs it. A spot that somebody else has taken out meanwhile is a new one.
    """
    event = held(event.pk)
    if not may_arrange_grounds(by, event):
        raise NotAllowed(NOT_DECIDING)
    still_to_come(event)
    before = spots_as_said(event)
    if seal != seal_of(before):
        raise Conflict(CHANGED)
    there = {one.id for one in before}
    spots = [_checked(one if one.id in there else replace(one, id=None)) for one in spots]
    _check_together(spots)
    _check_in_use(event, spots)
    _keep(event, spots)
    after = spots_as_said(event)
    if after != before:
        note("event.grounds_set", event, by=by, at=at, before=_plain(before), after=_plain(after))
    return after


@transaction.atomic
def place_exhibit(*, exhibit: Exhibit, spot: Spot | None, by: User, at: datetime) -> Exhibit:
    """The exhibit on that spot, or on none; those who show it are told."""
    exhibit = held_exhibit(exhibit)
    if not may_decide_exhibit(by, exhibit):
        raise NotAllowed(NOT_DECIDING)
    still_to_come(exhibit.event)
    if exhibit.state != ExhibitState.CONFIRMED:
        raise NotNow(gettext_noop("Confirm the exhibit first; a spot is given with that."))
    if spot is not None:
        check_spot(exhibit, spot)
    before, after = exhibit.spot_id, spot.pk if spot else None
    if before == after:
        return exhibit
    exhibit.spot = spot
    exhibit.save(update_fields=["spot"])
    note_shown("exhibit.placed", exhibit, by=by, at=at, before={"spot": before}, after={"spot": after})
    letters.say_placed(exhibit, by=by, at=at)
    return exhibit


def check_spot(exhibit: Exhibit, spot: Spot) -> None:
    """Nothing; raises BadInput for a spot of another event, one that is too small, and one that is taken at that time."""
    if spot.event_id != exhibit.event_id:
        raise BadInput(gettext_noop("Choose a spot of this event's grounds."))
    if too_small(spot.square_metres, exhibit.square_metres):
        raise BadInput(
            SMALL,
            spot=spot.name,
            exhibit=exhibit.title,
            has=spot.square_metres or 0,
            needs=exhibit.square_metres or 0,
        )
    stay = stay_of(exhibit)
    others = spot.exhibits.filter(state=ExhibitState.CONFIRMED).exclude(pk=exhibit.pk)
    for other in others:
        if stay.meets(stay_of(other)):
            raise BadInput(TAKEN, spot=spot.name, other=other.title)


def _checked(spot: SpotSaid) -> SpotSaid:
    """The spot, clean. Raises BadInput for what cannot be."""
    name = clean_line(spot.name)
    if not name:
        raise BadInput(gettext_noop("Give every spot a name."))
    if too_long(name, LONGEST_NAME):
        raise BadInput(
            gettext_noop("The name of a spot has at most %(limit)d characters. Shorten it."),
            limit=LONGEST_NAME,
        )
    if not spot.box.is_on_plan:
        raise BadInput(
            gettext_noop(
                "“%(spot)s” does not lie on the plan. It is %(whole)d wide and high; a spot at least %(least)d."
            ),
            spot=name,
            whole=WHOLE,
            least=SHORTEST,
        )
    if spot.square_metres is not None and not 1 <= spot.square_metres <= MOST_METRES:
        raise BadInput(
            gettext_noop("Say in whole square metres, from 1 to %(most)d, how large “%(spot)s” is."),
            spot=name,
            most=MOST_METRES,
        )
    return SpotSaid(name, spot.box, spot.square_metres, spot.id)


def _check_together(spots: Sequence[SpotSaid]) -> None:
    if len(spots) > MOST_SPOTS:
        raise BadInput(gettext_noop("The grounds have at most %(most)d spots."), most=MOST_SPOTS)
    ids = [one.id for one in spots if one.id is not None]
    if len(set(ids)) < len(ids):
        raise BadInput(gettext_noop("One spot stands in two rows. Take one of them out."))
    names = [one.name for one in spots]
    for name in names:
        if names.count(name) > 1:
            raise BadInput(gettext_noop("Two spots are called “%(spot)s”. Rename one."), spot=name)
    found = overlap([one.box for one in spots])
    if found:
        one, other = (spots[number].name for number in found)
        raise BadInput(
            gettext_noop("“%(one)s” and “%(other)s” cover each other. Move one of them, or make it smaller."),
            one=one,
            other=other,
        )


def _check_in_use(event: Event, spots: Sequence[SpotSaid]) -> None:
    """Nothing; raises NotNow where a confirmed exhibit would lose its spot, or the space that it needs."""
    left = {one.id: one for one in spots}
    used = event.exhibits.filter(state=ExhibitState.CONFIRMED, spot__isnull=False).select_related("spot")
    for exhibit in used:
        spot = left.get(exhibit.spot_id)
        if spot is None or too_small(spot.square_metres, exhibit.square_metres):
            raise NotNow(
                gettext_noop("“%(exhibit)s” needs the spot “%(spot)s” as it is. Give it another spot first."),
                exhibit=exhibit.title,
                spot=str(exhibit.spot),
            )


def _keep(event: Event, spots: Sequence[SpotSaid]) -> None:
    there = {one.pk: one for one in event.spots.all()}
    event.spots.exclude(pk__in=[one.id for one in spots if one.id]).delete()
    renamed = [there[one.id] for one in spots if one.id and there[one.id].name != one.name]
    for number, row in enumerate(renamed):  # two may swap their names
        row.name = f"\x1f{number}"
    Spot.objects.bulk_update(renamed, ["name"])
    for one in spots:
        row = there[one.id] if one.id else Spot(event=event)
        row.name, row.square_metres = one.name, one.square_metres
        row.left, row.top, row.width, row.height = (
            one.box.left,
            one.box.top,
            one.box.width,
            one.box.height,
        )
        row.save()


def _plain(spots: Sequence[SpotSaid]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "square_metres": one.square_metres,
            "box": [one.box.left, one.box.top, one.box.width, one.box.height],
        }
        for one in spots
    ]
