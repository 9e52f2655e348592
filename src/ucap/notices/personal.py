"""What is kept of what a person was told; their inbox is nobody else's, so it goes with them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without
from ucap.notices.models import Notice


def export(person: Person) -> dict[str, Any]:
    """This person's inbox."""
    return {
        "notices": list(
            Notice.objects.filter(to_id=person.id).values("kind", "at", "title", "text", "address", "read_at")
        )
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: a notice has no files."""
    yield from ()


def erase(person: Person, _: datetime) -> None:
    """Nothing; the inbox is empty, and no notice to others says who this person was."""
    Notice.objects.filter(to_id=person.id).delete()
    for column in ("title", "text"):
        for notice in containing(Notice.objects.all(), column, (*person.addresses, person.name)):
            setattr(notice, column, without(getattr(notice, column), person))
            notice.save(update_fields=[column])
