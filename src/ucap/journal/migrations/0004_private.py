import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_by_verb")]

    operations = [
        migrations.CreateModel(
            name="Private",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("before", "before"), ("after", "after"), ("detail", "detail")], max_length=6
                    ),
                ),
                ("data", models.JSONField()),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="private", to="journal.entry"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "part"), name="private_once_a_part")
                ],
            },
        )
    ]
