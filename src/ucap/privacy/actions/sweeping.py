"""The last look before somebody is forgotten: whatever column of whatever table still has an address of theirs."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import CharField, JSONField, Model, TextField

from ucap.journal.models import Entry
from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without_addresses

# The journal's entries never hold an address (journal/apart.py), and sessions cannot be read as text.
NOT_LOOKED_AT: tuple[type[Model], ...] = (Entry, Session)


def sweep(person: Person) -> list[str]:
    """The columns ("app.Model.column") where an address was found that no domain had erased; it is taken out of them."""
    return [
        f"{model.__module__}.{model.__name__}.{column}"
        for model, column in _columns_of_text()
        if _taken_out(containing(model.objects.all(), column, person.addresses), column, person)
    ]


def _columns_of_text() -> Iterator[tuple[Any, str]]:
    for model in apps.get_models():
        if model not in NOT_LOOKED_AT:
            for column in model._meta.concrete_fields:  # noqa: SLF001 - Django's documented interface, for all its name
                if isinstance(column, CharField | TextField | JSONField) and not column.primary_key:
                    yield model, column.name


def _taken_out(rows: Any, column: str, person: Person) -> bool:
    changed = False
    for row in rows:
        before = getattr(row, column)
        after = without_addresses(before, person)
        if after != before:
            setattr(row, column, after)
            row.save(update_fields=[column])
            changed = True
    return changed
