"""Whether something failed because there is no room: the one place that knows the words of each store."""

import errno
import sqlite3

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
POSTGRESQL = frozenset({"53100", "53000"})  # disk_full, insufficient_resources


def is_full(error: BaseException | None) -> bool:
    """Whether this error, or one that it comes from, says that a disk is full."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "sqlstate", None) in POSTGRESQL:
            return True
        error = error.__cause__ or error.__context__
    return False
