"""Questions to the database that Django puts together once: their SQL is kept, with places for what is asked.

A page asks a dozen small questions whose SQL is always the same, and putting one together takes Django several times as long as the
database needs to answer it. Only for questions whose shape hangs on nothing: where a condition comes and goes with who asks, an
ordinary query set says it more plainly.
"""

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import update_wrapper
from inspect import signature
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

Value = str | int | dt.date | None
Row = tuple[Any, ...]
ONE, MANY = "%s", {"sqlite": "SELECT value FROM json_each(%s)", "postgresql": "SELECT unnest(%s::text[])"}
NUMBERS = {**MANY, "postgresql": "SELECT unnest(%s::bigint[])"}


def these(values: Iterable[str]) -> RawSQL:
    """The texts as one value of a question, behind `__in`, however many: Django would look at each a dozen times."""
    return RawSQL(MANY[connection.vendor], [_given(list(values))])  # noqa: S611 - nobody's words


def these_numbers(values: Iterable[int]) -> RawSQL:
    """The same of whole numbers."""
    return RawSQL(NUMBERS[connection.vendor], [_given(list(values))])  # noqa: S611 - nobody's words


class Many(RawSQL):
    """The place of several texts, behind `__in`."""


class One(RawSQL):
    """The place of one value."""


class _Place(NamedTuple):
    """Stands among the parameters of the SQL where a value is to stand."""

    name: str


class _Ready(NamedTuple):
    """A question that was put together."""

    compiler: SQLCompiler
    converters: dict[int, Any]  # by column, where what comes back is not yet what it means
    sql: str
    parameters: Sequence[Any]  # values, and places for values


class Prepared:
    """A decorator of a function that makes a `values_list` of places, one for each argument, `One` or `Many`.

    What it makes is asked with values in those places, and answers with its rows. One query each time it is called.
    """

    def __init__(self, question: Callable[..., QuerySet[Any, Any]]) -> None:
        update_wrapper(self, question)
        self._question = question
        self._ready: dict[str, _Ready] = {}  # by the store, for each speaks an SQL of its own

    def __call__(self, **values: Value | Collection[str]) -> list[Row]:
        ready = self._ready.get(connection.vendor) or self._put_together()
        asked = [_given(values[one.name]) if isinstance(one, _Place) else one for one in ready.parameters]
        with connection.cursor() as cursor:
            cursor.execute(ready.sql, asked)
            rows: list[Row] = cursor.fetchall()
        if ready.compiler.has_extra_select:  # what it is ordered by stands behind what is asked for
            rows = [row[: ready.compiler.col_count] for row in rows]
        if not ready.converters:
            return rows
        return [tuple(row) for row in ready.compiler.apply_converters(rows, ready.converters)]

    def _put_together(self) -> _Ready:
        many = MANY[connection.vendor]
        places: dict[str, RawSQL] = {}
        for name, one in signature(self._question).parameters.items():
            sql = many if one.annotation is Many else ONE
            places[name] = one.annotation(sql, [_Place(name)])
        compiler = self._question(**places).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = [one[0] for one in compiler.select[: compiler.col_count]]
        ready = _Ready(compiler, compiler.get_converters(columns), sql, parameters)
        self._ready[connection.vendor] = ready
        return ready


def _given(value: Value | Collection[str] | Collection[int]) -> Any:
    """The value as the store's driver takes it."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return connection.ops.adapt_datefield_value(value)
    if value is None or isinstance(value, str | int):
        return value
    return json.dumps(list(value)) if connection.vendor == "sqlite" else list(value)
