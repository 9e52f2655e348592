"""An event can be a draft that was deleted."""

from django.db import migrations, models

import ucap.events.states

STATES = (
    *("draft", "announced", "open", "closed", "held", "reported", "cancelled", "withheld"),
    "deleted",
)


class Migration(migrations.Migration):

    dependencies = [("events", "0004_interpreters")]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="state",
            field=models.CharField(
                choices=[(state, state) for state in STATES],
                default=ucap.events.states.EventState["DRAFT"],
                max_length=12,
            ),
        ),
    ]
