"""Who is told what about an entry, and about the interest of others in it."""

from collections.abc import Iterable
from datetime import datetime

from ucap.exchange.models import Entry, Interest
from ucap.exchange.queries.people import name_of_asker, name_of_its, people_of, people_talking
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User


def say_it_ends(entry: Entry, *, at: datetime) -> None:
    """Tells those an entry belongs to that it ends soon, and that it can be renewed."""
    _tell(
        people_of(entry),
        entry,
        gettext_noop("Ends on %(day)s unless you renew it: %(title)s"),
        gettext_noop("Renew it with one click, change it, or let it end."),
        at=at,
    )


def say_expired(entry: Entry, *, at: datetime) -> None:
    """Tells those an entry belongs to that lists no longer show it."""
    _tell(
        people_of(entry),
        entry,
        gettext_noop("Ended on %(day)s: %(title)s"),
        gettext_noop("No list shows it any more. You can renew it at any time."),
        at=at,
    )


def tell_other_side(interest: Interest, title: str, *, from_asker: bool, by: User, at: datetime) -> None:
    """Tells the side that did not do it what the other one did; `from_asker`: those who are interested did."""
    whose = name_of_asker(interest) if from_asker else name_of_its(interest.entry)
    _tell_of(interest, people_talking(interest, from_asker=not from_asker), title, whose, by=by, at=at)


def tell_who_looks_after_it(interest: Interest, *, by: User, at: datetime) -> None:
    """Tells whom a conversation was passed on to."""
    title = gettext_noop("%(whose)s passes a conversation on to you: %(title)s")
    _tell_of(interest, [interest.handled_by] if interest.handled_by else [], title, str(by), by=by, at=at)


def say_they_wait(interest: Interest, *, at: datetime) -> None:
    """Tells those an entry belongs to that somebody has waited for an answer for a week."""
    title = gettext_noop("%(whose)s waits for your answer: %(title)s")
    people = people_talking(interest, from_asker=False)
    _tell_of(interest, people, title, name_of_asker(interest), by=None, at=at)


def _tell_of(
    interest: Interest, to: Iterable[User], title: str, whose: str, *, by: User | None, at: datetime
) -> None:
    notify(
        to=to,
        kind=Kind.INTEREST,
        subject=("interest", interest.pk),
        title=Message(title, {"whose": whose, "title": interest.entry.title}),
        link=("exchange:conversation", (interest.pk,)),
        by=by,
        at=at,
    )


def _tell(to: Iterable[User], entry: Entry, title: str, text: str, *, at: datetime) -> None:
    notify(
        to=to,
        kind=Kind.ENTRY,
        subject=("entry", entry.pk),
        title=Message(title, {"title": entry.title, "day": str(entry.expires_on or "")}),
        text=Message(text),
        link=("exchange:entry", (entry.slug,)),
        at=at,
    )
