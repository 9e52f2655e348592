"""What entries say in other languages, and how far the translation service has come with them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_hidden_and_read"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TranslationPause",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("failures", models.PositiveSmallIntegerField()),
                ("until", models.DateTimeField()),
                ("error", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="EntryTranslated",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="translated",
                        serialize=False,
                        to="exchange.entry",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField()),
                ("done", models.BooleanField(default=False)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["done", "due_at"], name="translated_by_time")],
            },
        ),
        migrations.CreateModel(
            name="EntryTranslation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("title", "title"), ("summary", "summary"), ("sentence", "sentence")],
                        max_length=8,
                    ),
                ),
                ("original", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("source", models.CharField(max_length=35)),
                ("target", models.CharField(max_length=35)),
                ("machine", models.TextField(blank=True)),
                ("corrected", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="exchange.entry",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["-at"], name="translations_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "target", "part", "digest"),
                        name="one_translation_a_text_and_language",
                    )
                ],
            },
        ),
    ]
