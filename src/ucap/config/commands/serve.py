"""`ucap serve`: the platform, from an empty folder to a page that answers."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from ucap.config.installation import ensure_data_folder, start_django
from ucap.kernel.errors import NotNow

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from ucap.config.processes import Held

EXAMPLE = "ucap serve --example"
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen and what to start."""
    parser.add_argument(
        "--example", action="store_true", help="load an example cooperation and accounts to try"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=_port, default=8000, help="default: 8000")
    parser.add_argument(
        "--workers", type=_workers, default=0, help="web processes (default: one a core, 4 at most)"
    )
    parser.add_argument(
        "--no-worker", action="store_true", help="no background worker; run ucap work yourself"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 after a clean stop, 1 when the web workers could not be kept running; bad input is raised."""
    from ucap.config.server import ensure_port_is_free

    data = ensure_data_folder()
    ensure_port_is_free(arguments.host, arguments.port)
    # Links in mails lead here, unless the operator says where "here" is.
    os.environ.setdefault("UCAP_PUBLIC_URL", f"http://localhost:{arguments.port}")
    start_django()
    lock = _alone()
    has_secretariat = _prepare(example=arguments.example)
    from django.conf import settings

    from ucap.config.server import run as serve

    def ready() -> None:
        _say(f"ucap is ready at {settings.PUBLIC_URL}/ (data in {data}; stop with Ctrl-C)")
        if not has_secretariat:
            _say("Nobody is of the secretariat yet. Invite the first: ucap invite --role secretariat EMAIL")
        if arguments.host not in LOOPBACK and settings.PUBLIC_HOST in LOOPBACK:
            _say("Other machines are refused until UCAP_PUBLIC_URL says by which address they come.")

    counted = _counts_of_all_processes()
    try:
        return serve(
            host=arguments.host,
            port=arguments.port,
            workers=arguments.workers or min(4, os.cpu_count() or 1),
            background=not arguments.no_worker,
            ready=ready,
        )
    finally:
        if counted:
            counted.cleanup()
        if lock:
            lock.release()
        _say("ucap has stopped.")


def _counts_of_all_processes() -> "TemporaryDirectory[str] | None":
    """Where web processes count together what they answer; None where nobody may ask for it."""
    from django.conf import settings

    if not settings.METRICS_TOKEN:
        return None
    from ucap.config.watching.figures import shared_folder

    return shared_folder()


def _alone() -> "Held | None":
    """The lock of the embedded database's only server; None where PostgreSQL serves as many as there are."""
    from django.conf import settings
    from django.db import connection

    from ucap.config.processes import HeldElsewhere, hold

    if connection.vendor != "sqlite":
        return None
    lock = hold(settings.DATA / "serve.lock")
    if isinstance(lock, HeldElsewhere):
        raise NotNow(
            "process %(pid)s serves the data folder %(folder)s already. Stop it first, or give this one "
            "another folder in UCAP_DATA; for more power start that one with more --workers.",
            pid=lock.pid,
            folder=str(settings.DATA),
        )
    return lock


def _prepare(*, example: bool) -> bool:
    """Whether anybody is of the secretariat; the database and the static files are as this program needs them."""
    from ucap.config.preparing import prepare_database, prepare_static_files

    prepare_database()
    prepare_static_files()
    if example:
        from ucap.config.examples import load_example

        for line in load_example():
            _say(line)
    from django.db import connections

    from ucap.people.models import User

    has_secretariat = User.objects.filter(is_secretariat=True, is_active=True).exists()
    connections.close_all()
    return has_secretariat


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


def _workers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give one from 1 to 64")
    return int(text)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201
