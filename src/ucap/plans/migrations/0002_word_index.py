from django.db import migrations

from ucap.plans import word_index


class Migration(migrations.Migration):

    dependencies = [("plans", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: word_index.install(schema_editor),
            lambda apps, schema_editor: word_index.remove(schema_editor),
        )
    ]
