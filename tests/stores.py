"""The database of a worker: begun as a copy of one that was brought up once a run, and emptied where something was written.

Bringing one up takes a quarter of a minute, emptying each table of one a second: too much for every worker and every story.
"""

import os
import sqlite3
from contextlib import closing
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import QuerySet

from tests.config.running import first
from tests.postgres import chosen, name_for


def begin_as_a_copy() -> None:
    """To be called before the test database is made."""
    if chosen():
        connection.settings_dict["TEST"]["TEMPLATE"] = name_for(first())
    else:
        # A file, as an installation has one: in memory all threads of a server share one connection, and its transactions mingle
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        connection.settings_dict["TEST"]["NAME"] = str(first().parent / f"{worker}.sqlite3")
        connection_created.connect(_fill, dispatch_uid="tests")


def _fill(connection: BaseDatabaseWrapper, **_: Any) -> None:
    connection_created.disconnect(dispatch_uid="tests")
    with closing(sqlite3.connect(first() / "ucap.sqlite3")) as source:
        source.backup(connection.connection)


def empty() -> None:
    """Every table of ours without a row, but for what migrations wrote that all who read it expect to find."""
    with transaction.atomic():  # foreign keys are looked at when all is done
        for model in apps.get_models(include_auto_created=True):
            if model not in (ContentType, Permission):
                QuerySet(model)._raw_delete(connection.alias)
