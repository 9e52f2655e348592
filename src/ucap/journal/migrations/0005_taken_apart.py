"""What entries written before say of persons is taken out of them. The only time that entries are changed: the guard is off meanwhile."""

from django.db import migrations

from ucap.journal import guard
from ucap.journal.apart import PARTS, apart, together

# part -> the keys that were about persons when this was written
PERSONAL = {
    "before": ("contacts", "other"),
    "after": ("contacts", "other"),
    "detail": ("organisation", "name", "reason", "values", "full"),
}


def is_guarded(schema_editor):
    """The tests' database is made without the guard (tests/conftest.py)."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            cursor.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = 'journal_entry_update'")
        else:
            cursor.execute("SELECT 1 FROM pg_trigger WHERE tgname = 'journal_entry_guard'")
        return cursor.fetchone() is not None


def unguarded(change):
    def run(apps, schema_editor):
        guarded = is_guarded(schema_editor)
        if guarded:
            guard.remove(schema_editor)
        change(apps.get_model("journal", "Entry"), apps.get_model("journal", "Private"))
        if guarded:
            if schema_editor.connection.vendor == "postgresql":
                # A trigger cannot be made while the foreign keys of new rows wait to be checked.
                schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            guard.install(schema_editor)

    return run


def take_apart(Entry, Private):
    for entry in Entry.objects.iterator(chunk_size=500):
        taken = {part: apart(getattr(entry, part), PERSONAL[part]) for part in PARTS}
        private = [Private(entry=entry, part=part, data=data) for part, (_, data) in taken.items() if data]
        if private:
            Private.objects.bulk_create(private)
            Entry.objects.filter(pk=entry.pk).update(**{part: public for part, (public, _) in taken.items()})


def put_together(Entry, Private):
    for one in Private.objects.select_related("entry").iterator(chunk_size=500):
        whole = together(getattr(one.entry, one.part), one.data)
        Entry.objects.filter(pk=one.entry_id).update(**{one.part: whole})
    Private.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_private")]

    operations = [migrations.RunPython(unguarded(take_apart), unguarded(put_together))]
