"""Beginning an event, for an organisation, a city, or the programme."""

from datetime import datetime

from django.db import transaction

from ucap.events.actions.changing import fill, keep_rows
from ucap.events.actions.standing import PERSONAL
from ucap.events.content import EventContent, as_json, checked
from ucap.events.models import Event
from ucap.events.projection import project
from ucap.events.rules.hosting import NOT_FOR_THEM, may_begin
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City

FOR_ONE = gettext_noop("Say for which organisation or which city you hold the event.")


@transaction.atomic
def begin_event(
    *,
    content: EventContent,
    by: User,
    at: datetime,
    organisation: Organisation | None = None,
    city: City | None = None,
    is_example: bool = False,
) -> Event:
    """The draft of a new event, held by that organisation or city; without one, by the programme itself."""
    if organisation is not None and city is not None:
        raise BadInput(FOR_ONE)
    if not may_begin(by, organisation, city):
        raise NotAllowed(NOT_FOR_THEM)
    content = checked(content)
    event = Event(author=by, organisation=organisation, city=city, is_example=is_example, created_at=at)
    event.slug, event.edited_at = event.pk, at
    fill(event, content, plan_read_by=by)
    event.save(force_insert=True)
    keep_rows(event, content)
    project(event)
    record(
        "event.begun",
        subject=("event", event.pk),
        actor=by.pk,
        at=at,
        after={name: value for name, value in as_json(content).items() if value},
        detail={
            "organisation": organisation.pk if organisation else "",
            "city": city.pk if city else "",
        },
        personal=PERSONAL,
    )
    return event
