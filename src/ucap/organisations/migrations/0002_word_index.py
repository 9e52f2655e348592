from django.db import migrations

from ucap.organisations import word_index


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_organisations")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: word_index.install(schema_editor),
            lambda apps, schema_editor: word_index.remove(schema_editor),
        )
    ]
