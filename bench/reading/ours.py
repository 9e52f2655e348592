"""Reads every file that is named, in this process or (`--child`) each in a child; prints seconds and memory as JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main() -> None:
    """The first file is read once before, so that what is loaded once is not counted to it."""
    words = sys.argv[1:]
    in_child = words[0] == "--child"
    paths = [Path(name) for name in words[in_child:]]
    json.dump(measured(paths, in_a_child if in_child else here), sys.stdout)


def measured(paths: list[Path], read: Callable[[bytes], float]) -> dict[str, object]:
    """`read` says how many megabytes it took. The seconds are those of the processor."""
    began = spent()
    read(paths[0].read_bytes())
    start, waited = spent() - began, time.perf_counter()
    seconds, peak = {}, 0.0
    for path in paths:
        data = path.read_bytes()
        began = spent()
        peak = max(peak, read(data))
        seconds[path.name] = spent() - began
    waited = (time.perf_counter() - waited) / len(paths)
    return {"start": start, "seconds": seconds, "peak": peak, "waited": waited}


def spent() -> float:
    """The seconds of a processor that this process and its children have had: the machine may do other things, too."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def here(data: bytes) -> float:
    from ucap.plans.reading.read import read_document

    assert read_document(data).content.sides
    return held()


def in_a_child(data: bytes) -> float:
    from ucap.plans.reading.sandbox import run_child

    run = run_child(data)
    assert run.answer
    assert run.answer.reading
    return run.peak / 1e6


def held() -> float:
    """The most megabytes this process ever held; what it held before it was this program is not counted."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000


if __name__ == "__main__":
    main()
