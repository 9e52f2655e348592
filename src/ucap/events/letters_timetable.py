"""Who is told of a timetable."""

from collections.abc import Collection
from datetime import datetime

from ucap.events.models import Registration, Timetable
from ucap.events.queries.concerned import is_to_meet, people_meeting, people_of
from ucap.events.states import COMING
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
REPAIR = gettext_noop(
    "Repair the timetable: meetings of others are moved only where it has to be. It concerns:\n%(lines)s"
)


def tell_of_first(timetable: Timetable, *, by: User, at: datetime) -> None:
    """Tells everybody who takes part in it that they have an agenda."""
    title = gettext_noop("Your meetings at “%(event)s”")
    text = gettext_noop("The timetable is published. Your agenda says whom you meet when and where.")
    requests = timetable.meetings.values_list("request", flat=True)
    _tell(people_meeting(requests), timetable, title, text, by=by, at=at)


def tell_of_changes(timetable: Timetable, requests: Collection[str], *, by: User, at: datetime) -> None:
    """Tells those whose meetings are otherwise than before."""
    title = gettext_noop("Your meetings at “%(event)s” have changed")
    text = gettext_noop(
        "Some of your meetings are at another time or table, with another interpreter, or not held. Look at your agenda."
    )
    _tell(people_meeting(requests), timetable, title, text, by=by, at=at)


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
    to: Collection[User], timetable: Timetable, title: str, text: str, *, by: User, at: datetime
) -> None:
    notify(
        to=sorted(to, key=lambda person: person.pk),
        kind=Kind.EVENT,
        subject=("event", timetable.event_id),
        title=Message(title, {"event": timetable.event.title}),
        text=Message(text),
        link=("events:meetings", (timetable.event.slug,)),
        by=by,
        at=at,
    )
