"""The tables of a conference can stand in rooms, between which people need time to walk."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("events", "0009_brought_along")]

    operations = [
        migrations.AddField("matchmaking", "rooms", models.JSONField(default=list)),
        migrations.AddField("matchmaking", "walking", models.PositiveSmallIntegerField(default=5)),
        migrations.AddField("timetable", "moves", models.PositiveIntegerField(null=True)),
    ]
