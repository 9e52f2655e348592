from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Of each version there is: the countries of its cities, and those its sides name without a city."""
    version_model, country_model = apps.get_model("plans", "Version"), apps.get_model("plans", "VersionCountry")
    for pk, content in version_model.objects.values_list("pk", "content_json").iterator():
        codes = [
            code
            for side in content.get("sides", ())
            for code in (*(city.get("country") for city in side.get("cities", ())), *side.get("countries", ()))
            if code
        ]
        country_model.objects.bulk_create(
            country_model(version_id=pk, country=code[:2]) for code in dict.fromkeys(codes)
        )


class Migration(migrations.Migration):

    dependencies = [("plans", "0002_word_index")]

    operations = [
        migrations.CreateModel(
            name="VersionCountry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="countries", to="plans.version")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "country"), name="a_country_once_a_version")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
