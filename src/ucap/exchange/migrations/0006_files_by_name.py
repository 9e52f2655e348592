"""The files of a message in the order of their names."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_counted")]

    operations = [
        migrations.AlterModelOptions(name="messagefile", options={"ordering": ["name", "id"]}),
    ]
