"""Who is told that somebody comes along to a meeting, or does not any more."""

from collections.abc import Iterable
from datetime import datetime

from ucap.events.letters_meeting import people_behind
from ucap.events.models import BroughtAlong, Registration
from ucap.events.states import AskedState
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User

YOU_COME = gettext_noop("You come along with %(beside)s to a meeting with %(other)s at: %(title)s")
STEP_BACK = gettext_noop(
    "It stands in your agenda with your own meetings. If you cannot come, say so on the page of your meetings."
)
THEY_COME = gettext_noop("%(name)s comes along with %(beside)s to your meeting at: %(title)s")
NO_MORE = gettext_noop(
    "%(name)s does not come along to the meeting of %(beside)s and %(other)s at: %(title)s"
)


def tell_of_bringing(along: BroughtAlong, *, by: User, at: datetime) -> None:
    """Tells who comes along; the other side too, once it has accepted the meeting."""
    values, (who, other) = _values(along), (along.who, _other(along))
    _tell(people_behind(who), along, Message(YOU_COME, values), Message(STEP_BACK), by=by, at=at)
    if along.request.state == AskedState.ACCEPTED:
        _tell(people_behind(other), along, Message(THEY_COME, values), None, by=by, at=at)


def tell_of_leaving(along: BroughtAlong, *, by: User, at: datetime) -> None:
    """Tells who came along and the one whom they came with, whoever of them did not say it."""
    people = [*people_behind(along.who), *people_behind(along.beside)]
    _tell(people, along, Message(NO_MORE, _values(along)), None, by=by, at=at)


def _values(along: BroughtAlong) -> dict[str, str]:
    return {
        "name": along.who.name,
        "beside": along.beside.name,
        "other": _other(along).name,
        "title": along.request.event.title,
    }


def _other(along: BroughtAlong) -> Registration:
    """The one of the two who is to meet them."""
    request = along.request
    return request.asked if along.beside_id == request.asker_id else request.asker


def _tell(
    to: Iterable[User], along: BroughtAlong, title: Message, text: Message | None, *, by: User, at: datetime
) -> None:
    event = along.request.event
    notify(
        to=to,
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=title,
        text=text,
        link=("events:meetings", (event.slug,)),
        by=by,
        at=at,
    )
