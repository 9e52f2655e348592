"""A small clamd for tests: it takes what INSTREAM sends, keeps it, and answers as it is told to."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class SmallClamd:
    """`answer` None: it reads and says nothing; `most`: bytes after which it stops listening, as clamd does."""

    def __init__(self) -> None:
        self.answer: bytes | None = None
        self.most = 10**9
        self.taken: list[bytes] = []

    def said_of(self, data: bytes) -> bytes:
        """What it says of a file, unless `answer` says something else."""
        return self.answer or (b"stream: Eicar-Test FOUND\0" if EICAR in data else b"stream: OK\0")

    def serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as lines:
            command = b""
            while not command.endswith(b"\0"):
                command += lines.read(1) or b"\0"
            if command == b"zVERSION\0":
                connection.sendall(self.answer or b"ClamAV 1.0.9/27000/Mon Nov 23 09:00:00 2026\0")
                return
            data = b""
            while size := struct.unpack("!I", lines.read(4))[0]:
                data += lines.read(size)
                if len(data) > self.most:
                    connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                    return
            self.taken.append(data)
            connection.sendall(self.said_of(data))


@contextmanager
def listening(clamd: SmallClamd, where: Path | None = None) -> Iterator[str]:
    """The address at which it listens: a unix socket, or a port of this machine."""
    door = socket.socket(socket.AF_UNIX if where else socket.AF_INET)
    door.bind(str(where) if where else ("127.0.0.1", 0))
    door.listen()

    def serve() -> None:
        while True:
            try:
                connection, _ = door.accept()
            except OSError:
                return
            try:
                clamd.serve(connection)
            except (OSError, struct.error):
                continue

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield str(where) if where else f"tcp://127.0.0.1:{door.getsockname()[1]}"
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
