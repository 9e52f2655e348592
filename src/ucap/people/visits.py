"""How long somebody with an office stays signed in: so many hours after signing in, so many minutes after they last did something.

Members stay for as long as their session does (two weeks). What a visit is known by is in the session, which is read with
every page anyway; that somebody was here is written down once a minute at most. Pure.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

WARNED = 120  # seconds before the end at which a page says so (WCAG 2.2.1 asks for 20 at least)
WRITTEN = 60  # seconds after which it is written down anew that somebody is here
SIGNED_IN = "signed_in_at"  # keys of the session, in seconds since 1970
SEEN = "seen_at"

Session = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a visit, in seconds: while nothing is done, and however much is done."""

    idle: int
    whole: int

    @property
    def is_over(self) -> bool:
        return self.idle <= 0 or self.whole <= 0


OVER = Left(0, 0)


def begin(session: Session, at: datetime) -> None:
    """Nothing; the hours count from now: somebody signed in, or said once more who they are."""
    session[SIGNED_IN] = session[SEEN] = int(at.timestamp())


def left(session: Session, at: datetime, *, idle: timedelta, longest: timedelta) -> Left:
    """What is left of this visit; nothing of one that nobody wrote the beginning of."""
    if SIGNED_IN not in session:
        return OVER
    now = int(at.timestamp())
    begun = session[SIGNED_IN]
    return Left(
        session.get(SEEN, begun) + int(idle.total_seconds()) - now,
        begun + int(longest.total_seconds()) - now,
    )


def seen(session: Session, at: datetime) -> None:
    """Nothing; the minutes count from now."""
    now = int(at.timestamp())
    if now - session.get(SEEN, 0) >= WRITTEN:
        session[SEEN] = now
