"""Whether a password is one of the most common ones that were stolen from elsewhere, by a table of digests and no service.

The table, `data/breached.bin`, is written anew by whoever refreshes it, never by the platform: `python -m ucap.people.breached LIST`,
LIST being a list of passwords, the most common first (data/README.md names it). It holds the first bytes of each one's SHA-256, in
order: what somebody's password was is not in it.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path

LEAST = 12  # characters: a shorter one is refused as that
COUNTED = 10_000
BYTES = 5  # one password in 110 million that is in no list meets one of 10,000 prefixes of 40 bits
TABLE = "breached.bin"


def is_breached(password: str) -> bool:
    """Whether the password, however its letters are cased, is in the table."""
    table = _table()
    wanted = digest(password.lower())
    at = bisect_left(range(len(table) // BYTES), wanted, key=lambda row: _row(table, row))
    return _row(table, at) == wanted


def digest(password: str) -> bytes:
    """What the table has of a password."""
    return sha256(password.encode(errors="replace")).digest()[:BYTES]


def most_common(lines: Iterable[bytes]) -> list[str]:
    """The first passwords of a list that nothing but being known speaks against, each once, in small letters."""
    known = (line.rstrip(b"\r\n").decode(errors="ignore").lower() for line in lines)
    long = (one for one in known if len(one) >= LEAST and not one.isdigit())
    return list(islice(dict.fromkeys(long), COUNTED))


def table_of(passwords: Iterable[str]) -> bytes:
    """Their digests, in order."""
    return b"".join(sorted({digest(one) for one in passwords}))


@cache
def _table() -> bytes:
    return (files("ucap.people") / "data" / TABLE).read_bytes()


def _row(table: bytes, row: int) -> bytes:
    return table[row * BYTES : (row + 1) * BYTES]


def main(source: Path) -> None:
    """Writes the table."""
    with source.open("rb") as lines:
        (Path(__file__).parent / "data" / TABLE).write_bytes(table_of(most_common(lines)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
