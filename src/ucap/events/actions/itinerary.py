"""The itinerary of a visit: who receives the delegation at each part of its programme, how it gets there, whom it can call."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.dateparse import parse_datetime

from ucap.events.actions.standing import held_to_change
from ucap.events.letters_itinerary import say_stop_changed
from ucap.events.models import Event, Session, VisitStop
from ucap.events.models.after import LONGEST_NOTES
from ucap.events.states import EventKind
from ucap.journal.actions import record
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.hygiene import clean_line, clean_text, too_long
from ucap.kernel.messages import gettext_noop
from ucap.language.tags import same_language
from ucap.people.models import User

LONGEST = {
    "host": 200,
    "contact_name": 150,
    "contact_phone": 60,
    "contact_email": 254,
    "transport": 200,
    "leaves_from": 200,
    "notes": LONGEST_NOTES,
    "other_language": 35,
    "other_title": 200,
    "other_text": LONGEST_NOTES,
}
TEXTS = ("notes", "other_text")  # of several lines
NO_VISIT = gettext_noop("Only a delegation visit has an itinerary. Its hosts can make the event one.")
GONE = gettext_noop("This part of the programme is not there any more. Reload the page.")
LONG = gettext_noop("One of the texts has more than %(limit)d characters. Shorten it.")
NO_EMAIL = gettext_noop("This is no e-mail address: %(address)s. Write it as in name@example.org.")
LEAVES_LATE = gettext_noop("The departure is after this part of the programme ends. Choose an earlier time.")
NO_LANGUAGE = gettext_noop("Say in which language the further title and text are.")
SAME_LANGUAGE = gettext_noop("The further language has to be another than the one of the event.")
NOTHING_TO_UNDO = gettext_noop("There is nothing to take back: this stop was not changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSaid:
    """What is said of one stop; what is empty is not known, or not needed."""

    host: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    transport: str = ""
    leaves_from: str = ""
    departs_at: datetime | None = None
    notes: str = ""
    other_language: str = ""
    other_title: str = ""
    other_text: str = ""


NAMES = tuple(one.name for one in fields(StopSaid))


@transaction.atomic
def set_stop(*, session: Session, said: StopSaid, by: User, at: datetime) -> VisitStop | None:
    """The stop of that part of the programme; None where nothing is said of it any more. Those who come are told."""
    event, session = _held(session, by)
    return _kept(event, session, _checked(said, session, event), by, at)


@transaction.atomic
def undo_stop(*, session: Session, by: User, at: datetime) -> VisitStop | None:
    """The stop as it was before it was last changed; once more brings that back."""
    event, session = _held(session, by)
    entries = JournalEntry.objects.about("event", event.pk).filter(
        verb="itinerary.stop_set", detail__session=session.pk
    )
    last = entries.order_by("-pk").first()
    before = whole(last).before if last else None
    if not isinstance(before, dict):
        raise NotNow(NOTHING_TO_UNDO)
    return _kept(event, session, _from_json(before), by, at)


def said_of(stop: VisitStop | None) -> StopSaid:
    """What is said of the stop now."""
    return StopSaid(**{name: getattr(stop, name) for name in NAMES}) if stop else StopSaid()


def _held(session: Session, by: User) -> tuple[Event, Session]:
    event = held_to_change(session.event, by)
    there = event.sessions.select_related("stop", "event__place", "event__city").filter(pk=session.pk).first()
    if there is None:
        raise NotNow(GONE)
    if event.kind != EventKind.VISIT:
        raise NotNow(NO_VISIT)
    return event, there


def _checked(said: StopSaid, session: Session, event: Event) -> StopSaid:
    clean: dict[str, Any] = {
        name: clean_text(getattr(said, name)) if name in TEXTS else clean_line(getattr(said, name))
        for name in LONGEST
    }
    for name, limit in LONGEST.items():
        if too_long(clean[name], limit):
            raise BadInput(LONG, limit=limit)
    if clean["contact_email"]:
        _check_email(clean["contact_email"])
    if said.departs_at and said.departs_at > session.ends_at:
        raise BadInput(LEAVES_LATE)
    if not (clean["other_title"] or clean["other_text"]):
        clean["other_language"] = ""
    elif not clean["other_language"]:
        raise BadInput(NO_LANGUAGE)
    elif same_language(clean["other_language"], event.language):
        raise BadInput(SAME_LANGUAGE)
    return replace(said, **clean)


def _check_email(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise BadInput(NO_EMAIL, address=address[:60]) from None


def _kept(event: Event, session: Session, said: StopSaid, by: User, at: datetime) -> VisitStop | None:
    stop: VisitStop | None = getattr(session, "stop", None)
    before = said_of(stop)
    if said == before:
        return stop
    if said == StopSaid():
        VisitStop.objects.filter(session=session).delete()
        stop = None
    else:
        stop, _ = VisitStop.objects.update_or_create(session=session, defaults=asdict(said))
    record(
        "itinerary.stop_set",
        subject=("event", event.pk),
        actor=by.pk,
        at=at,
        before=_as_json(before),
        after=_as_json(said),
        detail={"session": session.pk},
        personal=NAMES,
    )
    say_stop_changed(session, asdict(before), asdict(said), by=by, at=at)
    return stop


def _as_json(said: StopSaid) -> dict[str, Any]:
    leaves = said.departs_at.astimezone(UTC).isoformat() if said.departs_at else None
    return {**asdict(said), "departs_at": leaves}


def _from_json(kept: dict[str, Any]) -> StopSaid:
    known = {name: kept[name] for name in NAMES if kept.get(name)}
    if "departs_at" in known:
        known["departs_at"] = parse_datetime(str(known["departs_at"]))
    return StopSaid(**known)
