"""Telling people."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.kernel.messages import Message
from ucap.notices.actions.bundling import Bundle, brought_up_to_date, kept
from ucap.notices.actions.writing import put_in_post
from ucap.notices.letters import letter_of_notice
from ucap.notices.models import Notice
from ucap.notices.mornings import next_morning
from ucap.notices.queries.preferences import paces_of
from ucap.notices.states import DIGESTS, Kind, Pace
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
    bundle: Bundle | None = None,
    by: User | None = None,
    at: datetime,
) -> list[Notice]:
    """The notices that were written: one a person, and none to whoever did it. Those who want to hear of it at once get a letter.

    `subject` is (kind, id) of the thing it is about; `link` the name of an address and its arguments. Who has an unread notice of
    the same `bundle` has that one brought up to date instead.
    """
    people = {person.pk: person for person in to if by is None or person.pk != by.pk}
    if not people:
        return []
    address, arguments = link or ("", ())
    paces = paces_of(people, kind)
    new: dict[str, Any] = {
        "title": kept(title, bundle),
        "text": kept(text) if text else None,
        "address": address,
        "arguments": list(arguments),
        "by": by,
    }
    renewed = []
    if bundle:
        renewed = brought_up_to_date(
            list(people.values()), bundle, kind=kind, subject=subject, new=new, paces=paces, at=at
        )
        people = {pk: one for pk, one in people.items() if pk not in {notice.to_id for notice in renewed}}
    before = Notice.objects.filter(
        to__in=people, kind=kind, subject_kind=subject[0], subject_id=subject[1], leads=True
    )
    before.update(leads=False)
    notices = Notice.objects.bulk_create(
        Notice(
            to=person,
            kind=kind,
            at=at,
            **new,
            subject_kind=subject[0],
            subject_id=subject[1],
            mail_at=_digest_of(person, paces[person.pk], at),
        )
        for person in people.values()
    )
    put_in_post(
        [
            letter_of_notice(notice, people[notice.to_id], at)
            for notice in notices
            if paces[notice.to_id] is Pace.AT_ONCE and gets_mail(people[notice.to_id])
        ]
    )
    return [*renewed, *notices]


def gets_mail(person: User) -> bool:
    """Whether letters go to this person: not to an account that is closed or erased."""
    return person.is_active and not person.has_left


def _digest_of(person: User, pace: Pace, at: datetime) -> datetime | None:
    if pace not in DIGESTS or not gets_mail(person):
        return None
    return next_morning(at, person.time_zone, weekly=pace is Pace.WEEKLY)
