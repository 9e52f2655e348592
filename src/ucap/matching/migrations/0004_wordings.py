"""What a score reads becomes one column; the passages, which are most of a meaning's bytes, a table of their own."""

import django.db.models.deletion
import msgspec
from django.db import migrations, models

AT_ONCE = 500
COLUMNS = ("pk", "common", "themes", "theme_rows", "goals", "facts", "passages", "rows")


def pack(apps, schema_editor):
    Meaning, Wording = (apps.get_model("matching", name) for name in ("Meaning", "Wording"))
    rows = Meaning.objects.order_by("pk").values_list(*COLUMNS)
    part = list(rows[:AT_ONCE])
    while part:
        Wording.objects.bulk_create(
            Wording(meaning_id=key, passages=passages, rows=vectors) for key, *_, passages, vectors in part
        )
        for key, common, themes, theme_rows, goals, facts, *_ in part:
            Meaning.objects.filter(pk=key).update(profile=packed(common, themes, theme_rows, goals, facts))
        part = list(rows.filter(pk__gt=part[-1][0])[:AT_ONCE])


def packed(common, themes, theme_rows, goals, facts):
    return msgspec.msgpack.encode(
        {
            "common": common,
            "themes": themes,
            "theme_rows": bytes(theme_rows),
            "goals": {int(goal): sure for goal, sure in goals.items()},
            "country": facts["country"],
            "organisation_type": facts["organisation_type"],
            "wants": {
                "countries": facts["countries"],
                "organisation_types": facts["organisation_types"],
            },
        }
    )


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0003_pairs'),
    ]

    operations = [
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('meaning', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='wording', serialize=False, to='matching.meaning')),
                ('passages', models.JSONField()),
                ('rows', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='meaning',
            name='profile',
            field=models.BinaryField(default=b''),
            preserve_default=False,
        ),
        migrations.RunPython(pack, migrations.RunPython.noop, elidable=True),
        *(
            migrations.RemoveField(model_name='meaning', name=name)
            for name in ('rows', 'passages', 'theme_rows', 'common', 'themes', 'goals', 'facts')
        ),
    ]
