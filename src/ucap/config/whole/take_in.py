"""A whole installation out of its lines into an empty one: all of it or nothing, each error with the line it is in."""

import base64
import binascii
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from ucap.config.whole.kinds import BY_NAME, FILE, FORMAT, HEADER, KINDS, Kind
from ucap.config.whole.rows import row_of
from ucap.kernel.decoding import UNREADABLE
from ucap.kernel.errors import BadInput

AT_ONCE = 500  # rows written together
REPEATED_AT_ONCE = 200  # versions


@dataclass(slots=True)
class Taken:
    """What has been read so far. Lines may come in any order, so what they refer to is looked at in the end."""

    found: Counter[str] = field(default_factory=Counter)
    ids: defaultdict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))  # model -> keys
    references: list[tuple[int, str, str, Any]] = field(default_factory=list)  # line, field, model, key
    files: set[str] = field(default_factory=set)
    named: list[tuple[int, str]] = field(default_factory=list)  # line, file
    waiting: defaultdict[str, list[tuple[int, Any]]] = field(default_factory=lambda: defaultdict(list))


def is_whole(path: Path) -> bool:
    """Whether the file begins as `ucap export --everything` does."""
    try:
        with path.open("rb") as file:
            first = file.readline(1_000_000)
        said = msgspec.json.decode(first)
    except (OSError, *UNREADABLE):
        return False
    return isinstance(said, dict) and said.get("kind") == HEADER


def take_in(path: Path) -> Counter[str]:
    """How many lines of each kind are there now. Raises BadInput, and then nothing was changed."""
    from django.core.files.storage import default_storage
    from django.db import transaction

    _ensure_empty()
    taken = Taken()
    kept: list[str] = []
    try:
        with transaction.atomic():
            header = _read_all(path, taken, kept)
            _ensure_complete(header, taken)
            _finish()
    except BaseException:
        for name in kept:
            Path(default_storage.path(name)).unlink(missing_ok=True)
        raise
    return taken.found


def _read_all(path: Path, taken: Taken, kept: list[str]) -> dict[str, Any]:
    header: dict[str, Any] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            said = _said(line, number)
            kind = said.pop("kind", None)
            if number == 1:
                header = _header(kind, said)
                continue
            if kind == FILE:
                kept.append(_keep(said, number, taken))
            elif isinstance(kind, str) and kind in BY_NAME:
                row = row_of(BY_NAME[kind], _row(said, number), number, taken)
                taken.waiting[kind].append((number, row))
                if len(taken.waiting[kind]) >= AT_ONCE:
                    _write(BY_NAME[kind], taken)
            else:
                raise BadInput("line %(line)s: there is no kind %(kind)s.", line=number, kind=repr(kind))
            taken.found[str(kind)] += 1
    for kind in KINDS:
        _write(kind, taken)
    return header


def _said(line: bytes, number: int) -> dict[str, Any]:
    try:
        said = msgspec.json.decode(line)
    except UNREADABLE as error:
        raise BadInput("line %(line)s is not JSON (%(error)s).", line=number, error=str(error)) from error
    if not isinstance(said, dict):
        raise BadInput("line %(line)s is no JSON object.", line=number)
    return said


def _row(said: dict[str, Any], number: int) -> dict[str, Any]:
    row = said.get("row")
    if not isinstance(row, dict) or len(said) != 1:
        raise BadInput("line %(line)s: it has a kind and a row, and nothing else.", line=number)
    return row


def _header(kind: object, said: dict[str, Any]) -> dict[str, Any]:
    counts, missing = said.get("counts"), said.get("missing", [])
    if kind != HEADER or said.get("format") != FORMAT:
        raise BadInput(
            "line 1: this is no export of a whole installation that ucap %(version)s understands (it was made by ucap %(theirs)s).",
            version=version("ucap"),
            theirs=str(said.get("ucap", "?")),
        )
    if not isinstance(counts, dict) or not isinstance(missing, list):
        raise BadInput("line 1: the counts are missing. Export again.")
    return {"counts": counts, "missing": {str(one) for one in missing}}


def _keep(said: dict[str, Any], number: int, taken: Taken) -> str:
    """The name of the file just written."""
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    name, data = said.get("name"), said.get("base64")
    if not isinstance(name, str) or not isinstance(data, str) or set(said) != {"name", "base64"}:
        raise BadInput("line %(line)s: a file has a name and base64.", line=number)
    path = PurePosixPath(name)
    if (
        str(path) != name
        or path.is_absolute()
        or not path.parts
        or any(p.startswith(".") for p in path.parts)
        or "\0" in name
    ):
        raise BadInput("line %(line)s: %(name)s is no name of a file.", line=number, name=repr(name))
    if name in taken.files or default_storage.exists(name):
        raise BadInput("line %(line)s: the file %(name)s is there already.", line=number, name=name)
    try:
        content = base64.b64decode(data, validate=True)
    except binascii.Error as error:
        raise BadInput(
            "line %(line)s: that is no base64 (%(error)s).", line=number, error=str(error)
        ) from error
    taken.files.add(name)
    return str(default_storage.save(name, ContentFile(content)))


def _write(kind: Kind, taken: Taken) -> None:
    from django.db import Error

    waiting = taken.waiting.pop(kind.name, [])
    if not waiting:
        return
    rows = [row for _, row in waiting]
    set_by_themselves = [one.name for one in kind.fields if getattr(one, "auto_now_add", False)]
    before = [[getattr(row, name) for name in set_by_themselves] for row in rows]
    try:
        kind.rows.bulk_create(rows)
        if set_by_themselves:
            for row, values in zip(rows, before, strict=True):
                for name, value in zip(set_by_themselves, values, strict=True):
                    setattr(row, name, value)
            kind.rows.bulk_update(rows, set_by_themselves)
    except (Error, OverflowError) as error:
        raise BadInput(
            "%(kind)s in lines %(first)s to %(last)s: the database refuses it (%(error)s).",
            kind=kind.name,
            first=waiting[0][0],
            last=waiting[-1][0],
            error=" ".join(str(error).split()),
        ) from error


def _ensure_empty() -> None:
    there = next((kind.name for kind in KINDS if kind.rows.exists()), None)
    if there:
        raise BadInput(
            "this installation is not empty (there is a %(kind)s). A whole one goes into an empty one: name an empty folder in UCAP_DATA.",
            kind=there,
        )


def _ensure_complete(header: dict[str, Any], taken: Taken) -> None:
    """Nothing. Raises BadInput when something is referred to that is not there, or lines are missing."""
    for line, name, model, key in taken.references:
        if key not in taken.ids[model]:
            raise BadInput(
                "line %(line)s: %(field)s is %(key)s, and there is no such line.",
                line=line,
                field=name,
                key=repr(key),
            )
    for line, name in taken.named:
        if name not in taken.files and name not in header["missing"]:
            raise BadInput("line %(line)s: the file %(name)s is not in this export.", line=line, name=name)
    for kind in (*BY_NAME, FILE):
        expected = header["counts"].get(kind, 0)
        if taken.found[kind] != expected:
            raise BadInput(
                "there are %(found)s lines of the kind %(kind)s, and the first line says %(expected)s. Was the file cut off? Export again.",
                found=taken.found[kind],
                kind=kind,
                expected=str(expected),
            )


def _finish() -> None:
    """What follows from what was taken in: the tables that lists ask, the next numbers."""
    from django.core.management.color import no_style
    from django.db import connection

    from ucap.events.models import Event
    from ucap.events.projection import FOUND_BY, project_all
    from ucap.exchange.models import Entry
    from ucap.exchange.projection import project as project_entry
    from ucap.plans.models import Version
    from ucap.plans.projection import project

    for one in Version.objects.order_by("pk").iterator(REPEATED_AT_ONCE):
        project(one, one.content)
        one.save(update_fields=["title", "language", "starts", "ends", "words"])
    entries = Entry.objects.select_related("current", "organisation", "place", "city").order_by("pk")
    for entry in entries.exclude(current=None).iterator(REPEATED_AT_ONCE):
        if entry.current:
            project_entry(entry, entry.current.content, published=True)
            entry.save()
    project_all(Event.objects.select_related(*FOUND_BY).order_by("pk").iterator(REPEATED_AT_ONCE))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [kind.table for kind in KINDS]):
            cursor.execute(statement)
