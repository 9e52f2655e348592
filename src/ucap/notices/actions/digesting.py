"""Digests: what a person has not read yet and nobody wrote to them about, in one letter."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from ucap.notices.actions.telling import gets_mail
from ucap.notices.actions.writing import put_in_post
from ucap.notices.letters import letter_of_digest
from ucap.notices.models import Notice
from ucap.people.models import User

PEOPLE_AT_ONCE = 200
LONGEST = 100  # notices in one letter; whoever has more reads on in the inbox


def send_digests(at: datetime) -> int:
    """How many people are written to: all whose morning has come and who have something new. Done twice, it writes once."""
    written = 0
    while people := _whose_morning_it_is(at):
        written += _write_to(people, at)
    return written


def _whose_morning_it_is(at: datetime) -> list[str]:
    due = Notice.objects.filter(mail_at__isnull=False, mail_at__lte=at).order_by()
    return list(due.values_list("to_id", flat=True).distinct()[:PEOPLE_AT_ONCE])


# The letters are kept and the notices crossed off in one transaction: whatever happens, nobody hears twice of one thing.
@transaction.atomic
def _write_to(ids: list[str], at: datetime) -> int:
    due = Notice.objects.select_for_update(of=("self",)).filter(
        mail_at__isnull=False, mail_at__lte=at, to__in=ids
    )
    by_person: dict[str, list[Notice]] = defaultdict(list)
    for notice in due.filter(read_at=None).order_by("-id"):
        by_person[notice.to_id].append(notice)
    people = User.objects.in_bulk(list(by_person))
    letters = [
        letter_of_digest(notices[:LONGEST], people[person_id], at, of=len(notices))
        for person_id, notices in by_person.items()
        if gets_mail(people[person_id])
    ]
    put_in_post(letters)
    Notice.objects.filter(mail_at__isnull=False, mail_at__lte=at, to__in=ids).update(mail_at=None)
    return len(letters)
