"""Asking clamd whether a file is harmful: its INSTREAM command, over a unix socket or TCP. Pure.

The file goes through the connection, so clamd needs no right to read ours. Whatever is no clear answer is `NoAnswer`.
"""

import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

SECONDS = 30.0  # for all of it
LONGEST_ANSWER = 4096
PIECE = 64 * 1024
CLEAN = "stream: OK"
FOUND = " FOUND"
PORT = 3310


class NoAnswer(Exception):
    """clamd did not say whether the file is harmful; what it said instead, or what went wrong."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where clamd listens: a path, or a host and a port."""

    path: str = ""
    host: str = ""
    port: int = PORT

    def __str__(self) -> str:
        return self.path or f"{self.host}:{self.port}"


def read_address(text: str) -> Scanner | None:
    """The scanner in a setting ("/run/clamav/clamd.ctl", "unix:/…", "tcp://host:3310"); None for none. Raises ValueError."""
    text = text.strip()
    if not text:
        return None
    path = text.removeprefix("unix://").removeprefix("unix:")
    if path.startswith("/"):
        return Scanner(path=path)
    parts = urlsplit(text)
    if parts.scheme != "tcp" or not parts.hostname or parts.path or parts.query or "@" in parts.netloc:
        raise ValueError(text)
    return Scanner(host=parts.hostname, port=parts.port or PORT)


def harm_in(pieces: Iterable[bytes], scanner: Scanner, *, seconds: float = SECONDS) -> str:
    """The name of what was found in the file, "" for nothing. Raises NoAnswer."""
    answer = _asked(scanner, b"zINSTREAM\0", pieces, seconds)
    if answer == CLEAN:
        return ""
    if answer.endswith(FOUND):
        return answer.removeprefix("stream: ").removesuffix(FOUND) or "?"
    raise NoAnswer(answer or "nothing")


def version(scanner: Scanner, *, seconds: float = SECONDS) -> str:
    """What clamd says it is, and of when its signatures are. Raises NoAnswer."""
    answer = _asked(scanner, b"zVERSION\0", None, seconds)
    if not answer.startswith("ClamAV"):
        raise NoAnswer(answer or "nothing")
    return answer


def _asked(scanner: Scanner, command: bytes, pieces: Iterable[bytes] | None, seconds: float) -> str:
    until = monotonic() + seconds
    try:
        with _connected(scanner, seconds) as connection:
            cut = _sent(connection, command, pieces, until)
            answer = _answer(connection, until)
    except OSError as error:  # a time that is over is one, too
        raise NoAnswer(str(error) or type(error).__name__) from error
    if cut and not answer:
        raise NoAnswer("the connection was cut")
    return answer


def _connected(scanner: Scanner, seconds: float) -> socket.socket:
    if not scanner.path:
        return socket.create_connection((scanner.host, scanner.port), timeout=seconds)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect(scanner.path)
    except OSError:
        connection.close()
        raise
    return connection


def _sent(connection: socket.socket, command: bytes, pieces: Iterable[bytes] | None, until: float) -> bool:
    """Whether clamd stopped listening before the end, as it does where a file is larger than it takes: then it says so."""
    try:
        connection.sendall(command)
        for piece in pieces if pieces is not None else ():
            if piece:
                _in_time(connection, until)
                connection.sendall(struct.pack("!I", len(piece)) + piece)
        if pieces is not None:
            connection.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return True
    return False


def _answer(connection: socket.socket, until: float) -> str:
    answer = b""
    while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
        _in_time(connection, until)
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.partition(b"\0")[0].decode("utf-8", errors="replace").strip()


def _in_time(connection: socket.socket, until: float) -> None:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError("no answer in time")
    connection.settimeout(left)
