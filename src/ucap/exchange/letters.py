"""Who is told what about an entry."""

from collections.abc import Iterable
from datetime import datetime

from ucap.exchange.models import Entry
from ucap.exchange.queries.people import people_of
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
