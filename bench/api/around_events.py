"""What belongs to events, for those who call: a delegation, times to vote on, a session; an expo with cities and what they show."""

from collections.abc import Mapping

from tests.events.expos import make_exhibit, make_expo, make_invitation, make_spot
from tests.events.factories import make_event, make_session
from tests.plans.factories import AT
from ucap.events.models import Delegation, Event, Poll, PollTime, Report
from ucap.events.states import EventState, ExhibitState, InvitedState
from ucap.people.models import User


def with_more(known: Mapping[str, list[str]], officer: User) -> dict[str, list[str]]:
    """What is known of events, and more: all of it the officer's, whose city is invited to its own expo too."""
    city = officer.cities.get()
    event = Event.objects.get(slug=known["event"][0])
    poll = Poll.objects.create(event=event, minutes=60, zones=["UTC"], at=AT)
    assert event.starts_at
    PollTime.objects.create(poll=poll, starts_at=event.starts_at)
    group = Delegation.objects.create(event=event, name="Two", by=officer, at=AT)
    session = make_session(event)
    held = make_event(city=city, state=EventState.HELD)
    Report.objects.create(event=held, language="en", reached="Much.", at=AT)
    expo = make_expo(city=city)
    make_spot(expo)
    own = make_invitation(expo, "Yangzhou", state=InvitedState.INTERESTED)
    invited = [own, make_invitation(expo), make_invitation(expo, "Bologna", state=InvitedState.WITHDRAWN)]
    shown = [make_exhibit(own), make_exhibit(own, state=ExhibitState.PROPOSED)]
    return {
        **known,
        "event": [*known["event"], expo.slug, held.slug],
        "event_id": [*known["event_id"], expo.pk],
        "delegation_id": [group.pk],
        "session_id": [session.pk],
        "city_invitation_id": [one.pk for one in invited],
        "exhibit_id": [one.pk for one in shown],
    }
