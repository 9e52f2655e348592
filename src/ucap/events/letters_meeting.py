"""Who is told what about the meetings of a conference."""

from collections.abc import Iterable
from datetime import datetime

from ucap.events.models import Event, MeetingRequest, Registration
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User

WANTS_TO_MEET = gettext_noop("%(name)s would like to meet you at: %(title)s")
ACCEPTED = gettext_noop("%(name)s will meet you at: %(title)s")
DECLINED = gettext_noop("%(name)s cannot meet you at: %(title)s")
WITHDRAWN = gettext_noop("%(name)s has withdrawn a meeting at: %(title)s")
PROPOSED = gettext_noop("The hosts propose that you meet %(name)s at: %(title)s")


def tell_of_request(
    request: MeetingRequest, title: str, *, to: Registration, text: str = "", by: User, at: datetime
) -> None:
    """Tells the one of the two what the other did; `text` is in the other's words."""
    other = request.asked if to.pk == request.asker_id else request.asker
    values = {"name": other.name, "title": request.event.title}
    said = Message(gettext_noop("They write: %(text)s"), {"text": text}) if text else None
    _tell(to, request.event, Message(title, values), said, by=by, at=at)


def tell_of_proposal(one: Registration, other: Registration, *, by: User, at: datetime) -> None:
    """Tells one of two that the hosts think they should meet."""
    values = {"name": other.name, "title": one.event.title}
    said = Message(gettext_noop("Ask for the meeting with one click, or leave it."))
    _tell(one, one.event, Message(PROPOSED, values), said, find=other, by=by, at=at)


def people_behind(registration: Registration) -> list[User]:
    """Whoever comes; whoever registered them, where they have no account."""
    person = registration.person or registration.by
    return [person] if person else []


def _tell(
    to: Registration,
    event: Event,
    title: Message,
    text: Message | None,
    *,
    find: Registration | None = None,
    by: User,
    at: datetime,
) -> None:
    link: tuple[str, tuple[object, ...]] = ("events:meetings", (event.slug,))
    if find is not None:
        link = ("events:ask", (event.slug, find.pk))
    _send(people_behind(to), event, title, text, link, by=by, at=at)


def _send(
    to: Iterable[User],
    event: Event,
    title: Message,
    text: Message | None,
    link: tuple[str, tuple[object, ...]],
    *,
    by: User,
    at: datetime,
) -> None:
    notify(
        to=to,
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=title,
        text=text,
        link=link,
        by=by,
        at=at,
    )
