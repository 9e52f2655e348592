"""Colleagues who come along to a meeting of somebody of their house."""

from django.db import migrations, models
from django.db.models import CASCADE, F, Q

import ucap.kernel.ids


class Migration(migrations.Migration):

    dependencies = [("events", "0008_houses_of_guests")]

    operations = [
        migrations.CreateModel(
            name="BroughtAlong",
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
                (
                    "request",
                    models.ForeignKey(
                        on_delete=CASCADE, related_name="along", to="events.meetingrequest"
                    ),
                ),
                ("beside", models.ForeignKey(on_delete=CASCADE, related_name="+", to="events.registration")),
                (
                    "who",
                    models.ForeignKey(
                        on_delete=CASCADE, related_name="brought_to", to="events.registration"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=["request", "who"], name="brought_along_once"),
                    models.CheckConstraint(
                        condition=~Q(beside=F("who")), name="nobody_brings_oneself_along"
                    ),
                ],
            },
        ),
    ]
