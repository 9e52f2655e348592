"""A whole installation, written line by line, as of one instant."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from ucap.config.whole.kinds import FILE, FORMAT, HEADER, KINDS, Kind, file_fields

AT_ONCE = 500  # rows read together


def lines() -> Iterator[str]:
    """A header, then every row that is exported, then the files that they name."""
    with _one_instant():
        names = sorted({name for kind, field in file_fields() for name in _names(kind, field)})
        missing = [name for name in names if _read(name) is None]
        counts = {kind.name: kind.rows.count() for kind in KINDS}
        counts[FILE] = len(names) - len(missing)
        yield _line(
            {"kind": HEADER, "format": FORMAT, "ucap": version("ucap"), "counts": counts, "missing": missing}
        )
        for kind in KINDS:
            for row in kind.rows.order_by("pk").iterator(AT_ONCE):
                yield _line({"kind": kind.name, "row": {one.name: _plain(one, row) for one in kind.fields}})
    for name in names:
        if (data := _read(name)) is not None:
            yield _line({"kind": FILE, "name": name, "base64": base64.b64encode(data).decode()})


@contextmanager
def _one_instant() -> Iterator[None]:
    """What is read inside is of one instant; nobody who writes is held up by it."""
    from django.db import connection, transaction

    embedded = connection.vendor == "sqlite"
    mode = getattr(connection, "transaction_mode", None)
    if embedded:
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined] # a reader, not a writer
    try:
        with transaction.atomic():
            if not embedded and not connection.savepoint_ids:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if embedded:
            connection.transaction_mode = mode  # type: ignore[attr-defined]


def _names(kind: Kind, field: str) -> Iterator[str]:
    yield from kind.rows.exclude(**{field: ""}).values_list(field, flat=True)


def _read(name: str) -> bytes | None:
    """The file; None where nobody has it."""
    from pathlib import Path

    from django.conf import settings

    from ucap.config.kept_files import put_aside

    folder = Path(settings.MEDIA_ROOT)
    for path in (folder / name, put_aside(folder, name)):
        if path.is_file():
            return path.read_bytes()
    return None


def _plain(field: Any, row: Any) -> Any:
    value = getattr(row, field.attname)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"
