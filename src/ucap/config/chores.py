"""What is done by the clock: each chore once when it is due, however many workers there are."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from ucap.config.backup.nightly import back_up
from ucap.config.kept_files import clear_deleted
from ucap.config.models import ChoreRun
from ucap.events.actions.drafts import forget_deleted
from ucap.events.actions.inviting import remind_invited
from ucap.events.actions.lifecycle import mind_events
from ucap.events.actions.making import give_up_lost
from ucap.events.actions.reporting import ask_after_events
from ucap.events.projection import project_missing
from ucap.exchange.actions.ending import end_and_remind
from ucap.exchange.tasks import mind_the_translations
from ucap.matching.actions.looking import look_for_news
from ucap.matching.actions.vocabulary import count_words_anew
from ucap.matching.tasks import learn, mind_the_index
from ucap.notices.actions import deliver_due, send_digests
from ucap.people.actions.second_steps import seal_second_steps
from ucap.privacy.actions.keeping import keep_no_longer

log = logging.getLogger("ucap.chores")

DAY = timedelta(days=1)
NIGHT = timedelta(hours=2)  # after midnight UTC: night in Europe, morning in China; few people write then
HELD_FOR = timedelta(hours=2)  # at most; whoever was killed in the middle is not waited for any longer
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)  # after a failure


@dataclass(frozen=True, slots=True)
class Chore:
    """Something done by the clock. `do` is told what time it is; it may be cut off anywhere, and is then done again."""

    name: str  # "notices.digests"; also its name in the database, so it stays
    every: timedelta  # a day: once a night, after 02:00 UTC; a missed night is made up for
    do: Callable[[datetime], object]

    def next_after(self, at: datetime) -> datetime:
        """When it is due again after having been done at that time."""
        if self.every < DAY:
            return at + self.every
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        tonight = midnight + NIGHT
        first = tonight if tonight > at else tonight + DAY
        return first + self.every - DAY


MINUTE = timedelta(minutes=1)
# Each domain's chores; a nightly one has `every=DAY`.
CHORES: list[Chore] = [
    Chore("notices.letters", MINUTE, deliver_due),
    Chore("notices.digests", 10 * MINUTE, send_digests),
    Chore("exchange.entries", DAY, end_and_remind),
    Chore("exchange.translations", MINUTE, mind_the_translations),
    Chore("matching.index", MINUTE, mind_the_index),
    Chore("matching.searches", 10 * MINUTE, look_for_news),
    Chore("matching.words", DAY, count_words_anew),
    Chore("matching.learning", DAY, learn),
    Chore("events.clock", MINUTE, mind_events),
    Chore("events.words", MINUTE, project_missing),
    Chore("events.timetables", MINUTE, give_up_lost),
    Chore("events.feedback", 10 * MINUTE, ask_after_events),
    Chore("events.invitations", DAY, remind_invited),
    Chore("events.deleted_drafts", 60 * MINUTE, forget_deleted),
    Chore("privacy.retention", DAY, keep_no_longer),
    Chore("people.second_steps", DAY, seal_second_steps),
    Chore("config.backup", DAY, back_up),
    Chore("config.deleted_files", 60 * MINUTE, clear_deleted),
]


def run_due(at: datetime, chores: Sequence[Chore] | None = None) -> list[str]:
    """The names of the chores that were due and are done now. One that fails is logged and tried again later; the others go on."""
    known = CHORES if chores is None else chores
    return [chore.name for chore in known if _take(chore, at) and _do(chore, at)]


def let_go() -> int:
    """How many chores were held by workers that are gone. Only where no other worker can be at work."""
    return ChoreRun.objects.filter(held_until__isnull=False).update(held_until=None)


def _take(chore: Chore, at: datetime) -> bool:
    """Whether it is due and ours to do. One conditional UPDATE: of several workers the database lets one through."""
    due = Q(name=chore.name, due_at__lte=at) & (Q(held_until=None) | Q(held_until__lte=at))
    if ChoreRun.objects.filter(due).update(held_until=at + HELD_FOR):
        return True
    if ChoreRun.objects.filter(name=chore.name).exists():
        return False
    # The first time: what is done nightly waits for the night.
    first = at if chore.every < DAY else chore.next_after(at)
    ChoreRun.objects.bulk_create([ChoreRun(name=chore.name, due_at=first)], ignore_conflicts=True)
    return bool(ChoreRun.objects.filter(due).update(held_until=at + HELD_FOR))


def _do(chore: Chore, at: datetime) -> bool:
    run = ChoreRun.objects.get(name=chore.name)
    try:
        chore.do(at)
    except Exception as error:
        log.exception("the chore %s failed; it is tried again later", chore.name)
        run.failures += 1
        run.error = type(error).__name__
        wait = min(FIRST_WAIT * 2 ** min(run.failures - 1, 10), LONGEST_WAIT)
        run.due_at = at + wait
    else:
        run.failures, run.error = 0, ""
        run.due_at, run.done_at = chore.next_after(at), at
    run.held_until = None
    run.save()
    return run.failures == 0
