"""Those who come to a visit are told what is different in its itinerary: one notice while it is unread, in the words of its page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, override

from ucap.events.models import Event, Session
from ucap.events.programme import Programme, SessionSaid
from ucap.events.queries.cards import own_clock
from ucap.events.queries.concerned import people_confirmed
from ucap.events.states import COMING, EventKind
from ucap.events.times import with_day
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import Bundle, notify
from ucap.notices.states import Kind
from ucap.people.models import User

CHANGED = gettext_noop("The itinerary has changed: %(title)s")
CHANGES = Bundle(sort="itinerary", title=gettext_noop("%(number)d changes of the itinerary: %(title)s"))
NOW = gettext_noop("It says now:\n%(lines)s")


def say_stop_changed(
    session: Session, before: Mapping[str, Any], after: Mapping[str, Any], *, by: User, at: datetime
) -> None:
    """Tells them what of one stop is different. Of whoever receives them the page says it, not the notice."""
    event = session.event

    def lines(language: str) -> Iterable[str]:
        when = with_day(session.starts_at, None, [own_clock(event)], language)
        different = [
            f"{label}: {_said(value, event, language)}" if tells else label
            for name, label, tells in _labels()
            if (value := after[name]) != before[name]
        ]
        if different:
            yield f"{session.title} ({when}): {', '.join(different)}."

    _tell(event, lines, by=by, at=at)


def say_visit_changed(event: Event, before: Programme, after: Programme, *, by: User, at: datetime) -> None:
    """Tells them which parts of the visit are new, at another time or in another room, or gone."""
    old, new = ({one.id: one for one in programme.sessions} for programme in (before, after))

    def when(one: SessionSaid, language: str) -> str:
        return ", ".join(
            filter(None, (with_day(one.starts_at, one.ends_at, [own_clock(event)], language), one.room))
        )

    def lines(language: str) -> Iterable[str]:
        for id_, one in new.items():
            if id_ not in old or _where_and_when(old[id_]) != _where_and_when(one):
                yield f"{one.title}: {when(one, language)}."
        for id_, one in old.items():
            if id_ not in new:
                taken_out = gettext("not part of the visit any more")
                yield f"{one.title} ({when(one, language)}): {taken_out}."

    _tell(event, lines, by=by, at=at)


def _labels() -> tuple[tuple[str, str, bool], ...]:
    """The fields of a stop as its page calls them, and whether the notice says what stands there."""
    return (
        ("host", gettext("Received by"), False),
        ("contact_name", gettext("Contact"), False),
        ("contact_phone", gettext("Telephone"), False),
        ("contact_email", gettext("E-mail"), False),
        ("transport", gettext("How to get there"), True),
        ("leaves_from", gettext("Leaves from"), True),
        ("departs_at", gettext("Leaves at"), True),
        ("notes", gettext("Good to know"), False),
    )


def _said(value: Any, event: Event, language: str) -> str:
    if isinstance(value, datetime):
        return with_day(value, None, [own_clock(event)], language)
    return str(value or "—")


def _where_and_when(one: SessionSaid) -> tuple[object, ...]:
    return one.starts_at, one.ends_at, one.room, one.title


def _tell(event: Event, lines: Callable[[str], Iterable[str]], *, by: User, at: datetime) -> None:
    if event.kind != EventKind.VISIT or event.state not in COMING:
        return
    by_language: dict[str, list[User]] = defaultdict(list)
    for person in people_confirmed(event):
        by_language[person.language].append(person)
    for language, people in by_language.items():
        with override(language.lower()):
            said = list(lines(language))
        if said:
            notify(
                to=people,
                kind=Kind.EVENT,
                subject=("event", event.pk),
                title=Message(CHANGED, {"title": event.title}),
                text=Message(NOW, {"lines": "\n".join(said)}),
                link=("events:itinerary", (event.slug,)),
                bundle=CHANGES,
                by=by,
                at=at,
            )
