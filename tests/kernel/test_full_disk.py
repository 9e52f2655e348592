import errno
import sqlite3

import pytest

from ucap.kernel.full_disk import is_full


def full_database() -> sqlite3.OperationalError:
    """What SQLite itself says."""
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE t (b)")
        database.execute("PRAGMA max_page_count = 3")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    database.close()
    return caught.value


def test_sqlite_says_so_also_through_django() -> None:
    assert is_full(full_database())
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError from full_database()
    assert is_full(caught.value)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_file_that_finds_no_room(number: int) -> None:
    assert is_full(OSError(number, "no room"))


def test_postgresql_says_so_by_its_code() -> None:
    error = RuntimeError()
    error.sqlstate = "53100"  # type: ignore[attr-defined]
    assert is_full(error)


def test_everything_else_is_something_else() -> None:
    assert not is_full(None)
    assert not is_full(OSError(errno.EACCES, "no right"))
    assert not is_full(sqlite3.OperationalError("no such table"))
    error = ValueError()
    error.__cause__ = error
    assert not is_full(error)
