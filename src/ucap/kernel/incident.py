"""The number of the request that is answered: in the log, in the answer, and on the page that says something went wrong."""

import re
from contextvars import ContextVar, Token

from ucap.kernel.ids import new_id

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_current: ContextVar[str] = ContextVar("request", default="")


def begin(given: str = "") -> Token[str]:
    """What `end` takes. The number is the one that a proxy has given, when it is a sensible one, else a new one."""
    return _current.set(given if SANE.fullmatch(given) else new_id())


def end(token: Token[str]) -> None:
    _current.reset(token)


def number() -> str:
    """The number of this request; "" outside of one."""
    return _current.get()
