"""Letters handed to the mail server, tried again when it does not take them, and given up in the end.

What is promised: a letter whose transaction was kept is never lost, and of several workers one hands it over. What cannot be
(SMTP has no "take this once"): if a worker is killed after the server took the letter and before that is written down here, a
few milliseconds, the letter is handed over again. The second copy bears the same Message-ID and Date, by which many servers
and mail programs drop it.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q

from ucap.notices.delivery import hand_over, is_for_good, mail_server, short
from ucap.notices.models import Letter
from ucap.notices.states import ON_ITS_WAY, LetterState

log = logging.getLogger("ucap.mail")

# After the first failure, the second, …; after the last one nobody tries any more by themselves: two days in all.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(days=1),
)
HELD_FOR = timedelta(minutes=10)  # at most: a worker that was killed holds no letter for longer
HEAD_START = timedelta(
    minutes=2
)  # a letter's own task takes it; by the clock it is taken only if that did not happen
MOST_AT_ONCE = 500


def deliver(ids: Iterable[str], at: datetime) -> int:
    """How many of these letters the mail server took."""
    taken = 0
    with mail_server() as connection:
        for letter_id in ids:
            letter = _hold(letter_id, at)
            if letter is not None:
                taken += _try(letter, connection, at)
    return taken


def deliver_due(at: datetime) -> int:
    """How many of the letters that are to be tried again, or that no task took, the mail server took."""
    late = Q(state=LetterState.WAITING, due_at__lte=at - HEAD_START)
    again = Q(state=LetterState.FAILED, due_at__lte=at)
    due = Letter.objects.filter(late | again).order_by("due_at").values_list("id", flat=True)
    return deliver(list(due[:MOST_AT_ONCE]), at)


def _hold(letter_id: str, at: datetime) -> Letter | None:
    """The letter, ours to carry; None when it is sent, given up, or in somebody else's hands. One conditional UPDATE decides."""
    free = Q(held_until=None) | Q(held_until__lte=at)
    ours = Letter.objects.filter(free, pk=letter_id, state__in=ON_ITS_WAY).update(
        held_until=at + HELD_FOR, attempts=F("attempts") + 1
    )
    return Letter.objects.get(pk=letter_id) if ours else None


def _try(letter: Letter, connection: Any, at: datetime) -> bool:
    try:
        hand_over(letter, connection)
    except Exception as error:
        # A connection on which something went wrong is not used again; the next letter opens a new one.
        connection.close()
        _put_back(letter, error, at)
        return False
    letter.state, letter.sent_at, letter.held_until, letter.error = LetterState.SENT, at, None, ""
    if letter.secret:
        letter.subject = letter.text = letter.html = ""
    letter.save()
    return True


def _put_back(letter: Letter, error: Exception, at: datetime) -> None:
    given_up = is_for_good(error) or letter.attempts > len(WAITS)
    letter.state = LetterState.DEAD if given_up else LetterState.FAILED
    letter.error, letter.held_until = short(error), None
    if not given_up:
        letter.due_at = at + WAITS[letter.attempts - 1]
    letter.save(update_fields=["state", "error", "held_until", "due_at"])
    say = log.error if given_up else log.warning
    say("letter %s was not taken (%s), attempt %d", letter.id, letter.error, letter.attempts)
