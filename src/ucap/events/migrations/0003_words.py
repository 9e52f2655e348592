"""The words by which events are found; those of events that are there are written by the chore of every minute."""

from django.db import migrations, models
from django.db.models import CASCADE

from ucap.events import word_index


class Migration(migrations.Migration):

    dependencies = [("events", "0002_after")]

    operations = [
        migrations.CreateModel(
            name="EventWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("event", models.ForeignKey(on_delete=CASCADE, related_name="words", to="events.event")),
            ],
        ),
        migrations.RunPython(
            lambda apps, schema_editor: word_index.install(schema_editor),
            lambda apps, schema_editor: word_index.remove(schema_editor),
        ),
    ]
