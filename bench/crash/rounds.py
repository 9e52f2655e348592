"""One round: start, sign in, edit from many connections at once, kill everything, start again, look."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.client import Client
from bench.crash.exchange import ENTRY, TALK
from tests.config.running import Running, children_of, environment, in_django, runs, ucap, wait_until

EMAIL, PASSWORD = "crash@example.org", "a password for one afternoon"
# Each writer has a part of a plan to itself and writes a text into it that nobody else writes.
PARTS = {
    "heading": "heading-title",
    "objectives": "objectives-0-text",
    "focus": "focus-0-text",
    "activities": "activities-0-text",
    "expected_results": "expected_results-0-text",
}
OVER_EVERYTHING = "1000000"  # the writer has seen every revision


@dataclass
class Written:
    """What one writer sent: the answered texts in their order, and the one under way when the server died."""

    plan: str  # or the id of an entry or a conversation
    part: str
    form: dict[str, Any] = field(default_factory=dict)  # of an entry: all that is sent beside the text
    base: int = 0  # its revision
    answered: list[str] = field(default_factory=list)
    under_way: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What a round came to."""

    round: int
    answered: int  # edits that were answered before the kill
    under_way: int  # edits that were not
    edits_per_second: float
    lost: int  # answered, and not there
    torn: int  # half there: content, journal and tables do not agree
    integrity: str
    restart_seconds: float
    check: int  # what `ucap check` finds wrong with the database
    details: list[str]

    @property
    def bad(self) -> int:
        return self.lost + self.torn + (self.integrity != "ok") + self.check


def begin(data: Path, writers: int, *, of_exchange: int = 0) -> None:
    """An installation with enough drafts for so many writers, as many more in the exchange, and one person who may edit them all.

    `of_exchange`: half of these writers change drafts of entries, half write in conversations.
    """
    plans = data.with_name("plans.jsonl")
    drafts = ({"title": f"Draft {n}", "objectives": ["none yet"]} for n in range(-(-writers // len(PARTS))))
    plans.write_text("".join(json.dumps(draft) + "\n" for draft in drafts), encoding="utf-8")
    prepare = "from ucap.config.preparing import prepare_database; prepare_database()"
    person = f"User.objects.create_user({EMAIL!r}, {PASSWORD!r}, is_secretariat=True)"
    address = f"EmailAddress.objects.create(user={person}, email={EMAIL!r}, verified=True, primary=True)"
    models = "from allauth.account.models import EmailAddress; from ucap.people.models import User"
    in_django(data, f"{prepare}; {models}; {address}")
    done = ucap(data, "import", str(plans))
    assert done.returncode == 0, done.stderr
    entries = of_exchange // 2
    in_django(
        data,
        f"from bench.crash.exchange import prepare; prepare({EMAIL!r}, {entries}, {of_exchange - entries})",
    )


def crash_round(data: Path, number: int, *, answered_before_kill: int) -> Outcome:
    """What is left after the whole process tree was killed once so many edits were answered."""
    ids = in_django(
        data, "from ucap.plans.models import Plan; print(*Plan.objects.values_list('id', flat=True))"
    )
    writers = [Written(plan, part) for plan in ids.split() for part in PARTS]
    rows = json.loads(in_django(data, "from bench.crash.exchange import to_write; to_write()"))
    writers += [Written(id_, what, form, revision) for what, id_, form, revision in rows]
    with Running(data, words=("--workers", "2")) as server:
        began = time.monotonic()
        _run_beside(_write_until_killed(server, writers, number, answered_before_kill))
        seconds = time.monotonic() - began
    before = time.monotonic()
    with Running(data) as server:
        restart = time.monotonic() - before
        status, _, _ = server.get("/en/plans/")
        assert status == 200
    found = losses(data, writers)
    return Outcome(
        round=number,
        answered=sum(len(one.answered) for one in writers),
        under_way=sum(one.under_way is not None for one in writers),
        edits_per_second=round(sum(len(one.answered) for one in writers) / seconds, 1),
        lost=found["lost"],
        torn=found["torn"],
        integrity=found["integrity"],
        restart_seconds=round(restart, 2),
        check=sum(line.startswith("wrong  database") for line in ucap(data, "check").stdout.splitlines()),
        details=found["details"],
    )


def _run_beside(work: Coroutine[Any, Any, None]) -> None:
    """Nothing, once that is done: in a thread of its own, since Playwright leaves a loop running in the tests' own."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def _write_until_killed(server: Running, writers: list[Written], number: int, enough: int) -> None:
    cookies = await _sign_in(server.port)
    dead = asyncio.Event()

    def answered() -> None:
        if not dead.is_set() and sum(len(one.answered) for one in writers) >= enough:
            dead.set()
            _kill(server)

    async with asyncio.TaskGroup() as group:
        for one in writers:
            group.create_task(_write(one, Client(server.port, cookies=dict(cookies)), number, dead, answered))


async def _write(
    one: Written, client: Client, number: int, dead: asyncio.Event, answered: Callable[[], None]
) -> None:
    """Edits, one after the other, until the server is dead."""
    async with client:
        while not dead.is_set():
            text = f"round {number} edit {len(one.answered) + 1} of {one.part} of {one.plan}"
            one.under_way = text
            try:
                answer = await client.post(*_sent(one, text), HX_Request="true")
            except (OSError, EOFError):
                assert dead.is_set(), "the server hung up before it was killed"
                return
            assert 200 <= answer.status < 300, answer
            one.answered.append(text)
            one.under_way = None
            answered()


async def _sign_in(port: int) -> dict[str, str]:
    async with Client(port) as client:
        await client.get("/en/account/login/")
        answer = await client.post("/en/account/login/", {"login": EMAIL, "password": PASSWORD})
    assert answer.status == 302, answer.body[:2000]
    return client.cookies


def _sent(one: Written, text: str) -> tuple[str, dict[str, Any]]:
    """Where the text is sent, and the form with it."""
    if one.part == TALK:
        return f"/en/exchange/conversations/{one.plan}/write/", {"text": text}
    if one.part == ENTRY:
        base = str(one.base + len(one.answered))
        return f"/en/exchange/{one.plan}/edit/", one.form | {"summary": text, "base": base}
    return f"/en/plans/{one.plan}/edit/{one.part}/", _form(one.part, text)


def _form(part: str, text: str) -> dict[str, str]:
    """What the page's form sends."""
    form = {"base": OVER_EVERYTHING, PARTS[part]: text}
    if part == "heading":
        return form | {"heading-language": "en"}
    form |= {f"{part}-TOTAL_FORMS": "1", f"{part}-INITIAL_FORMS": "0", f"{part}-0-ORDER": "1"}
    return form | (
        {"activities-0-kind": "visit", "activities-0-start": "2027-03"} if part == "activities" else {}
    )


def _kill(server: Running) -> None:
    """Kills the server and everything it has started, as a power cut would: stopped first, so that none sees another die."""
    everyone = [server.process.pid]
    for pid in everyone:  # it grows: a process that stands still starts no other
        os.kill(pid, signal.SIGSTOP)
        everyone += children_of(pid)
    for pid in everyone:
        os.kill(pid, signal.SIGKILL)
    server.process.wait()
    wait_until(lambda: not any(map(runs, everyone)), "the end of every process")


def losses(data: Path, writers: list[Written]) -> dict[str, Any]:
    """What bench/crash/look.py finds, in a process with the installation's settings."""
    answers = data.with_name("answers.json")
    answers.write_text(json.dumps([asdict(one) for one in writers]), encoding="utf-8")
    settings = environment(data, DJANGO_SETTINGS_MODULE="ucap.config.settings")
    command = [sys.executable, "-m", "bench.crash.look", str(answers)]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
