"""How a search is ended from outside, whatever it is in the middle of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Stop:
    """Asked for once, by whoever has waited long enough; safe to ask for from another thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hows: list[Callable[[], object]] = []
        self.asked = False

    def now(self) -> None:
        """Ends what is going on."""
        with self._lock:
            self.asked = True
            for how in self._hows:
                how()

    @contextmanager
    def by(self, how: Callable[[], object]) -> Iterator[None]:
        """While this lasts, `how` ends it."""
        with self._lock:
            self._hows.append(how)
            if self.asked:
                how()
        try:
            yield
        finally:
            with self._lock:
                self._hows.remove(how)
