"""Who is told of times that are proposed, and of the one that was chosen."""

from datetime import datetime

from ucap.events.models import Event, Poll
from ucap.events.queries.concerned import people_coming, people_of
from ucap.events.queries.events import visible_events
from ucap.events.times import Clock, with_day
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User


def ask_for_votes(event: Event, *, by: User, at: datetime) -> None:
    """Asks those who come, or wait to, and the other hosts which times suit them."""
    people = {person.pk: person for person in (*people_coming(event), *people_of(event))}
    notify(
        to=people.values(),
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=Message(gettext_noop("Which times suit you? %(title)s"), {"title": event.title}),
        link=("events:poll", (event.slug,)),
        by=by,
        at=at,
    )


def say_chosen(poll: Poll, starts: datetime, *, by: User, at: datetime) -> None:
    """Tells everybody who voted and sees the event still which time it is, by their own clock; those who are registered hear of it as of any change."""
    event = poll.event
    voters = User.objects.filter(poll_votes__time__poll=poll, is_active=True).distinct()
    told = {person.pk for person in people_coming(event)} if event.announced_at else set()
    for person in voters.exclude(pk__in=told):
        if not visible_events(person).filter(pk=event.pk).exists():
            continue  # it is for fewer people now than when they voted
        zone = person.time_zone or event.time_zone
        when = with_day(starts, None, [Clock(zone, zone)], person.language or "en")
        notify(
            to=[person],
            kind=Kind.EVENT,
            subject=("event", event.pk),
            title=Message(gettext_noop("The time is chosen: %(title)s"), {"title": event.title}),
            text=Message(gettext_noop("It is on %(when)s."), {"when": when}),
            link=("events:event", (event.slug,)),
            by=by,
            at=at,
        )
