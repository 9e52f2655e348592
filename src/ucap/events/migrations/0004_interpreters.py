"""Who interprets at meetings."""

from django.db import migrations, models
from django.db.models import CASCADE, SET_NULL

import ucap.kernel.ids


class Migration(migrations.Migration):

    dependencies = [("events", "0003_words")]

    operations = [
        migrations.CreateModel(
            name="Interpreter",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=ucap.kernel.ids.new_id,
                        editable=False,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("languages", models.JSONField(default=list)),
                ("comes", models.BooleanField(default=True)),
                (
                    "event",
                    models.ForeignKey(on_delete=CASCADE, related_name="interpreters", to="events.event"),
                ),
            ],
            options={"ordering": ["name", "id"]},
        ),
        migrations.CreateModel(
            name="InterpreterAbsence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interpreter",
                    models.ForeignKey(on_delete=CASCADE, related_name="absences", to="events.interpreter"),
                ),
                ("slot", models.ForeignKey(on_delete=CASCADE, related_name="+", to="events.slot")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=["interpreter", "slot"], name="an_interpreter_is_away_once")
                ],
            },
        ),
        migrations.AddField(
            "meetingrequest",
            "interpreter",
            models.ForeignKey(null=True, on_delete=SET_NULL, related_name="+", to="events.interpreter"),
        ),
        migrations.AddField("meetingrequest", "unaided", models.BooleanField(default=False)),
        migrations.AddField(
            "meeting",
            "interpreter",
            models.ForeignKey(null=True, on_delete=SET_NULL, related_name="+", to="events.interpreter"),
        ),
    ]
