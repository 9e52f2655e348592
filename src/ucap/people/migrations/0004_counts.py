from django.core.management import call_command
from django.db import migrations

TABLE = "ucap_counts"  # settings/caches.py: attempts to sign in and the like, counted for all processes


def make(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_invitations_and_consent'),
    ]

    operations = [migrations.RunPython(make, drop)]
