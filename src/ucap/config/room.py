"""How much there is, and how much more there can be."""

import shutil
from pathlib import Path

from django.db import connection


def database_size() -> int:
    """Bytes of the database, with its write-ahead log."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = (Path(name + end) for end in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def free_bytes(folder: Path) -> int:
    """Bytes that can still be written there, or where it will be made."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), Path("/"))
    return shutil.disk_usage(there).free
