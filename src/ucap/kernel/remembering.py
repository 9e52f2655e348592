"""What takes long to read, read once however many threads ask for it; what is asked for all the time, read now and then; and words."""

import time
from collections.abc import Callable
from functools import lru_cache, update_wrapper, wraps
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

from django.conf import settings
from django.utils.translation import get_language

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 2  # answers: the latest, and the one before while requests still ask for it
SAID = 2048  # answers, in all languages together


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


def once_in_each_language(function: Callable[P, T]) -> Callable[P, T]:
    """A decorator: what is said of the same values, which lru_cache wants hashable, is worked out once for each language.

    For words that depend on nothing else: neither on the reader nor on what is stored.
    """

    @lru_cache(
        maxsize=SAID, typed=True
    )  # a text that is marked as safe is another than the same that has to be escaped
    def said(_language: str | None, *args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    @wraps(function)
    def in_language(*args: P.args, **kwargs: P.kwargs) -> T:
        return said(get_language(), *args, **kwargs)  # type: ignore[arg-type] # lru_cache wants them hashable

    return in_language
