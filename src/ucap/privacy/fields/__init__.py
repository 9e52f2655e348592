"""Every field of every table: whether it is about a person, what for, on what ground, for how long, who sees it. Pure.

docs/privacy.md is written from it (`python -m ucap.privacy.document`); tests/privacy/test_fields.py holds it to the tables there are.
"""

from ucap.privacy.fields import accounts, cooperation, events, exchange, libraries, machinery
from ucap.privacy.fields.table import Ground, Table

TABLES: tuple[Table, ...] = (
    *accounts.TABLES,
    *cooperation.TABLES,
    *exchange.TABLES,
    *events.TABLES,
    *libraries.TABLES,
    *machinery.TABLES,
)

__all__ = ["TABLES", "Ground", "Table"]
