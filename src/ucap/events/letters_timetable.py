"""Who is told of a timetable."""

from collections.abc import Collection
from datetime import datetime

from ucap.events.models import Event, Matchmaking, Meeting, Registration, Timetable
from ucap.events.queries.concerned import is_to_meet, people_meeting, people_of
from ucap.events.rooms import room_of
from ucap.events.states import COMING, WANTED, TimetableState
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import Bundle, notify
from ucap.notices.states import Kind
from ucap.people.models import User

DOES_NOT_COME = gettext_noop("%(name)s does not come to meetings of the published timetable: %(event)s")
DO_NOT_COME = Bundle(
    sort="gaps",
    title=gettext_noop("The published timetable has meetings of people who do not come: %(event)s"),
)
CANNOT_COME_ALONG = gettext_noop(
    "%(name)s comes along to a meeting of the published timetable and cannot be there at its time: %(event)s"
)
OTHER_ROOMS = gettext_noop("Your meetings at “%(event)s” are in other rooms")
IN_OTHER_ROOMS = Bundle(sort="rooms", title=OTHER_ROOMS)
SAME_TIMES = gettext_noop(
    "The hosts have changed in which room the tables of some of your meetings stand, or where you meet online. "
    "The times are the same. Look at your agenda."
)
REPAIR = gettext_noop(
    "Repair the timetable: meetings of others are moved only where it has to be. It concerns:\n%(lines)s"
)


def tell_of_first(timetable: Timetable, *, by: User, at: datetime) -> None:
    """Tells everybody who takes part in it that they have an agenda."""
    title = gettext_noop("Your meetings at “%(event)s”")
    text = gettext_noop("The timetable is published. Your agenda says whom you meet when and where.")
    requests = timetable.meetings.values_list("request", flat=True)
    _tell(people_meeting(requests), timetable.event, title, text, by=by, at=at)


def tell_of_changes(timetable: Timetable, requests: Collection[str], *, by: User, at: datetime) -> None:
    """Tells those whose meetings are otherwise than before."""
    title = gettext_noop("Your meetings at “%(event)s” have changed")
    text = gettext_noop(
        "Some of your meetings are at another time or table, with another interpreter, or not held. Look at your agenda."
    )
    _tell(people_meeting(requests), timetable.event, title, text, by=by, at=at)


def tell_of_rooms(event: Event, before: Matchmaking, after: Matchmaking, *, by: User, at: datetime) -> None:
    """Tells those whose meetings of the published timetable, as far as they are not over, are in another room than before."""
    old, new = room_of(before.rooms), room_of(after.rooms)
    online = before.virtual_link != after.virtual_link
    if old == new and not online:
        return
    published = Meeting.objects.filter(timetable__event=event, timetable__state=TimetableState.PUBLISHED)
    to_come = published.filter(slot__ends_at__gt=at, request__state__in=WANTED)
    requests = [
        request
        for request, table, is_virtual in to_come.values_list("request", "table", "is_virtual")
        if (online if is_virtual else old.get(table or 0) != new.get(table or 0))
    ]
    _tell(people_meeting(requests), event, OTHER_ROOMS, SAME_TIMES, bundle=IN_OTHER_ROOMS, by=by, at=at)


def tell_of_gap(
    registration: Registration, *, slots: Collection[int] | None = None, by: User, at: datetime
) -> None:
    """Tells the hosts that the published timetable has meetings (in those slots) of somebody who does not come to them."""
    event = registration.event
    if event.state not in COMING or not is_to_meet(registration, slots):
        return
    _tell_hosts(registration, DOES_NOT_COME, DO_NOT_COME, by=by, at=at)


def tell_of_clash(registration: Registration, *, by: User, at: datetime) -> None:
    """Tells the hosts that somebody comes along to a meeting of the published timetable at whose time they cannot be there."""
    _tell_hosts(registration, CANNOT_COME_ALONG, None, by=by, at=at)


def _tell_hosts(
    registration: Registration, title: str, bundle: Bundle | None, *, by: User, at: datetime
) -> None:
    """Tells them by name of whom they have to repair the timetable."""
    event = registration.event
    notify(
        to=people_of(event),
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=Message(title, {"name": registration.name, "event": event.title}),
        text=Message(REPAIR, {"lines": registration.name}),
        link=("events:timetable", (event.slug,)),
        bundle=bundle,
        by=by,
        at=at,
    )


def _tell(
    to: Collection[User],
    event: Event,
    title: str,
    text: str,
    *,
    bundle: Bundle | None = None,
    by: User,
    at: datetime,
) -> None:
    notify(
        to=sorted(to, key=lambda person: person.pk),
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=Message(title, {"event": event.title}),
        text=Message(text),
        link=("events:meetings", (event.slug,)),
        bundle=bundle,
        by=by,
        at=at,
    )
