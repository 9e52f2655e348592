"""What takes long to read, read once however many threads ask for it."""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

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
