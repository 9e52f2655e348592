"""The middleware that requests of test clients go through: put together once, as a server does, and anew when a setting has changed.

Each client would put it together for its first request, which costs as much as a request that is refused.
"""

from typing import Any

from django.core.handlers.base import BaseHandler
from django.core.signals import setting_changed
from django.test.client import ClientHandler

_put_together: dict[str, Any] = {}


def share_middleware() -> None:
    """From now on clients of this process share what they would each put together."""
    setting_changed.connect(_forget, dispatch_uid="tests.clients")
    ClientHandler.load_middleware = _load  # type: ignore[method-assign]


def _forget(**_: Any) -> None:
    _put_together.clear()


def _load(handler: ClientHandler, is_async: bool = False) -> None:
    if not _put_together:
        first = BaseHandler()
        first.load_middleware(is_async)
        _put_together.update(vars(first))
    vars(handler).update(_put_together)
