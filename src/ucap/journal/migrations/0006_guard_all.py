"""The guard as it is now: PostgreSQL does not empty the journal's table either."""

from typing import Any

from django.db import migrations

from ucap.journal import guard


def renew(apps: Any, schema_editor: Any) -> None:
    guard.remove(schema_editor)
    guard.install(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("journal", "0005_taken_apart")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
