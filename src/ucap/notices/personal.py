"""What is kept of what a person was told; their inbox is nobody else's, so it goes with them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without
from ucap.notices.models import Letter, Notice, Preference


def export(person: Person) -> dict[str, Any]:
    """This person's inbox, their letters (without those that carry a code or a link that opens something), how they want to hear."""
    return {
        "notices": list(
            Notice.objects.filter(to_id=person.id).values("kind", "at", "title", "text", "address", "read_at")
        ),
        "letters": list(
            _letters(person).filter(secret=False).values("to", "subject", "text", "at", "state", "sent_at")
        ),
        "how_i_hear": list(Preference.objects.filter(user_id=person.id).values("kind", "pace")),
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: a notice has no files."""
    yield from ()


def erase(person: Person, _: datetime) -> None:
    """Nothing; the inbox is empty, and nothing that others were told says who this person was."""
    Notice.objects.filter(to_id=person.id).delete()
    Preference.objects.filter(user_id=person.id).delete()
    _letters(person).delete()
    for model, columns in ((Notice, ("title", "text")), (Letter, ("subject", "text", "html", "headers"))):
        for column in columns:
            _forget_in(model, column, person)


def _forget_in(model: type[Notice] | type[Letter], column: str, person: Person) -> None:
    for row in containing(model._default_manager.all(), column, (*person.addresses, person.name)):  # noqa: SLF001 - Django's documented interface
        setattr(row, column, without(getattr(row, column), person))
        row.save(update_fields=[column])


def _letters(person: Person) -> Any:
    to_them = Q(user_id=person.id)
    for address in person.addresses:
        to_them |= Q(to__iexact=address)
    return Letter.objects.filter(to_them)
