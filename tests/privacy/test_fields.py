"""Every field of every table is in the table of what is stored, and docs/privacy.md is written from it."""

from pathlib import Path

from django.apps import apps

from ucap.privacy.document import document
from ucap.privacy.fields import TABLES, Ground

ROOT = Path(__file__).parents[2]


def there() -> set[str]:
    """Every column there is: "people.User.email"."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
    }


def test_every_field_is_in_the_table() -> None:
    listed = {f"{table.model}.{name}" for table in TABLES for name in table.fields}
    assert there() - listed == set()  # say in privacy/fields/ what it is for
    assert listed - there() == set()  # gone, or called otherwise


def test_every_table_says_it_once_and_whole() -> None:
    assert len({table.model for table in TABLES}) == len(TABLES)
    for table in TABLES:
        assert not set(table.personal) & set(table.rest.split()), table.model
        assert bool(table.personal) == (table.ground != Ground.NONE), table.model


def test_what_points_at_a_person_is_about_a_person() -> None:
    silent = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.label == "people.User"
    }
    about = {f"{table.model}.{name}" for table in TABLES for name in table.personal}
    assert silent - about == set()


def test_the_document_is_written_from_the_table() -> None:
    assert (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8") == document()
