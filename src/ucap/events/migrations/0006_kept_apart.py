"""Colleagues who are never in different meetings at the same time."""

from django.db import migrations, models
from django.db.models import CASCADE, F, Q

import ucap.kernel.ids


class Migration(migrations.Migration):

    dependencies = [("events", "0005_deleted_drafts")]

    operations = [
        migrations.CreateModel(
            name="KeptApart",
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
                ("one", models.ForeignKey(on_delete=CASCADE, related_name="+", to="events.registration")),
                ("other", models.ForeignKey(on_delete=CASCADE, related_name="+", to="events.registration")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=["one", "other"], name="two_are_kept_apart_once"),
                    models.CheckConstraint(
                        condition=Q(one__lt=F("other")), name="nobody_is_apart_from_oneself"
                    ),
                ],
            },
        ),
    ]
