"""A translation service that speaks LibreTranslate's protocol over real HTTP, for tests: it "translates" by writing the language before the text.

What it answers next can be set, so that tests see what happens with one that is away, busy or hostile.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

CODES = ("en", "es", "it", "de", "fr", "zh-Hans")


@dataclass
class Spoken:
    """What the service does, and what it was asked."""

    codes: tuple[str, ...] = CODES
    names_targets: bool = True  # older services do not
    key: str = ""  # it asks for
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None  # instead of a translation
    drips: bool = False  # a byte a moment, for ever
    words: dict[str, str] = field(default_factory=dict)  # text -> translation
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""


@contextmanager
def speaking(spoken: Spoken | None = None) -> Iterator[Spoken]:
    """A service on a free port of this machine, until the end of the block."""
    spoken = spoken or Spoken()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            spoken.paths.append(self.path)
            if self.path != "/languages" or spoken.status != 200:
                self.answer(spoken.status if spoken.status != 200 else 404, spoken.body or b"{}")
                return
            targets = {"targets": list(spoken.codes)} if spoken.names_targets else {}
            known = [{"code": one, "name": one, **targets} for one in spoken.codes]
            self.answer(200, json.dumps(known).encode())

        def do_POST(self) -> None:
            spoken.paths.append(self.path)
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            spoken.asked.append(asked)
            if spoken.drips:
                self.drip()
            elif spoken.key != asked.get("api_key", ""):
                self.answer(403, b'{"error": "Invalid API key"}')
            elif spoken.body is not None or spoken.status != 200:
                self.answer(spoken.status, spoken.body if spoken.body is not None else b'{"error": "no"}')
            else:
                into = asked["target"]
                found = [spoken.words.get(text, f"[{into}] {text}") for text in asked["q"]]
                self.answer(200, json.dumps({"translatedText": found}).encode())

        def answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            for name, value in spoken.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def drip(self) -> None:
            from time import sleep

            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while True:
                    self.wfile.write(b"X-Slow: a\r\n" if spoken.headers else b"x")
                    self.wfile.flush()
                    sleep(0.05)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing: the tests say what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    spoken.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield spoken
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
