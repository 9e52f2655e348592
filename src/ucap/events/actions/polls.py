"""Times that are proposed for an event: proposing them, saying which suit, choosing one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from ucap.events.actions.changing import set_days
from ucap.events.actions.standing import held_to_change
from ucap.events.content import Day
from ucap.events.letters_polling import ask_for_votes, say_chosen
from ucap.events.models import Event, Poll, PollTime, PollVote
from ucap.events.polling import LONGEST, MOST_ZONES, SHORTEST
from ucap.events.queries.polls import is_asked
from ucap.events.rules.reading import NOT_TO_VOTE, may_vote
from ucap.events.states import CAN_BE_CHANGED, Vote
from ucap.events.times import instant, local
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.people.time_zones import is_time_zone

MOST_TIMES = 40
MOST_VOTERS = 2000
NOT_ASKED = gettext_noop("Nobody is asked for a time of this event any more. Its page says when it is.")
CLOSED = gettext_noop("The time to say which times suit you is over.")
OTHER_POLL = gettext_noop("This time is not among those proposed any more. Reload the page.")


@transaction.atomic
def propose_times(
    *,
    event: Event,
    minutes: int,
    zones: Sequence[str],
    times: Iterable[datetime],
    closes_at: datetime | None = None,
    by: User,
    at: datetime,
) -> Poll:
    """The poll with these times; what was said of a time that is proposed again still holds. Those who come are asked."""
    event = held_to_change(event, by)
    _check_open(event)
    wanted = sorted(set(times))
    _check_poll(minutes, zones)
    _check_times(wanted, event.time_zone, at)
    _check_end(closes_at, wanted[-1], at)
    before = Poll.objects.filter(event=event).first()
    poll, _ = Poll.objects.update_or_create(
        event=event,
        defaults={"minutes": minutes, "zones": list(zones), "closes_at": closes_at, "chosen": None, "by": by, "at": at},
    )  # fmt: skip
    poll.times.exclude(starts_at__in=wanted).delete()
    there = set(poll.times.values_list("starts_at", flat=True))
    PollTime.objects.bulk_create(PollTime(poll=poll, starts_at=one) for one in wanted if one not in there)
    _note(
        "poll.changed" if before else "poll.begun", event, by=by, at=at, after=_said(minutes, zones, wanted)
    )
    if before is None and event.announced_at:
        ask_for_votes(event, by=by, at=at)
    return poll


@transaction.atomic
def vote(*, poll: Poll, votes: Mapping[int, Vote], by: User, at: datetime) -> int:
    """Of how many times this person has said something: of these (their ids) that, of all others nothing."""
    there = _held(poll)
    if not may_vote(by, there.event):
        raise NotAllowed(NOT_TO_VOTE)
    _check_asked(there, at)
    known = set(there.times.values_list("pk", flat=True))
    if not votes.keys() <= known:
        raise NotNow(OTHER_POLL)
    mine = PollVote.objects.filter(person=by, time__poll=there)
    others = PollVote.objects.filter(time__poll=there).exclude(person=by)
    if others.values("person").distinct().count() >= MOST_VOTERS:
        raise NotNow(gettext_noop("So many people have voted that no more votes are taken."))
    mine.delete()
    PollVote.objects.bulk_create(PollVote(time_id=pk, person=by, vote=one) for pk, one in votes.items())
    _note("poll.voted", there.event, by=by, at=at, detail={"times": len(votes)})
    return len(votes)


@transaction.atomic
def choose_time(*, poll: Poll, time: int, by: User, at: datetime) -> Event:
    """The event at that time (its id). Calendars are told by its sequence, those who voted by a notice."""
    event = held_to_change(poll.event, by)
    _check_open(event)
    there = _held(poll)
    chosen = there.times.filter(pk=time).first()
    if chosen is None:
        raise NotNow(OTHER_POLL)
    begins = local(chosen.starts_at, event.time_zone)
    ends = local(chosen.starts_at + timedelta(minutes=there.minutes), event.time_zone)
    event = set_days(event=event, days=[Day(begins.date(), begins.time(), ends.time())], by=by, at=at)
    there.chosen = chosen
    there.save(update_fields=["chosen"])
    there.event = event
    _note("poll.chosen", event, by=by, at=at, after={"starts_at": chosen.starts_at.isoformat()})
    say_chosen(there, chosen.starts_at, by=by, at=at)
    return event


@transaction.atomic
def drop_poll(*, poll: Poll, by: User, at: datetime) -> None:
    """Nothing; no time is asked for any more, and what was said of them is gone."""
    event = held_to_change(poll.event, by)
    number, _ = Poll.objects.filter(pk=poll.pk).delete()
    if number:
        _note("poll.dropped", event, by=by, at=at)


def _held(poll: Poll) -> Poll:
    """The poll's row, locked, with its event."""
    there = Poll.objects.select_for_update(of=("self",)).select_related("event").filter(pk=poll.pk).first()
    if there is None:
        raise NotNow(NOT_ASKED)
    return there


def _check_open(event: Event) -> None:
    if event.state not in CAN_BE_CHANGED:
        raise NotNow(NOT_ASKED)


def _check_asked(poll: Poll, at: datetime) -> None:
    if poll.chosen_id is not None or poll.event.state not in CAN_BE_CHANGED:
        raise NotNow(NOT_ASKED)
    if not is_asked(poll, at):
        raise NotNow(CLOSED)


def _check_poll(minutes: int, zones: Sequence[str]) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        said = gettext_noop("It takes between %(shortest)d and %(longest)d minutes.")
        raise BadInput(said, shortest=SHORTEST, longest=LONGEST)
    if not zones or len(zones) > MOST_ZONES or not all(map(is_time_zone, zones)):
        raise BadInput(gettext_noop("Name between 1 and %(number)d time zones."), number=MOST_ZONES)


def _check_times(wanted: Sequence[datetime], zone: str, at: datetime) -> None:
    if not 1 <= len(wanted) <= MOST_TIMES:
        raise BadInput(gettext_noop("Propose between 1 and %(number)d times."), number=MOST_TIMES)
    if wanted[0] <= at:
        raise BadInput(gettext_noop("One of these times is over already. Propose times to come."))
    for one in wanted:
        here = local(one, zone)
        if instant(here.date(), here.time(), zone) != one:
            raise BadInput(
                gettext_noop("One of these times is in the hour that clocks show twice. Leave it out.")
            )


def _check_end(closes_at: datetime | None, last: datetime, at: datetime) -> None:
    if closes_at is not None and not at < closes_at <= last:
        raise BadInput(gettext_noop("Let people answer until a time between now and the last of the times."))


def _said(minutes: int, zones: Sequence[str], wanted: Sequence[datetime]) -> dict[str, object]:
    return {"minutes": minutes, "zones": list(zones), "times": [one.isoformat() for one in wanted]}


def _note(
    verb: str,
    event: Event,
    *,
    by: User,
    at: datetime,
    after: dict[str, object] | None = None,
    detail: dict[str, object] | None = None,
) -> None:
    record(verb, subject=("event", event.pk), actor=by.pk, at=at, after=after, detail=detail)
