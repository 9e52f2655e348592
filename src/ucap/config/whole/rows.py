"""One line as one row, every value looked at: an export may have been edited by hand."""

from typing import TYPE_CHECKING, Any

from ucap.config.whole.kinds import Kind
from ucap.kernel.errors import BadInput

if TYPE_CHECKING:
    from ucap.config.whole.take_in import Taken


def row_of(kind: Kind, said: dict[str, Any], line: int, taken: "Taken") -> Any:
    """The row, not yet written; what it refers to is noted. Raises BadInput, which names the line and the field."""
    from django.db.models import NOT_PROVIDED, FileField

    fields = {one.name: one for one in kind.fields}
    if unknown := next((name for name in said if name not in fields), None):
        raise BadInput(
            "line %(line)s: a %(kind)s has no %(field)s.", line=line, kind=kind.name, field=repr(unknown)
        )
    row = kind.table()
    for name, field in fields.items():
        if name not in said:
            if field.default is NOT_PROVIDED or field.primary_key:
                raise BadInput(
                    "line %(line)s: the %(kind)s has no %(field)s.", line=line, kind=kind.name, field=name
                )
            continue
        value = _value(kind, field, said[name], line)
        setattr(row, field.attname, value)
        if field.is_relation and value is not None:
            taken.references.append((line, name, field.related_model._meta.label, value))  # noqa: SLF001
        elif isinstance(field, FileField) and value:
            taken.named.append((line, value))
    if row.pk in taken.ids[kind.model]:
        raise BadInput(
            "line %(line)s: there is a %(kind)s %(key)s already.", line=line, kind=kind.name, key=repr(row.pk)
        )
    taken.ids[kind.model].add(row.pk)
    if kind.model == "people.User":
        row.set_unusable_password()  # they set one by mail
    elif kind.model in ("plans.Version", "exchange.EntryVersion"):
        _understood(kind, row, line)
    return row


def _value(kind: Kind, field: Any, said: Any, line: int) -> Any:
    """What the database keeps."""
    from django.core.exceptions import ValidationError
    from django.db.models import CharField, FileField, TextField

    plain = field.target_field if field.is_relation else field
    try:
        if said is None:
            if not field.null:
                raise ValidationError("it must not be null")
            return None
        if isinstance(plain, CharField | TextField | FileField) and not isinstance(said, str):
            raise ValidationError("it must be a text")
        value = said if isinstance(plain, FileField) else plain.to_python(said)
        if isinstance(value, str) and "\0" in value:
            raise ValidationError("it holds the sign 0")
        if plain.choices and value not in dict(plain.flatchoices) and value != "":
            raise ValidationError(f"it must be one of {', '.join(map(str, dict(plain.flatchoices)))}")
        plain.run_validators(value)
        return value
    except (ValidationError, ValueError, TypeError, OverflowError) as error:
        says = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise BadInput(
            "line %(line)s: %(kind)s: %(field)s is %(value)s: %(error)s.",
            line=line,
            kind=kind.name,
            field=field.name,
            value=repr(said)[:60],
            error=says.rstrip("."),
        ) from error


def _understood(kind: Kind, version: Any, line: int) -> None:
    """Nothing. Raises BadInput when the text of a version is none."""
    from ucap.kernel.errors import Problem

    try:
        version.content  # noqa: B018 - read once, so that it can be read later
    except Problem as problem:
        raise BadInput(
            "line %(line)s: %(kind)s: content_json: %(problem)s",
            line=line,
            kind=kind.name,
            problem=str(problem),
        ) from problem
