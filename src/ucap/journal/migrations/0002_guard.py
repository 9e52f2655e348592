from django.db import migrations

from ucap.journal import guard


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: guard.install(schema_editor),
            lambda apps, schema_editor: guard.remove(schema_editor),
        )
    ]
