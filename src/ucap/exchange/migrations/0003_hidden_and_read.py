"""Messages can be taken down; how far each side has read is known. What was written until now counts as read."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max


def all_read(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Nothing; nobody is told that years of messages are new."""
    latest = apps.get_model("exchange", "Message").objects.values_list("interest").annotate(latest=Max("pk"))
    interests = apps.get_model("exchange", "Interest").objects
    for interest, number in latest.order_by().iterator():
        interests.filter(pk=interest).update(asker_read=number, entry_read=number)


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_interests")]

    operations = [
        migrations.AddField(
            model_name="interest",
            name="asker_read",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="interest",
            name="entry_read",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="message",
            name="hidden_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(all_read, migrations.RunPython.noop),
    ]
