from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0004_translations")]

    operations = [
        migrations.RemoveIndex(model_name="entrytag", name="entries_by_tag"),
        migrations.AddIndex(
            model_name="entrytag",
            index=models.Index(fields=["facet", "value", "entry"], name="entries_by_tag"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=[
                    "state",
                    "visibility",
                    "kind",
                    "area",
                    "country",
                    "language",
                    "place",
                    "organisation",
                    "city",
                    "author",
                    "current",
                    "published_at",
                    "expires_on",
                    "id",
                ],
                name="entries_counted",
            ),
        ),
    ]
