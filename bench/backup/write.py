"""Writes into an installation, so many times a second, until it is killed; each write is told once it is committed.

python -m bench.backup.write A_SECOND
"""

import sys
import threading
import time

import django

WRITERS = 4


def main(a_second: int) -> None:
    django.setup()
    threads = [threading.Thread(target=_write, args=(one, a_second / WRITERS)) for one in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _write(writer: int, a_second: float) -> None:
    """The journal says who wrote what in which order: no gap may be in it."""
    from django.db import transaction

    from ucap.journal.actions import record
    from ucap.kernel.clock import now

    due = time.monotonic()
    number = 0
    while True:
        number += 1
        with transaction.atomic():
            record(
                "bench.wrote", subject=("bench", f"writer{writer}"), actor="", at=now(), detail={"n": number}
            )
        sys.stdout.write(f"{writer} {number}\n")
        sys.stdout.flush()
        due += 1 / a_second
        time.sleep(max(0.0, due - time.monotonic()))


if __name__ == "__main__":
    main(int(sys.argv[1]))
