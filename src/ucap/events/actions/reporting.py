"""What came of an event: those who came say how it was; its hosts write a report, publish it, and take it up again."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from ucap.events.actions.standing import held, held_to_edit, move, note
from ucap.events.letters_after import ask_how_it_was, say_reported
from ucap.events.models import Event, Feedback, Registration, Report
from ucap.events.models.after import LONGEST_WORD, STARS
from ucap.events.models.event import LONGEST_DESCRIPTION
from ucap.events.queries.report import counted
from ucap.events.report_numbers import as_json
from ucap.events.rules.after import NOT_YOUR_FEEDBACK, may_give_feedback, may_publish_report
from ucap.events.rules.hosting import NOT_VERIFIED
from ucap.events.states import COMING, EventState, event_after
from ucap.journal.actions import record
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text, too_long
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

OVER = (EventState.HELD, EventState.REPORTED)
AT_A_TIME = 200  # events, whenever the clock is looked at
ASKED_WITHIN = timedelta(days=30)  # after it was over: of what was long ago nobody is asked
WORDS = ("reached", "better")

NOT_OVER = gettext_noop("This event is not over yet. Say afterwards how it was.")
NO_STARS = gettext_noop("Give one to five stars.")
LONG = gettext_noop("This text has more than %(limit)d characters. Shorten it.")
BAD_LANGUAGE = gettext_noop("Choose the language in which the report is written.")
NOT_THERE_YET = gettext_noop("There is nothing to report before the event is announced.")
IS_PUBLISHED = gettext_noop("The report is published. Take it up again to change it.")
NOTHING_WRITTEN = gettext_noop("Write in a few sentences what was reached, then publish the report.")


@transaction.atomic
def give_feedback(
    *, registration: Registration, stars: int, text: str = "", by: User, at: datetime
) -> Feedback:
    """What they say of the event, said anew as often as they like."""
    registration = Registration.objects.select_related("event").get(pk=registration.pk)
    if not may_give_feedback(by, registration):
        raise NotAllowed(NOT_YOUR_FEEDBACK)
    if registration.event.state not in OVER:
        raise NotNow(NOT_OVER)
    if stars not in STARS:
        raise BadInput(NO_STARS)
    said = {"stars": stars, "text": _clean(text, LONGEST_WORD), "at": at}
    earlier = Feedback.objects.select_for_update(of=("self",)).filter(registration=registration).first()
    feedback, _ = Feedback.objects.update_or_create(registration=registration, defaults=said)
    record(
        "feedback.given",
        subject=("registration", registration.pk),
        actor=by.pk,
        at=at,
        before={"stars": earlier.stars} if earlier else None,
        after={"stars": stars},
        detail={"event": registration.event_id},
        personal=("stars",),
    )
    return feedback


def ask_after_events(at: datetime) -> int:
    """Of how many events, over of late, those who came are asked how it was: each event once."""
    asked = JournalEntry.objects.filter(
        verb="feedback.asked", subject_kind="event", subject_id=OuterRef("pk")
    )
    due = Event.objects.filter(~Exists(asked), state__in=OVER, ends_at__gt=at - ASKED_WITHIN)
    ids = list(due.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])
    return sum(ask_for_feedback(event, at) is not None for event in Event.objects.filter(pk__in=ids))


@transaction.atomic
def ask_for_feedback(event: Event, at: datetime) -> int | None:
    """How many of those who came are asked how it was; None where they were asked before, or it is not over."""
    event = held(event.pk)
    if (
        event.state not in OVER
        or JournalEntry.objects.about("event", event.pk).filter(verb="feedback.asked").exists()
    ):
        return None
    number = ask_how_it_was(event, at=at)
    note("feedback.asked", event, by=None, at=at, number=number)
    return number


@transaction.atomic
def write_report(
    *, event: Event, reached: str, better: str = "", language: str = "", by: User, at: datetime
) -> Report:
    """The report with these words; nobody but the hosts reads them until it is published."""
    event = held_to_edit(event, by)
    if event.state == EventState.REPORTED:
        raise NotNow(IS_PUBLISHED)
    if event.state not in (*COMING, EventState.HELD):
        raise NotNow(NOT_THERE_YET)
    language = language or event.language
    if len(language) > 35 or not language.replace("-", "").isalnum():
        raise BadInput(BAD_LANGUAGE)
    words = {
        "reached": _clean(reached, LONGEST_DESCRIPTION),
        "better": _clean(better, LONGEST_DESCRIPTION),
        "language": language,
    }
    report = Report.objects.select_for_update(of=("self",)).filter(event=event).first()
    before = {name: getattr(report, name) for name in words} if report else None
    if report and before == words:
        return report
    report, _ = Report.objects.update_or_create(event=event, defaults={**words, "by": by, "at": at})
    _note("report.written", event, by=by, at=at, before=before, after=words)
    return report


@transaction.atomic
def publish_report(*, event: Event, by: User, at: datetime) -> Event:
    """The event, reported on: its numbers stay as they are now, and whoever sees it reads what came of it."""
    event = _held_to_publish(event, by)
    event_after("report", event.state)
    report = Report.objects.select_for_update(of=("self",)).filter(event=event).first()
    if report is None or not report.reached:
        raise BadInput(NOTHING_WRITTEN)
    report.numbers, report.published_at = as_json(counted(event, at)), at
    report.save(update_fields=["numbers", "published_at"])
    event = move("event.reported", event, "report", by=by, at=at)
    say_reported(event, by=by, at=at)
    return event


@transaction.atomic
def take_up_report(*, event: Event, by: User, at: datetime) -> Event:
    """The event with its report not published any more, to be written anew; its numbers go on changing."""
    event = _held_to_publish(event, by)
    event_after("take_up", event.state)
    Report.objects.filter(event=event).update(numbers={}, published_at=None)
    return move("event.report_taken_up", event, "take_up", by=by, at=at)


def _held_to_publish(event: Event, by: User) -> Event:
    event = held_to_edit(event, by)
    if not may_publish_report(by, event):
        raise NotAllowed(NOT_VERIFIED)
    return event


def _clean(text: str, limit: int) -> str:
    text = clean_text(text)
    if too_long(text, limit):
        raise BadInput(LONG, limit=limit)
    return text


def _note(verb: str, event: Event, *, by: User, at: datetime, before: Any, after: Any) -> None:
    record(
        verb,
        subject=("event", event.pk),
        actor=by.pk,
        at=at,
        before=before,
        after=after,
        personal=WORDS,
    )
