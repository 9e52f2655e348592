"""clamd's INSTREAM, spoken with a small server of our own."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kernel.scanner import EICAR, SmallClamd, listening
from ucap.kernel.clamd import NoAnswer, Scanner, harm_in, read_address, version


@pytest.fixture
def clamd() -> SmallClamd:
    return SmallClamd()


@pytest.fixture(params=["unix", "tcp"])
def scanner(request: pytest.FixtureRequest, clamd: SmallClamd, tmp_path: Path) -> Iterator[Scanner]:
    with listening(clamd, tmp_path / "clamd.ctl" if request.param == "unix" else None) as address:
        found = read_address(address)
        assert found
        yield found


def test_the_file_goes_whole_and_nothing_is_found(scanner: Scanner, clamd: SmallClamd) -> None:
    assert harm_in([b"one", b"", b"two"], scanner) == ""
    assert harm_in([], scanner) == ""
    assert clamd.taken == [b"onetwo", b""]


def test_what_is_found_is_named(scanner: Scanner) -> None:
    assert harm_in([EICAR[:10], EICAR[10:]], scanner) == "Eicar-Test"


@pytest.mark.parametrize(
    "answer", [b"stream: something ERROR\0", b"UNKNOWN COMMAND\0", b"\0", b"HTTP/1.1 400 Bad Request\r\n\0"]
)
def test_whatever_is_no_clear_answer_is_none(scanner: Scanner, clamd: SmallClamd, answer: bytes) -> None:
    clamd.answer = answer
    with pytest.raises(NoAnswer):
        harm_in([b"x"], scanner)


def test_a_file_that_is_too_large_for_it_is_no_clean_one(scanner: Scanner, clamd: SmallClamd) -> None:
    clamd.most = 100
    with pytest.raises(NoAnswer):
        harm_in([b"x" * 60_000] * 100, scanner)


def test_it_says_what_it_is(scanner: Scanner, clamd: SmallClamd) -> None:
    assert version(scanner).startswith("ClamAV 1.0.9/27000")
    clamd.answer = b"220 a mail server\0"
    with pytest.raises(NoAnswer):
        version(scanner)


def test_nobody_there() -> None:
    with pytest.raises(NoAnswer):
        harm_in([b"x"], Scanner(path="/nowhere/clamd.ctl"))
    with pytest.raises(NoAnswer):
        harm_in([b"x"], Scanner(host="127.0.0.1", port=1))


def test_who_says_nothing_is_not_waited_for_without_end() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        silent = Scanner(host="127.0.0.1", port=door.getsockname()[1])
        with pytest.raises(NoAnswer):
            harm_in([b"x"], silent, seconds=0.2)


@pytest.mark.parametrize(
    ("text", "scanner"),
    [
        ("", None),
        (" /run/clamav/clamd.ctl ", Scanner(path="/run/clamav/clamd.ctl")),
        ("unix:/run/clamd", Scanner(path="/run/clamd")),
        ("unix:///run/clamd", Scanner(path="/run/clamd")),
        ("tcp://127.0.0.1", Scanner(host="127.0.0.1", port=3310)),
        ("tcp://clamd.example:99", Scanner(host="clamd.example", port=99)),
    ],
)
def test_where_it_listens(text: str, scanner: Scanner | None) -> None:
    assert read_address(text) == scanner


@pytest.mark.parametrize(
    "text", ["clamd", "127.0.0.1:3310", "http://x", "tcp://x:port", "tcp://x/y", "tcp://"]
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the settings say which
        read_address(text)
