"""What takes long to read, read once however many threads ask for it; and what is asked for all the time, read now and then."""

import time
from collections.abc import Callable
from functools import lru_cache, update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

from django.conf import settings

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 2  # answers: the latest, and the one before while requests still ask for it


class ReadOnce(Generic[P, T]):
    """A decorator: of several threads that ask the same one reads, and the others wait for what it has read."""

    def __init__(self, function: Callable[P, T]) -> None:
        update_wrapper(self, function)
        self._lock = Lock()
        self._remembered = lru_cache(maxsize=KEPT)(function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        with self._lock:
            return self._remembered(*args, **kwargs)  # type: ignore[arg-type] # lru_cache wants them hashable

    def cache_clear(self) -> None:
        """Forgets what was read."""
        self._remembered.cache_clear()


class KeptBriefly(Generic[P, T]):
    """A decorator: an answer holds for settings.KEPT_BRIEFLY seconds in this process, so that each process knows what is new by then.

    For small answers to few questions, that no permission depends on.
    """

    def __init__(self, function: Callable[P, T]) -> None:
        update_wrapper(self, function)
        self._function = function
        self._kept: dict[object, tuple[float, T]] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        key, now = (args, tuple(sorted(kwargs.items()))), time.monotonic()
        until, answer = self._kept.get(key, (now, None))
        if now < until:
            return answer  # type: ignore[return-value] # what was kept under a time to come
        answer = self._function(*args, **kwargs)
        self._kept[key] = (now + settings.KEPT_BRIEFLY, answer)
        return answer

    def cache_clear(self) -> None:
        """Forgets what was read."""
        self._kept.clear()
