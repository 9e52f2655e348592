"""What a score reads becomes one column; the passages, which are most of a meaning's bytes, a table of their own."""

import django.db.models.deletion
from django.db import migrations, models


def forget(apps, schema_editor):
    """The index makes them anew by itself, sooner than a large table is converted."""
    apps.get_model("matching", "Meaning").objects.all()._raw_delete(schema_editor.connection.alias)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that wait cannot be altered


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
        migrations.RunPython(forget, migrations.RunPython.noop, elidable=True),
        *(
            migrations.RemoveField(model_name='meaning', name=name)
            for name in ('rows', 'passages', 'theme_rows', 'common', 'themes', 'goals', 'facts')
        ),
    ]
