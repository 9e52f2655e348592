"""Telling people."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ucap.kernel.messages import Message
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
    by: User | None = None,
    at: datetime,
) -> list[Notice]:
    """The notices that were written: one a person, and none to whoever did it. Those who want to hear of it at once get a letter.

    `subject` is (kind, id) of the thing it is about; `link` the name of an address and its arguments.
    """
    people = {person.pk: person for person in to if by is None or person.pk != by.pk}
    if not people:
        return []
    address, arguments = link or ("", ())
    paces = paces_of(people, kind)
    before = Notice.objects.filter(
        to__in=people, kind=kind, subject_kind=subject[0], subject_id=subject[1], leads=True
    )
    before.update(leads=False)
    notices = Notice.objects.bulk_create(
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
    return notices


def gets_mail(person: User) -> bool:
    """Whether letters go to this person: not to an account that is closed or erased."""
    return person.is_active and not person.has_left


def _digest_of(person: User, pace: Pace, at: datetime) -> datetime | None:
    if pace not in DIGESTS or not gets_mail(person):
        return None
    return next_morning(at, person.time_zone, weekly=pace is Pace.WEEKLY)


def _kept(message: Message) -> dict[str, object]:
    return {"template": message.template, "values": dict(message.values)}
