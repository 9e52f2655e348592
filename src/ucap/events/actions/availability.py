"""When a participant cannot meet, and how many meetings are enough."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.events.actions.asking_limits import check_goes_on
from ucap.events.letters_timetable import tell_of_gap
from ucap.events.models import Absence, Registration
from ucap.events.rules.meeting import NOT_YOUR_MEETING, may_set_availability
from ucap.events.states import RegistrationState
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations.wording import TONGUES
from ucap.people.models import User

MOST_MEETINGS = 100  # that somebody may want


@transaction.atomic
def set_availability(
    *,
    registration: Registration,
    absent: Collection[int],
    most_meetings: int | None = None,
    languages: Collection[str] | None = None,
    by: User,
    at: datetime,
) -> Registration:
    """The registration; `absent` are the ids of the slots in which nobody can meet them, all others are free again.

    `languages` are those in which they can meet; None leaves them as they are. The hosts are told where the published timetable has
    a meeting of theirs in one of these slots.
    """
    registration = _held(registration, by)
    if most_meetings is not None and not 1 <= most_meetings <= MOST_MEETINGS:
        raise BadInput(
            gettext_noop("Say 1 to %(most)d meetings, or leave it empty for no limit."), most=MOST_MEETINGS
        )
    slots = set(registration.event.slots.filter(pk__in=absent).values_list("pk", flat=True))
    if slots != set(absent):
        raise BadInput(gettext_noop("The slots have changed in the meantime. Reload the page."))
    before = _kept(registration)
    registration.absences.exclude(slot__in=slots).delete()
    there = set(registration.absences.values_list("slot", flat=True))
    Absence.objects.bulk_create(
        Absence(registration=registration, slot_id=slot) for slot in sorted(slots - there)
    )
    registration.most_meetings = most_meetings
    if languages is not None:
        registration.languages = [tag for tag in dict.fromkeys(languages) if tag in TONGUES]
    registration.save(update_fields=["most_meetings", "languages"])
    record(
        "registration.availability_set",
        subject=("registration", registration.pk),
        actor=by.pk,
        at=at,
        before=before,
        after=_kept(registration),
        detail={"event": registration.event_id},
    )
    tell_of_gap(registration, slots=slots - there, by=by, at=at)
    return registration


def _held(registration: Registration, by: User) -> Registration:
    """Its row, locked, for whoever may say this of somebody who comes."""
    rows = Registration.objects.select_for_update(of=("self",)).select_related("event")
    there = rows.get(pk=registration.pk)
    if not may_set_availability(by, there):
        raise NotAllowed(NOT_YOUR_MEETING)
    check_goes_on(there.event)
    if there.state != RegistrationState.CONFIRMED:
        raise NotNow(gettext_noop("Only those who are coming say when they cannot meet."))
    return there


def _kept(registration: Registration) -> dict[str, Any]:
    return {
        "absent": registration.absences.count(),
        "most_meetings": registration.most_meetings,
        "languages": list(registration.languages),
    }
