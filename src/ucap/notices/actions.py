"""Telling people."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ucap.kernel.messages import Message
from ucap.notices.models import Notice
from ucap.notices.states import Kind
from ucap.people.models import User


@transaction.atomic
def notify(
    *,
    to: Iterable[User],
    kind: Kind,
    subject: tuple[str, str],
    title: Message,
    text: Message | None = None,
    link: tuple[str, tuple[object, ...]] | None = None,
    by: User | None = None,
    at: datetime,
) -> list[Notice]:
    """The notices that were written: one a person, and none to whoever did it.

    `subject` is (kind, id) of the thing it is about; `link` the name of an address and its arguments.
    """
    address, arguments = link or ("", ())
    return Notice.objects.bulk_create(
        Notice(
            to=person,
            kind=kind,
            at=at,
            by=by,
            title=_kept(title),
            text=_kept(text) if text else None,
            address=address,
            arguments=list(arguments),
            subject_kind=subject[0],
            subject_id=subject[1],
        )
        for person in {person.pk: person for person in to if by is None or person.pk != by.pk}.values()
    )


def _kept(message: Message) -> dict[str, object]:
    return {"template": message.template, "values": dict(message.values)}
