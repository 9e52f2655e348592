"""A small HTTP/1.1 client for measuring: one connection, kept open, no more work than needed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, list[str]]  # names in lower case
    body: bytes

    def cookies(self) -> dict[str, str]:
        """The cookies that it sets."""
        pairs = (line.split(";")[0].partition("=") for line in self.headers.get("set-cookie", ()))
        return {name: value for name, _, value in pairs}


@dataclass(slots=True)
class Client:
    """One connection to a server on this machine, and its cookies."""

    port: int
    host: str = "localhost"
    cookies: dict[str, str] = field(default_factory=dict)
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def get(self, path: str, **headers: str) -> Answer:
        return await self.request("GET", path, b"", headers)

    async def post(self, path: str, data: dict[str, str], **headers: str) -> Answer:
        """The answer to a form; the CSRF token goes along in its header."""
        kind = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
        }
        return await self.request("POST", path, urlencode(data).encode(), kind | headers)

    async def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """The answer. Raises OSError or EOFError when the server goes away before it is whole."""
        if self.writer is None or self.writer.is_closing():
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = {"Host": f"{self.host}:{self.port}", "Content-Length": str(len(body)), **headers}
        if cookies:
            lines["Cookie"] = cookies
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        await self.writer.drain()
        answer = await self._answer()
        self.cookies |= answer.cookies()
        return answer

    async def _answer(self) -> Answer:
        assert self.reader is not None
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers: dict[str, list[str]] = {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            headers.setdefault(name.lower(), []).append(value.strip())
        if "chunked" in headers.get("transfer-encoding", ()):
            body = b"".join([chunk async for chunk in self._chunks()])
        else:
            body = await self.reader.readexactly(int(headers.get("content-length", ["0"])[0]))
        return Answer(int(head[0].split()[1]), headers, body)

    async def _chunks(self) -> AsyncIterator[bytes]:
        assert self.reader is not None
        while size := int(await self.reader.readline(), 16):
            yield await self.reader.readexactly(size)
            await self.reader.readexactly(2)
        await self.reader.readline()

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.writer:
            self.writer.close()
            with suppress(OSError):  # the server may have been killed
                await self.writer.wait_closed()
