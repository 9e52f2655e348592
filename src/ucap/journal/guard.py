"""The database's own refusal to change or delete a journal entry."""

from typing import Any

TABLE = "journal_entry"

SQLITE = {
    "update": f"CREATE TRIGGER {TABLE}_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END",
    "delete": f"CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, 'journal entries are never deleted'); END",
}
POSTGRESQL = (
    "CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'journal entries are never changed or deleted'; END $$",
    f"CREATE TRIGGER {TABLE}_guard BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    # emptying a table asks no trigger of rows
    f"CREATE TRIGGER {TABLE}_guard_all BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()",
)


def install(schema_editor: Any) -> None:
    """Puts the guard on the journal's table, on SQLite and PostgreSQL alike."""
    statements = SQLITE.values() if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def remove(schema_editor: Any) -> None:
    """Takes the guard off: only for going back behind this migration, and for emptying a test database."""
    if schema_editor.connection.vendor == "sqlite":
        for what in SQLITE:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{what}")
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_guard ON {TABLE}")
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_guard_all ON {TABLE}")
        schema_editor.execute("DROP FUNCTION IF EXISTS journal_refuse()")
