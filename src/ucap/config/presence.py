"""Which background workers are alive, where several share one PostgreSQL.

A worker holds an advisory lock for as long as its session with the database lasts (PostgreSQL, "Explicit Locking", 13.3.5): the server lets
go of it when the worker's process or machine is gone, and nobody has to guess from a clock how long a task may take.
"""

from collections.abc import Iterable
from contextlib import suppress
from zlib import crc32

from django.db import Error, connection

OURS = 0x75636170  # "ucap": the locks of other programs in the same database are not ours


class Presence:
    """A worker's sign of life, in a session of its own. To be used in one thread."""

    def __init__(self, worker_id: str) -> None:
        self.worker_id = worker_id
        self.session = connection.copy()

    def show(self) -> None:
        """Nothing; others see this worker, also after the server was away. Raises django.db.Error while it is."""
        if self.session.connection is None or not self.session.is_usable():
            self.leave()
            self._ask("SELECT pg_advisory_lock(%s, %s)", self.worker_id)

    def gone(self, workers: Iterable[str]) -> set[str]:
        """Those of the workers that are seen no more."""
        return {worker for worker in set(workers) - {self.worker_id} if self._is_gone(worker)}

    def leave(self) -> None:
        """Nothing; others see this worker no more."""
        with suppress(Error):
            self.session.close()

    def _is_gone(self, worker: str) -> bool:
        free = self._ask("SELECT pg_try_advisory_lock(%s, %s)", worker)
        if free:
            self._ask("SELECT pg_advisory_unlock(%s, %s)", worker)
        return free

    def _ask(self, statement: str, worker: str) -> bool:
        with self.session.cursor() as cursor:
            # The number of a lock has 32 bits and a sign. Of two workers with one number each is alive as long as the other is.
            cursor.execute(statement, [OURS, crc32(worker.encode()) - 2**31])
            return cursor.fetchone()[0] is True
