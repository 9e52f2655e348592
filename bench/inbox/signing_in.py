"""People who sign in one after the other, each a new one from an address of their own. A process of its own.

python -m bench.inbox.signing_in < run.json
"""

import asyncio
import json
import sys
import time
from itertools import count, pairwise
from typing import Any

from bench.client import Client
from bench.inbox.people import PASSWORD

WARM = 0.2  # of the time, before what is measured
FORM, DESK = "/en/account/login/", "/en/desk/"
STEPS = ("the form", "the password is sent", "the first desk")


def main() -> None:
    """Prints a JSON object: what is measured of each step, and the number of the next person."""
    json.dump(asyncio.run(_run(**json.load(sys.stdin))), sys.stdout)


async def _run(*, port: int, first: int, people: int, connections: int, seconds: float) -> dict[str, Any]:
    """Of each step the times in seconds, and how many a second. The first to come is person number `first`."""
    began = time.perf_counter()
    from_, until = began + seconds * WARM, began + seconds * (1 + WARM)
    number = count(first)
    times: dict[str, list[float]] = {step: [] for step in STEPS}

    async def one_after_another() -> None:
        while time.perf_counter() < until and (person := next(number)) < people:
            async with Client(port) as client:
                start = time.perf_counter()
                taken = await _sign_in(client, person)
                if start >= from_:
                    for step, took in zip(STEPS, taken, strict=True):
                        times[step].append(took)

    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(one_after_another())
    steps = {step: _figures(sorted(found), seconds) for step, found in times.items()}
    return {"steps": steps, "next": next(number)}


async def _sign_in(client: Client, person: int) -> list[float]:
    """How long each step took. The address is given as a proxy gives it: from one address nobody may try as often as this."""
    headers = {"X-Forwarded-For": f"10.{person >> 16 & 255}.{person >> 8 & 255}.{person & 255}"}
    marks = [time.perf_counter()]
    form = await client.get(FORM, **headers)
    marks.append(time.perf_counter())
    sent = {"login": f"person{person}@example.org", "password": PASSWORD}
    answer = await client.post(FORM, sent, **headers)
    marks.append(time.perf_counter())
    desk = await client.get(DESK, **headers)
    marks.append(time.perf_counter())
    statuses = (form.status, answer.status, desk.status)
    assert statuses == (200, 302, 200), statuses
    assert answer.headers["location"] == [DESK], answer.headers
    return [after - before for before, after in pairwise(marks)]


def _figures(times: list[float], seconds: float) -> dict[str, float]:
    return {
        "per_second": len(times) / seconds,
        "p50": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
    }


if __name__ == "__main__":
    main()
