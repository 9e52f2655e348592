"""Events have a meaning, too."""

from django.db import migrations, models
from django.db.models import CASCADE, Q


class Migration(migrations.Migration):

    dependencies = [("events", "0003_words"), ("matching", "0006_pairs_by_score")]

    operations = [
        migrations.RemoveConstraint(model_name="meaning", name="a_meaning_is_of_one_thing"),
        migrations.AddField(
            model_name="meaning",
            name="event",
            field=models.ForeignKey(null=True, on_delete=CASCADE, related_name="meanings", to="events.event"),
        ),
        migrations.AddConstraint(
            model_name="meaning",
            constraint=models.UniqueConstraint(fields=["index", "event"], name="one_meaning_of_each_event"),
        ),
        migrations.AddConstraint(
            model_name="meaning",
            constraint=models.CheckConstraint(
                condition=Q(entry__isnull=False, plan__isnull=True, organisation__isnull=True, event__isnull=True)
                | Q(entry__isnull=True, plan__isnull=False, organisation__isnull=True, event__isnull=True)
                | Q(entry__isnull=True, plan__isnull=True, organisation__isnull=False, event__isnull=True)
                | Q(entry__isnull=True, plan__isnull=True, organisation__isnull=True, event__isnull=False),
                name="a_meaning_is_of_one_thing",
            ),
        ),
    ]
