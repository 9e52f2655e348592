"""What becomes of an event: announced, open, closed, held, cancelled and brought back; and what the clock does of that."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from ucap.events.actions.standing import held, held_to_edit, move, state_before
from ucap.events.content import missing_for_announcing
from ucap.events.letters import say_brought_back, say_cancelled
from ucap.events.models import Event
from ucap.events.models.event import LONGEST_SUMMARY
from ucap.events.queries.writing import content_of
from ucap.events.rules.hosting import NOT_VERIFIED, may_announce
from ucap.events.slugs import RESERVED_SLUGS
from ucap.events.states import COMING, EventState, event_after
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.hygiene import clean_text
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

AT_A_TIME = 200  # events, whenever the clock is looked at
IS_OVER = gettext_noop("All days of the event are over. Choose later days first.")
TOO_LATE = gettext_noop("The time for registration is over. Choose a later end of registration first.")
SAY_WHY = gettext_noop("Say why the event is cancelled: those who are registered read it.")


@transaction.atomic
def announce_event(*, event: Event, by: User, at: datetime) -> Event:
    """The event for others to read of, under an address of its own; open at once, where its registration has begun."""
    event = _held_to_announce(event, by)
    event_after("announce", event.state)
    _make_public(event, at)
    event = move("event.announced", event, "announce", by=by, at=at)
    return move("event.opened", event, "open", by=by, at=at) if _is_open(event, at) else event


@transaction.atomic
def open_event(*, event: Event, by: User, at: datetime) -> Event:
    """The event, for which one can register from now on. Raises BadInput where the end of registration has passed."""
    event = _held_to_announce(event, by)
    event_after("open", event.state)
    if event.state == EventState.DRAFT:
        _make_public(event, at)
    deadline = _deadline(event)
    if deadline and deadline <= at:
        raise BadInput(TOO_LATE)
    return move("event.opened", event, "open", by=by, at=at)


@transaction.atomic
def close_event(*, event: Event, by: User, at: datetime) -> Event:
    """The event, for which nobody registers any more."""
    return move("event.closed", held_to_edit(event, by), "close", by=by, at=at)


@transaction.atomic
def hold_event(*, event: Event, by: User, at: datetime) -> Event:
    """The event, over."""
    return move("event.held", held_to_edit(event, by), "hold", by=by, at=at)


@transaction.atomic
def cancel_event(*, event: Event, why: str, by: User, at: datetime) -> Event:
    """The event, not held: its page says so and why; those who are registered and its hosts are told."""
    event = held_to_edit(event, by)
    event_after("cancel", event.state)
    event.why_cancelled = clean_text(why)[:LONGEST_SUMMARY]
    if not event.why_cancelled:
        raise BadInput(SAY_WHY)
    event = move("event.cancelled", event, "cancel", by=by, at=at, why=event.why_cancelled)
    say_cancelled(event, by=by, at=at)
    return event


@transaction.atomic
def bring_back_event(*, event: Event, by: User, at: datetime) -> Event:
    """The event as it was before it was cancelled; the same people are told."""
    event = _held_to_announce(event, by)
    before = state_before(event, "event.cancelled")
    event.why_cancelled = ""
    event = move(
        "event.brought_back", event, "bring_back", by=by, at=at, to=before if before in COMING else None
    )
    say_brought_back(event, by=by, at=at)
    return event


def mind_events(at: datetime) -> int:
    """How many events the clock moved on: registration opened or closed as they say, and what is over marked as held."""
    deadline = Coalesce(F("closes_at"), F("starts_at"))
    coming = Event.objects.annotate(deadline=deadline)
    begun = Q(opens_at=None) | Q(opens_at__lte=at)
    over = coming.filter(state__in=COMING, ends_at__lte=at)
    closes = coming.filter(state=EventState.OPEN, deadline__lte=at)
    opens = coming.filter(begun, state=EventState.ANNOUNCED, deadline__gt=at)
    return (
        _by_clock("event.held", "hold", over, at)
        + _by_clock("event.closed", "close", closes, at)
        + _by_clock("event.opened", "open", opens, at)
    )


def _by_clock(verb: str, does: str, due: "QuerySet[Event]", at: datetime) -> int:
    """How many of those that are due were moved."""
    ids = list(due.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])
    return sum(_moved_by_clock(verb, event_id, does, due, at) for event_id in ids)


@transaction.atomic
def _moved_by_clock(verb: str, event_id: str, does: str, due: "QuerySet[Event]", at: datetime) -> bool:
    """Whether it was moved: not, where somebody changed it meanwhile."""
    event = held(event_id)
    if not due.filter(pk=event_id).exists():
        return False
    move(verb, event, does, by=None, at=at)
    return True


def _held_to_announce(event: Event, by: User) -> Event:
    there = held_to_edit(event, by)
    if not may_announce(by, there):
        raise NotAllowed(NOT_VERIFIED)
    return there


def _make_public(event: Event, at: datetime) -> None:
    """Nothing; the event has what others need to read, and an address. Raises BadInput for what is missing."""
    content = content_of(event)
    for missing in missing_for_announcing(content).values():
        raise BadInput(missing.template, **missing.values)
    if content.spans[-1][1] <= at:
        raise BadInput(IS_OVER)
    event.announced_at = event.announced_at or at
    if event.slug == event.pk:
        event.slug = _free_slug(event)


def _deadline(event: Event) -> datetime | None:
    return event.closes_at or event.starts_at


def _is_open(event: Event, at: datetime) -> bool:
    deadline = _deadline(event)
    return (event.opens_at is None or event.opens_at <= at) and deadline is not None and deadline > at


def _free_slug(event: Event) -> str:
    """A readable address that nobody has; the event's id where the title has no Latin letters."""
    plain = slugify(event.title)[:80].strip("-")
    slug, number = (plain, 1) if len(plain) > 2 else (event.pk, 1)
    while slug in RESERVED_SLUGS or Event.objects.filter(slug=slug).exclude(pk=event.pk).exists():
        number += 1
        slug = f"{plain}-{number}"
    return slug
