"""How many requests somebody may make a minute, counted over all processes without asking the store each time.

A process takes a part of the minute's requests in advance (a lease) and hands them out from memory; when they are used up it takes
the next part. So nobody is ever let make more than the limit, however many processes there are, and the store is asked once in
a lease. What a process took and nobody used is lost when the minute ends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

PART = 20  # leases a minute's limit is divided into
MOST_REMEMBERED = 10_000  # callers a process keeps leases of

# (caller, minute, how many, the limit) -> (how many were granted, how many the store has given away with them)
Take = Callable[[str, int, int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Allowance:
    """Whether a request is let through, and what its caller is told of the limit."""

    allowed: bool
    limit: int  # requests a minute
    remaining: int
    reset: int  # seconds until the minute ends


class Leases:
    """What this process may still hand out."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._lock = Lock()
        self._left: dict[tuple[str, int], tuple[int, int]] = {}  # (in the lease, in the store)

    def ask(self, caller: str, limit: int, seconds: float) -> Allowance:
        """One request of this caller at that time (seconds since 1970)."""
        minute, within = divmod(int(seconds), 60)
        key = (caller, minute)
        with self._lock:
            mine, elsewhere = self._left.get(key, (0, limit))
        if mine == 0 and elsewhere > 0:
            granted, given = self._take(caller, minute, max(1, limit // PART), limit)
            mine, elsewhere = granted, max(0, limit - given)
        allowed = mine > 0
        with self._lock:
            self._keep(key, (mine - 1 if allowed else 0, elsewhere))
        return Allowance(allowed, limit, max(0, mine - 1) + elsewhere, 60 - within)

    def forget(self) -> None:
        """Hands everything back to nobody: for tests."""
        with self._lock:
            self._left.clear()

    def _keep(self, key: tuple[str, int], left: tuple[int, int]) -> None:
        if len(self._left) > MOST_REMEMBERED:
            self._left = {one: n for one, n in self._left.items() if one[1] == key[1]}
        if len(self._left) > MOST_REMEMBERED:
            self._left.clear()
        self._left[key] = left
