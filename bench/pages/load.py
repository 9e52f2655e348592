"""A closed loop: so many connections, each asks for the next page as soon as it has the last one. A process of its own.

python -m bench.pages.load < runs.json
"""

import asyncio
import json
import random
import resource
import sys
import time
from itertools import count
from typing import Any

from bench.client import Client

WARM = 0.2  # of the time, before what is measured


def main() -> None:
    """Prints a JSON list with an object for each run asked for."""
    json.dump([asyncio.run(_run(**run)) for run in json.load(sys.stdin)], sys.stdout)


async def _run(
    *, port: int, paths: list[str], connections: int, seconds: float, fresh: str = "", cookie: str = ""
) -> dict[str, Any]:
    """Requests a second, the times in seconds, the client's own processor time for a request.

    With `fresh` every address is asked for once only: a parameter that means nothing makes it another one.
    """
    number, times, sizes = count(), [], []
    began = time.perf_counter()
    from_, until = began + seconds * WARM, began + seconds * (1 + WARM)
    used = _processor()

    async def ask(client: Client, order: list[str]) -> None:
        async with client:
            while True:
                turn = next(number)
                path = order[turn % len(order)]
                if fresh:
                    path += f"{'&' if '?' in path else '?'}_={fresh}{turn}"
                start = time.perf_counter()
                answer = await client.get(path, **{"Accept-Encoding": "gzip"})
                end = time.perf_counter()
                assert answer.status == 200, (path, answer.status)
                if start >= from_:
                    times.append(end - start)
                    sizes.append(len(answer.body))
                if end >= until:
                    return

    chance = random.Random(connections)
    order = chance.sample(paths, len(paths))
    cookies = {"sessionid": cookie} if cookie else {}
    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(ask(Client(port, cookies=dict(cookies)), order))
    times.sort()
    asked = next(number)
    return {
        "per_second": len(times) / seconds,
        "p50": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "requests": len(times),
        "bytes": sum(sizes) / len(sizes),
        "client": (_processor() - used) / asked,
    }


def _processor() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime


if __name__ == "__main__":
    main()
