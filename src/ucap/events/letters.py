"""Who is told what about an event as a whole: those who hold it, and those who come to it."""

from collections.abc import Iterable
from datetime import datetime

from ucap.events.letters_guests import write_to_guests
from ucap.events.models import Event, EventHost
from ucap.events.queries.concerned import deciding, people_coming, people_of
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User


def say_it_moved(event: Event, *, by: User, at: datetime) -> None:
    """Tells those who come, or wait to, that its days or its place are others."""
    title = gettext_noop("When or where has changed: %(title)s")
    text = gettext_noop("The event's page says how it is now. Calendars that hold it change by themselves.")
    _tell(people_coming(event), event, title, text, by=by, at=at)
    write_to_guests(event, title, "")


def say_cancelled(event: Event, *, by: User, at: datetime) -> None:
    """Tells those who come, or wait to, and its hosts, that it is not held."""
    title = gettext_noop("Cancelled: %(title)s")
    text = gettext_noop("Why: %(why)s")
    _tell((*people_coming(event), *people_of(event)), event, title, text, by=by, at=at)
    write_to_guests(event, title, text)


def say_brought_back(event: Event, *, by: User, at: datetime) -> None:
    """Tells the same that it is held after all."""
    title = gettext_noop("It takes place after all: %(title)s")
    text = gettext_noop("Whoever was registered is registered still.")
    _tell((*people_coming(event), *people_of(event)), event, title, text, by=by, at=at)
    write_to_guests(event, title, text)


def say_deleted(event: Event, *, by: User, at: datetime) -> None:
    """Tells the others who hold it that its draft was thrown away."""
    title = gettext_noop("The draft is deleted: %(title)s")
    text = gettext_noop("For a day its page brings it back; then it is gone.")
    _tell(people_of(event), event, title, text, by=by, at=at)


def ask_to_host(host: EventHost, *, by: User, at: datetime) -> None:
    """Asks those who decide for an organisation or a city to hold an event together."""
    title = gettext_noop("You are asked to hold an event together: %(title)s")
    text = gettext_noop("Agree, and you write and decide with the others; your name stands beside theirs.")
    people = deciding(host.organisation_id, host.city_id)
    _tell(people, host.event, title, text, by=by, at=at, link=("events:agree", (str(host.pk),)))


def say_agreed(host: EventHost, name: str, *, by: User, at: datetime) -> None:
    """Tells the other hosts that one of those who were asked holds it with them."""
    title = gettext_noop("%(whose)s holds the event with you: %(title)s")
    _tell(people_of(host.event), host.event, title, "", by=by, at=at, whose=name)


def say_stepped_back(event: Event, name: str, *, by: User, at: datetime) -> None:
    """Tells the other hosts that one of them does not hold it with them."""
    title = gettext_noop("%(whose)s does not hold the event with you: %(title)s")
    _tell(people_of(event), event, title, "", by=by, at=at, whose=name)


def say_taken_off(host: EventHost, *, by: User, at: datetime) -> None:
    """Tells one of the hosts that the others hold the event without them."""
    title = gettext_noop("You no longer hold this event with the others: %(title)s")
    _tell(deciding(host.organisation_id, host.city_id), host.event, title, "", by=by, at=at)


def _tell(
    to: Iterable[User],
    event: Event,
    title: str,
    text: str,
    *,
    by: User,
    at: datetime,
    whose: str = "",
    link: tuple[str, tuple[object, ...]] | None = None,
) -> None:
    notify(
        to=to,
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=Message(title, {"title": event.title, "whose": whose}),
        text=Message(text, {"why": event.why_cancelled}) if text else None,
        link=link or ("events:event", (event.slug,)),
        by=by,
        at=at,
    )
