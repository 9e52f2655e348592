import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from ucap.kernel import remembering
from ucap.kernel.remembering import KeptBriefly, ReadOnce, once_in_each_language


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


def test_what_is_kept_briefly_is_read_again_when_its_time_is_over(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KEPT_BRIEFLY = 5
    clock = [100.0]
    monkeypatch.setattr(remembering.time, "monotonic", lambda: clock[0])
    reads: list[tuple[str, bool]] = []

    @KeptBriefly
    def read(of: str, *, well: bool = True) -> int:
        reads.append((of, well))
        return len(reads)

    assert (read("a"), read("a"), read("b"), read("a", well=False)) == (1, 1, 2, 3)
    clock[0] += 4.9
    assert read("a") == 1
    clock[0] += 0.1
    assert read("a") == 4
    read.cache_clear()
    assert read("b") == 5


def test_nothing_is_kept_while_tests_run() -> None:
    reads: list[int] = []

    @KeptBriefly
    def read() -> int:
        reads.append(1)
        return len(reads)

    assert (read(), read()) == (1, 2)


def test_words_are_put_together_once_in_each_language() -> None:
    said: list[tuple[str | None, object]] = []

    @once_in_each_language
    def say(what: object) -> str:
        said.append((translation.get_language(), what))
        return f"{translation.get_language()} {what}"

    for language in ("en", "de", "en"):
        with translation.override(language):
            assert [say("a"), say("b"), say("a")] == [f"{language} a", f"{language} b", f"{language} a"]
    assert said == [("en", "a"), ("en", "b"), ("de", "a"), ("de", "b")]


def test_what_looks_alike_is_not_the_same() -> None:
    @once_in_each_language
    def kind(what: object) -> str:
        return type(what).__name__

    assert [kind("<b>"), kind(mark_safe("<b>")), kind(1), kind(True)] == ["str", "SafeString", "int", "bool"]
