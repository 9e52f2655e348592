"""Rows in whose text, or JSON, certain words stand."""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

M = TypeVar("M", bound=Model)


def containing(rows: "QuerySet[M]", field: str, texts: Iterable[str]) -> "QuerySet[M]":
    """Those of the rows in whose column one of the texts stands, in upper or lower case."""
    found = Q()
    for text in filter(None, texts):
        for written in _as_written(text):
            found |= Q(text_of_it__icontains=written)
    if not found:
        return rows.none()
    looked: Any = rows.annotate(text_of_it=Cast(field, TextField()))
    return looked.filter(found)  # type: ignore[no-any-return]


def _as_written(text: str) -> tuple[str, str]:
    """As it stands in a text, and as JSON writes it where every sign is ASCII (SQLite's JSON columns)."""
    return text, json.dumps(text)[1:-1]
