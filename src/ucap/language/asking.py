"""One question to a service over HTTP, with an end: in time, in size, and at the address that was named.

Redirects are not followed: what was meant for one service goes to no other. A proxy of the environment (HTTPS_PROXY) is used.
"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.request import AbstractHTTPHandler, OpenerDirector, ProxyHandler, Request

SILENCE = 10.0  # seconds without a sign of it
WHOLE = 30.0  # seconds in all, however slowly it speaks
LARGEST_ANSWER = 1_000_000  # bytes


def ask(
    url: str, data: bytes | None = None, *, within: float = WHOLE
) -> tuple[int, Mapping[str, str], bytes]:
    """(status, headers, body) of the answer to a GET, or to a POST of JSON where there is `data`; of the body one byte more than the largest at most.

    Raises OSError, HTTPException or ValueError.
    """
    door = _Door(within)
    opener = OpenerDirector()
    for handler in (ProxyHandler(), door):
        opener.add_handler(handler)
    headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "ucap"}
    request = Request(url, data=data, headers=headers)  # noqa: S310 - its scheme is looked at in the settings
    try:
        answer = opener.open(request, timeout=min(SILENCE, within))
        if answer is None:
            raise ValueError("an address that is neither http nor https")
        with answer:
            return answer.status, answer.headers, _read(answer, door)
    finally:
        for timer in door.timers:
            timer.cancel()


def _read(answer: Any, door: "_Door") -> bytes:
    body: bytes = answer.read(LARGEST_ANSWER + 1)
    if door.closed:  # a body without a length ends where the line does
        raise TimeoutError("timed out")
    return body


class _Door(AbstractHTTPHandler):
    """Opens lines that are cut off after so many seconds."""

    def __init__(self, within: float) -> None:
        super().__init__()
        self.within = within
        self.timers: list[Timer] = []
        self.closed = False

    def http_open(self, request: Request) -> Any:
        return self.do_open(self._line, request)

    def https_open(self, request: Request) -> Any:
        return self.do_open(self._safe_line, request)

    http_request = https_request = AbstractHTTPHandler.do_request_

    def watch(self, line: HTTPConnection) -> None:
        timer = Timer(self.within, self._cut, [line.sock])
        timer.daemon = True
        timer.start()
        self.timers.append(timer)

    def _cut(self, line: socket.socket) -> None:
        self.closed = True
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    def _line(self, host: str, **given: Any) -> "_Line":
        line = _Line(host, **given)
        line.door = self
        return line

    def _safe_line(self, host: str, **given: Any) -> "_SafeLine":
        line = _SafeLine(host, **given)
        line.door = self
        return line


class _Line(HTTPConnection):
    door: _Door

    def connect(self) -> None:
        super().connect()
        self.door.watch(self)


class _SafeLine(HTTPSConnection):
    door: _Door

    def connect(self) -> None:
        super().connect()
        self.door.watch(self)
