"""What an event's page shows of what comes with a visit and after an event; for whom somebody says how it was."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from ucap.events.models import Event, Feedback, Registration
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.events import seen_event
from ucap.events.rules.after import (
    NOT_YOUR_FEEDBACK,
    is_among,
    may_edit_minutes,
    may_give_feedback,
    may_see_minutes,
)
from ucap.events.rules.hosting import NOT_YOURS, may_edit
from ucap.events.states import COMING, EventKind, EventState
from ucap.kernel.errors import NotAllowed
from ucap.people.rules import Viewer

OVER = (EventState.HELD, EventState.REPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterEvent:
    """What of all this there is for one reader."""

    has_itinerary: bool
    minutes: str
    recording: str
    for_everybody: bool  # the minutes are
    may_write_minutes: bool
    mine: Registration | None  # of whom this reader says how it was
    feedback: Feedback | None
    has_report: bool  # it is published
    may_write: bool  # the report, which is not

    @property
    def is_empty(self) -> bool:
        shown = (self.has_itinerary, self.minutes, self.recording, self.may_write_minutes)
        return not any((*shown, self.mine, self.has_report, self.may_write))


@dataclass(frozen=True, slots=True)
class HowItWas:
    """Those for whom somebody says how an event was."""

    event: Event
    words: Words
    mine: Registration
    possible: tuple[Registration, ...]
    feedback: Feedback | None
    is_over: bool


def after_event(event: Event, viewer: Viewer, at: datetime) -> AfterEvent:
    """All this. Seven queries at most; none for a visitor."""
    hosts = viewer.is_authenticated and may_edit(viewer, event)
    comes = viewer.is_authenticated and is_among(viewer, event)
    shows = bool(event.minutes or event.recording) and may_see_minutes(viewer, event)
    mine = _theirs(event, viewer) if comes and event.state in OVER else ()
    return AfterEvent(
        has_itinerary=event.kind == EventKind.VISIT and (hosts or comes),
        minutes=event.minutes if shows else "",
        recording=event.recording if shows else "",
        for_everybody=event.minutes_public,
        may_write_minutes=hosts and has_minutes(event, at) and may_edit_minutes(viewer, event),
        mine=mine[0] if mine else None,
        feedback=feedback_of(mine[0]) if mine else None,
        has_report=event.state == EventState.REPORTED,
        may_write=hosts and event.state == EventState.HELD,
    )


def has_minutes(event: Event, at: datetime) -> bool:
    """Whether there can be minutes: it was held, or is under way."""
    if event.state in OVER:
        return True
    return event.state in COMING and event.starts_at is not None and event.starts_at <= at


def event_with_minutes(slug: str, viewer: Viewer) -> Event:
    """The event of that address for one who writes its minutes; raises Http404, NotAllowed."""
    event = seen_event(slug, viewer)
    if not may_edit_minutes(viewer, event):
        raise NotAllowed(NOT_YOURS)
    return event


def how_it_was(slug: str, viewer: Viewer, chosen: str = "") -> HowItWas:
    """Whose word somebody gives of the event of that address; raises Http404, NotAllowed where they did not come."""
    event = seen_event(slug, viewer)
    possible = _theirs(event, viewer)
    if not possible:
        raise NotAllowed(NOT_YOUR_FEEDBACK)
    mine = next((one for one in possible if not chosen or one.pk == chosen), None)
    if mine is None:
        raise Http404
    return HowItWas(
        event, words_of([event])[event.pk], mine, possible, feedback_of(mine), event.state in OVER
    )


def feedback_of(registration: Registration) -> Feedback | None:
    """What was said; None before."""
    return getattr(registration, "feedback", None)


def _theirs(event: Event, viewer: Viewer) -> tuple[Registration, ...]:
    """Those for whom this reader says how it was, themselves first. One query."""
    rows = event.registrations.of(viewer).confirmed().select_related("feedback")  # type: ignore[arg-type]
    theirs = [one for one in rows if may_give_feedback(viewer, one)]
    return tuple(sorted(theirs, key=lambda one: one.person_id is None))
