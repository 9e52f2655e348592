"""The invitation that a visitor came with: opened by its link, kept in the session until they have an account.

Every domain that invites people enters its sort of invitation here (`register`), so that each opens the sign-up of an installation
that is for invited people alone, and is accepted with the account that is made by it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.people.models import User

KEY = "people_invitation"


@dataclass(frozen=True, slots=True)
class Sort:
    sent_to: Callable[
        [str, datetime], str | None
    ]  # the address; None once the link with this token works no longer
    accept: Callable[[str, User, datetime], object]  # raises NotNow when somebody else was first


_sorts: dict[str, Sort] = {}


def register(name: str, sort: Sort) -> None:
    """Enters a sort of invitation under the name by which sessions keep it."""
    _sorts[name] = sort


def keep(session: SessionBase, name: str, token: str) -> None:
    """Nothing; the session knows by which link this visitor came."""
    session[KEY] = [name, token]


def address(session: SessionBase) -> str | None:
    """The address to which this visitor's invitation was sent; None without one that works."""
    if kept := _kept(session):
        sort, token = kept
        return sort.sent_to(token, now())
    return None


def accept(session: SessionBase, by: User) -> None:
    """Nothing; what this visitor was invited to is theirs, unless somebody else used the link meanwhile."""
    if kept := _kept(session):
        sort, token = kept
        forget(session)
        with suppress(NotNow):
            sort.accept(token, by, now())


def forget(session: SessionBase) -> None:
    """Nothing; the session knows of no invitation any more."""
    session.pop(KEY, None)


def _kept(session: SessionBase) -> tuple[Sort, str] | None:
    match session.get(KEY):
        case [str(name), str(token)] if name in _sorts:
            return _sorts[name], token
    return None
