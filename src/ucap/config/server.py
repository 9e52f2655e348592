"""The platform as processes: granian with its web workers, and one background worker beside it."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.urls import get_resolver
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from ucap.config.processes import calculate_alone, end_with_parent, settle
from ucap.kernel.errors import BadInput
from ucap.language.vectors import load_ahead

# Pages are drawn by Python, one thread at a time; more threads than this only wait for each other. Each has a connection
# to the database.
THREADS = 4
THREAD_IDLE = 600  # seconds after which a thread, and its connection, is given up
STOP_WITHIN = 8  # seconds for requests and the current task to end before they are cut off
RESTART_AFTER = 2.0  # seconds


def ensure_port_is_free(host: str, port: int) -> None:
    """Nothing. Raises BadInput when the platform cannot listen there.

    Granian shares its port among its workers (SO_REUSEPORT), and would share it with another server as well.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        raise BadInput(
            "cannot listen on %(host)s port %(port)s (%(reason)s). "
            "Stop what listens there, or choose another: ucap serve --port %(other)s",
            host=host,
            port=port,
            reason=(error.strerror or str(error)).lower(),
            other=port + 1 if port < 65535 else 8000,
        ) from error


def run(*, host: str, port: int, workers: int, background: bool, ready: Callable[[], None]) -> int:
    """0 after a clean stop (Ctrl-C, SIGTERM), 1 when the web workers could not be kept running.

    `ready` is called once, when the platform answers.
    """
    beside = BackgroundProcess() if background else None
    server = _Platform(
        beside,
        target="ucap.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.auto,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=THREAD_IDLE,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        log_level=LogLevels.error,
    )
    multiprocessing.set_start_method(
        "spawn", force=True
    )  # web workers begin clean: no lock, thread or connection of ours
    threading.Thread(target=_announce, args=(host, port, ready), daemon=True).start()
    try:
        server.serve(target_loader=load_application, wrap_loader=False)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def load_application() -> Any:
    """The web application, in a web worker: a process of its own that does not outlive the server."""
    end_with_parent(os.getppid())
    calculate_alone()
    from ucap.config.wsgi import application

    load_addresses()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        from ucap.config.watching import figures  # noqa: F401 - in the first request it came late, and a worker that ended soon after panicked
    load_ahead(then=settle)  # beside the first pages: the first search would wait for it
    return application


def load_addresses() -> None:
    """Nothing; every page's code is loaded, which else the first one would wait for."""
    get_resolver().url_patterns  # noqa: B018 - read to be loaded


class _Platform(Server):  # type: ignore[misc,valid-type]
    """Granian, whose start and stop are also the background worker's."""

    def __init__(self, beside: "BackgroundProcess | None", **settings: Any) -> None:
        super().__init__(**settings)
        self.beside = beside

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        hang_up = signal.getsignal(signal.SIGHUP)
        super().startup(spawn_target, target_loader)
        # A closed terminal stops the platform (granian would begin anew), unless it was started with nohup.
        ignored = hang_up == signal.SIG_IGN
        signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else self.signal_handler_interrupt)
        if self.beside:
            self.beside.start()

    def shutdown(self, exit_code: int = 0) -> None:
        if self.beside:
            self.beside.ask_to_stop()
        try:
            super().shutdown(exit_code)
        finally:
            if self.beside:
                self.beside.wait()


class BackgroundProcess:
    """The background worker, started again whenever it ends by itself."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.child: subprocess.Popen[bytes] | None = None
        # The system ties a child to the thread that started it: this one lives as long as the server.
        self.keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self.keeper.start()

    def ask_to_stop(self) -> None:
        self.stopping.set()
        if self.child and self.child.poll() is None:
            self.child.terminate()

    def wait(self) -> None:
        """Ends when the worker has ended; one that does not end in time is killed."""
        self.keeper.join(STOP_WITHIN)
        if self.child and self.child.poll() is None:
            self.child.kill()
            self.child.wait()

    def _keep(self) -> None:
        command = [sys.executable, "-m", "ucap", "work", "--beside", str(os.getpid())]
        while not self.stopping.is_set():
            # In a session of its own: Ctrl-C in the terminal is for the server, which then asks its worker once.
            self.child = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)
            if self.stopping.is_set():
                self.child.terminate()
            self.child.wait()
            self.stopping.wait(RESTART_AFTER)


def _announce(host: str, port: int, ready: Callable[[], None]) -> None:
    from django.conf import settings

    # A name that the platform answers to, whatever address it listens on.
    name = next((one for one in settings.ALLOWED_HOSTS if one.strip("*.")), "localhost").lstrip(".")
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - recognised, not listened on
    while not _is_well(reachable, port, name):
        time.sleep(0.1)
    ready()


def _is_well(host: str, port: int, name: str) -> bool:
    connection = HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
