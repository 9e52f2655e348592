"""Who is told what once an event is over: those who came."""

from collections.abc import Iterable
from datetime import datetime

from ucap.events.models import Event, Feedback, Registration
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User


def ask_how_it_was(event: Event, *, at: datetime) -> int:
    """How many of those who came are asked; whoever has said it already is not."""
    answered = Feedback.objects.filter(registration__event=event).values("registration")
    rows = event.registrations.confirmed().exclude(pk__in=answered).select_related("person", "by")
    title = gettext_noop("How was it? %(title)s")
    text = gettext_noop("Give stars and, if you like, a word: the hosts read it without your name.")
    return _tell(_people(rows), event, title, text, "events:feedback", at=at)


def say_reported(event: Event, *, by: User, at: datetime) -> int:
    """How many of those who came are told that they can read what came of it."""
    rows = event.registrations.confirmed().select_related("person", "by")
    title = gettext_noop("What came of it: %(title)s")
    text = gettext_noop("The hosts have published the report of the event.")
    return _tell(_people(rows), event, title, text, "events:report", by=by, at=at)


def _people(rows: Iterable[Registration]) -> dict[str, User]:
    """Whoever came; whoever registered them, where they have no account."""
    people = (one.person or one.by for one in rows)
    return {person.pk: person for person in people if person and person.is_active}


def _tell(
    to: dict[str, User],
    event: Event,
    title: str,
    text: str,
    address: str,
    *,
    by: User | None = None,
    at: datetime,
) -> int:
    notices = notify(
        to=to.values(),
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=Message(title, {"title": event.title}),
        text=Message(text),
        link=(address, (event.slug,)),
        by=by,
        at=at,
    )
    return len(notices)
