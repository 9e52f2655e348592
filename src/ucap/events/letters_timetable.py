"""Who is told of a timetable."""

from collections.abc import Collection
from datetime import datetime

from ucap.events.models import Timetable
from ucap.events.queries.concerned import people_meeting
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User


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
