"""What every action on registrations begins and ends with: the event's row, held; the registration as it stands; the journal."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from ucap.events.models import Event, Registration
from ucap.events.models.registration import LONGEST_HOUSE
from ucap.events.states import COMING, RegistrationState, registration_after
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.hygiene import clean_line, too_long
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

PERSONAL = ("name", "email", "house", "why")  # never an answer: the journal is for good
LONGEST_NAME = 150


def held_event(event_id: str) -> Event:
    """The event's row, locked: whoever takes or frees a place of it waits here for the one before."""
    there = (
        Event.objects.select_for_update(of=("self",))
        .select_related("organisation", "city")
        .filter(pk=event_id)
        .first()
    )
    if there is None:
        raise NotNow(gettext_noop("This event is not here any more."))
    return there


def held_registration(registration: Registration) -> Registration:
    """The registration as it stands, its event's row locked."""
    event = held_event(registration.event_id)
    there = (
        Registration.objects.select_for_update(of=("self",))
        .select_related("person", "by", "organisation", "city", "delegation", "checked_in_by")
        .filter(pk=registration.pk)
        .first()
    )
    if there is None:
        raise NotNow(gettext_noop("This registration is not here any more."))
    there.event = event
    return there


def still_coming(event: Event) -> None:
    """Nothing; raises NotNow once an event is over or cancelled: who was registered for it stays as it was."""
    if event.state not in COMING:
        raise NotNow(gettext_noop("The event is over or cancelled; registrations stay as they are."))


def checked_name(name: str) -> str:
    """The name, clean. Raises BadInput for none, and for one that fits on no badge."""
    name = clean_line(name)
    if not name:
        raise BadInput(gettext_noop("Write the name that is to stand on the badge."))
    if too_long(name, LONGEST_NAME):
        raise BadInput(
            gettext_noop("A name has at most %(limit)d characters. Shorten it."), limit=LONGEST_NAME
        )
    return name


def checked_house(house: str) -> str:
    """The name of an organisation, clean; empty for none. Raises BadInput for one that is too long."""
    house = clean_line(house)
    if too_long(house, LONGEST_HOUSE):
        raise BadInput(
            gettext_noop("The name of an organisation has at most %(limit)d characters. Shorten it."),
            limit=LONGEST_HOUSE,
        )
    return house


def note(
    verb: str,
    registration: Registration,
    *,
    by: User | None,
    at: datetime,
    before: Any = None,
    after: Any = None,
    **detail: Any,
) -> None:
    """Writes it down."""
    record(
        verb,
        subject=("registration", registration.pk),
        actor=by.pk if by else "",
        at=at,
        before=before,
        after=after,
        detail={"event": registration.event_id, **detail},
        personal=PERSONAL,
    )


def move(
    verb: str,
    registration: Registration,
    does: str,
    *,
    by: User | None,
    at: datetime,
    to: RegistrationState | None = None,
    also: Collection[str] = (),
    **detail: Any,
) -> None:
    """Nothing; the registration is in the state that follows (`to`: or in that one), journalled; `also` are the other changed columns."""
    before = registration.state
    after = registration_after(does, before) if does else to
    registration.state = str(to or after)
    registration.save(update_fields=["state", *also])
    note(
        verb,
        registration,
        by=by,
        at=at,
        before={"state": str(before)},
        after={"state": registration.state},
        **detail,
    )
