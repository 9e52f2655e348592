from typing import Any

from django.db import migrations

from ucap.plans import word_index


def install(apps: Any, schema_editor: Any) -> None:
    """Of a PostgreSQL that had no index of words yet; on a new one the second migration has made it."""
    if schema_editor.connection.vendor == "postgresql":
        word_index.install(schema_editor)


class Migration(migrations.Migration):

    dependencies = [("plans", "0003_countries")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
