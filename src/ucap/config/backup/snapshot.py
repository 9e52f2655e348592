"""What both databases give to a backup: a copy as of one instant, and what stands in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A database as it was at one instant."""

    path: Path  # the copy
    counts: Mapping[str, int]  # table -> rows
    files: tuple[str, ...]  # the uploaded files that it names
    migrations: tuple[str, ...]


def file_columns() -> Iterator[tuple[str, str]]:
    """Every (table, column) that names an uploaded file."""
    from django.apps import apps
    from django.db.models import FileField

    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:  # noqa: SLF001 - Django's own documented interface
            for field in model._meta.concrete_fields:  # noqa: SLF001
                if isinstance(field, FileField) and field.column:
                    yield model._meta.db_table, field.column  # noqa: SLF001


def asked_of(columns: set[tuple[str, str]]) -> Iterator[str]:
    """The statements that ask for the names of files, of the columns that are there: the database may be older than the program."""
    for table, column in file_columns():
        if (table, column) in columns:
            yield names_of_files(table, column)


def names_of_files(table: str, column: str) -> str:
    """The statement that asks for them."""
    return f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" <> \'\''  # noqa: S608 - our own tables
