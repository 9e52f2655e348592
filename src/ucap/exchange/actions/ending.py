"""What is done every night: entries whose time is over leave the lists, and those whose end is near are told of."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ucap.exchange import letters
from ucap.exchange.actions.standing import held, move
from ucap.exchange.actions.talking import held_to_talk
from ucap.exchange.life import NOTICE
from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import LISTED, UNANSWERED

ANSWER_WITHIN = timedelta(days=7)


def end_and_remind(at: datetime) -> int:
    """How many entries ended or were told of, and how many interests were, that nobody has answered."""
    return expire_entries(at) + remind_of_end(at) + remind_of_answers(at)


def expire_entries(at: datetime) -> int:
    """How many entries left the lists because their last day is over. Done twice, it does it once."""
    over = Q(expires_on__lt=at.date())
    return sum(_expire(one, at) for one in _ids(over))


def remind_of_end(at: datetime) -> int:
    """How many entries' people were told that it ends within two weeks: once in each life, and not of one that was never longer."""
    soon = Q(expires_on__gte=at.date(), expires_on__lte=at.date() + NOTICE, reminded_at=None)
    return sum(_remind(one, at) for one in _ids(soon))


def remind_of_answers(at: datetime) -> int:
    """How many interests wait for an answer for a week, of which those who are to give it were told: once each."""
    late = Interest.objects.filter(state__in=UNANSWERED, moved_at__lte=at - ANSWER_WITHIN, reminded_at=None)
    return sum(_remind_of_answer(one, at) for one in late.order_by("pk"))


@transaction.atomic
def _remind_of_answer(interest: Interest, at: datetime) -> bool:
    there = held_to_talk(interest)
    if there.state not in UNANSWERED or there.reminded_at:
        return False
    there.reminded_at = at
    there.save(update_fields=["reminded_at"])
    letters.say_they_wait(there, at=at)
    return True


def _ids(condition: Q) -> list[str]:
    return list(Entry.objects.listed().filter(condition).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _expire(entry_id: str, at: datetime) -> bool:
    entry = held(entry_id)
    if entry.state not in LISTED or entry.expires_on is None or entry.expires_on >= at.date():
        return False
    move("entry.expired", entry, "expire", by=None, at=at)
    letters.say_expired(entry, at=at)
    return True


@transaction.atomic
def _remind(entry_id: str, at: datetime) -> bool:
    entry = held(entry_id)
    if entry.state not in LISTED or entry.expires_on is None or entry.reminded_at:
        return False
    entry.reminded_at = at
    entry.save(update_fields=["reminded_at"])
    begun = entry.renewed_at or entry.published_at
    if begun is None or begun.date() > entry.expires_on - NOTICE:
        return False
    letters.say_it_ends(entry, at=at)
    return True
