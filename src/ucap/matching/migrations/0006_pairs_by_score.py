from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matching", "0005_outcomes")]

    operations = [
        migrations.AddIndex(
            model_name="pair",
            index=models.Index(fields=["-score", "entry", "other"], name="pairs_by_score"),
        ),
    ]
