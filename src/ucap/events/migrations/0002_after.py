"""The stops of a visit, what those who came say, the report; whether everybody reads the minutes."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import CASCADE, SET_NULL, Q


class Migration(migrations.Migration):

    dependencies = [
        ("events", "0001_events"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="minutes_public",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="VisitStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(blank=True, max_length=200)),
                ("contact_name", models.CharField(blank=True, max_length=150)),
                ("contact_phone", models.CharField(blank=True, max_length=60)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("transport", models.CharField(blank=True, max_length=200)),
                ("leaves_from", models.CharField(blank=True, max_length=200)),
                ("departs_at", models.DateTimeField(null=True)),
                ("notes", models.TextField(blank=True, max_length=2000)),
                ("other_language", models.CharField(blank=True, max_length=35)),
                ("other_title", models.CharField(blank=True, max_length=200)),
                ("other_text", models.TextField(blank=True, max_length=2000)),
                ("session", models.OneToOneField(on_delete=CASCADE, related_name="stop", to="events.session")),
            ],
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stars", models.PositiveSmallIntegerField()),
                ("text", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField()),
                ("registration", models.OneToOneField(on_delete=CASCADE, related_name="feedback", to="events.registration")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="stars_from_one_to_five"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=35)),
                ("reached", models.TextField(blank=True, max_length=8000)),
                ("better", models.TextField(blank=True, max_length=8000)),
                ("numbers", models.JSONField(default=dict)),
                ("published_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("event", models.OneToOneField(on_delete=CASCADE, related_name="report", to="events.event")),
            ],
        ),
    ]
