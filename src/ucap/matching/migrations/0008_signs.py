"""Inside PostgreSQL the nearest are found by the signs of their numbers, as beside SQLite, and not by pgvector's graph (decision 37)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_signs(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A bit for each number of a vector, in an index that is read without the rows: 100 bytes for each vector."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX IF EXISTS matching_embedding")
        # It stays in the row: a search compares hundreds by it, and to fetch it from beside the row took longer than comparing
        editor.execute("ALTER TABLE matching_meaning ALTER COLUMN embedding SET STORAGE PLAIN")
        editor.execute(
            "ALTER TABLE matching_meaning ADD COLUMN signs bit(512)"
            " GENERATED ALWAYS AS (binary_quantize(embedding)::bit(512)) STORED"
        )
        editor.execute("CREATE INDEX matching_signs ON matching_meaning (index_id, flag) INCLUDE (id, signs)")


class Migration(migrations.Migration):
    dependencies = [("matching", "0007_events")]

    operations = [migrations.RunPython(keep_signs, migrations.RunPython.noop)]
