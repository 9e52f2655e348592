"""People who each ask for one page, on a connection of their own. A process of its own.

python -m bench.agendas.load < run.json
"""

import asyncio
import json
import random
import sys
import time
from typing import Any

from bench.client import Client


def main() -> None:
    """Prints a JSON object: how many were answered and how soon, in seconds."""
    json.dump(asyncio.run(_run(**json.load(sys.stdin))), sys.stdout)


async def _run(
    *, port: int, people: list[tuple[str, str]], seconds: float = 0.0, at_once: int = 0, seed: int = 0
) -> dict[str, Any]:
    """Each (path, session) once: at a moment of `seconds` drawn with the seed, or so many at once one after the other."""
    times: list[float] = []
    failed = 0
    began = time.perf_counter()

    async def ask(path: str, session: str) -> None:
        nonlocal failed
        start = time.perf_counter()
        try:
            async with Client(port, cookies={"sessionid": session} if session else {}) as client:
                answer = await client.get(path, **{"Accept-Encoding": "gzip"})
        except (OSError, EOFError):
            failed += 1
            return
        failed += answer.status != 200
        times.append(time.perf_counter() - start)

    async def come(moment: float, path: str, session: str) -> None:
        await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
        await ask(path, session)

    async def one_after_another(waiting: list[tuple[str, str]]) -> None:
        while waiting:
            await ask(*waiting.pop())

    drawn = random.Random(seed)
    async with asyncio.TaskGroup() as group:
        if at_once:
            waiting = list(people)
            for _ in range(at_once):
                group.create_task(one_after_another(waiting))
        else:
            for path, session in people:
                group.create_task(come(drawn.uniform(0, seconds), path, session))
    took = time.perf_counter() - began
    times.sort()
    return {
        "answered": len(times),
        "failed": failed,
        "p50": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "longest": times[-1],
        "per_second": len(times) / took,
    }


if __name__ == "__main__":
    main()
