"""The invitation that a visitor came with: opened by its link, kept in the session until they have an account."""

from django.contrib.sessions.backends.base import SessionBase

from ucap.kernel.clock import now
from ucap.people.models import Invitation
from ucap.people.queries.invitations import open_invitation

KEY = "people_invitation"


def keep(session: SessionBase, token: str) -> None:
    """Nothing; the session knows by which link this visitor came."""
    session[KEY] = token


def kept_token(session: SessionBase) -> str:
    """The token of the link by which this visitor came; "" if by none."""
    return str(session.get(KEY, ""))


def kept_invitation(session: SessionBase) -> Invitation | None:
    """The invitation that this visitor came with, while it still works."""
    token = kept_token(session)
    return open_invitation(token, now()) if token else None


def forget(session: SessionBase) -> None:
    """Nothing; the session knows of no invitation any more."""
    session.pop(KEY, None)
