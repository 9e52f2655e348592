"""A delegation keeps in which language it was registered: its people without an account are written to in it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("events", "0006_kept_apart")]

    operations = [
        migrations.AddField("delegation", "language", models.CharField(blank=True, max_length=35)),
    ]
