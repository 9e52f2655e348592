"""Each of a delegation can name an organisation of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("events", "0007_language_of_delegations")]

    operations = [
        migrations.AddField("registration", "house", models.CharField(blank=True, max_length=200)),
    ]
