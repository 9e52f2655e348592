import json
import logging
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ucap.config.watching.discretion import discreet
from ucap.config.watching.lines import JsonLine, Line

SECRETS = (
    "ana@example.org",
    "ana%40example.org",
    "GaoySZ6-fH5er-slSnKiFU4oIKRvvLi-CXQkd5xMZ6A",
    "ucap_0123456789abcdefghij",
)


def record(message: str, *values: object, error: Exception | None = None) -> logging.LogRecord:
    found = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("ucap.people", logging.ERROR, "", 0, message, values, found)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", [Line, JsonLine])
def test_no_secret_gets_into_a_line(secret: str, form: type[logging.Formatter]) -> None:
    line = form().format(record("/account/invitation/%s/ was opened", secret))
    assert secret not in line
    assert "was opened" in line


@pytest.mark.parametrize("form", [Line, JsonLine])
def test_of_an_error_its_kind_and_place_alone(form: type[logging.Formatter]) -> None:
    try:
        raise ValueError("Key (email)=(ana@example.org) of Li Na")
    except ValueError as error:
        line = form().format(record("it failed", error=error))
    assert "builtins.ValueError" in line
    assert "watching/test_lines.py" in line
    assert "Li Na" not in line
    assert "ana@" not in line


def test_django_s_own_line_names_no_address(rf: object) -> None:
    request = rf.get("/account/invitation/secret/?email=ana@example.org")  # type: ignore[attr-defined]
    one = record("%s: %s", "Not Found", request.path)
    one.request, one.status_code = request, 404
    assert json.loads(JsonLine().format(one))["message"] == "404 GET -"


def test_words_stay_as_they_are() -> None:
    for text in (
        "ucap.people.tasks.deliver failed 3 times",
        "the database does not answer",
        "4kd93jf84nxa 2026-11-25 03:00:00",
        "POST en/plans/<slug:slug>/edit/: the database takes no StringDataRightTruncation",
    ):
        assert discreet(text) == text


@pytest.mark.parametrize("form", [Line, JsonLine])
def test_nobody_writes_a_line_of_their_own(form: type[logging.Formatter]) -> None:
    line = form().format(record("asked for %s", "x\r\n2026-11-25 ERROR forged\x1b[2J\u2028\u202eend"))
    assert line.isprintable()


@given(st.text(), st.emails())
@example("", "'@A.aX")
def test_no_address_gets_through(before: str, address: str) -> None:
    assert address not in discreet(f"{before} {address} told")


def test_json_is_one_line() -> None:
    line = JsonLine().format(record("two\nlines"))
    assert "\n" not in line
    assert json.loads(line)["message"] == "two lines"
    assert sys.exc_info() == (None, None, None)
