import time
from concurrent.futures import ThreadPoolExecutor

from ucap.kernel.remembering import ReadOnce


def test_threads_that_ask_the_same_wait_for_one_of_them() -> None:
    reads: list[str] = []

    @ReadOnce
    def read(as_of: str) -> object:
        reads.append(as_of)
        time.sleep(0.1)
        return object()

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(read, ["now"] * 4))
    assert reads == ["now"]
    assert len(set(map(id, found))) == 1
    read("later")
    read("now")
    assert reads == ["now", "later"]
    read.cache_clear()
    read("now")
    assert reads == ["now", "later", "now"]


def test_an_error_is_not_remembered() -> None:
    answers = iter([ZeroDivisionError(), None])

    @ReadOnce
    def read() -> str:
        if problem := next(answers):
            raise problem
        return "read"

    with ThreadPoolExecutor(1) as threads:
        assert isinstance(threads.submit(read).exception(), ZeroDivisionError)
    assert read() == "read"
