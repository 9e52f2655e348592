"""A meeting that the hosts propose."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.events.factories import (
    AT,
    make_conference,
    make_event,
    make_person,
    make_registration,
    make_request,
)
from tests.organisations.factories import make_organisation
from ucap.events.actions import propose_meeting
from ucap.events.models import MeetingRequest, Registration
from ucap.events.states import AskedState, RegistrationState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
TITLE = "The hosts propose that you meet %(name)s at: %(title)s"


@dataclass
class Two:
    """Two who come to the same conference, and one of its hosts."""

    host: User
    one: Registration
    other: Registration


@pytest.fixture
def two(db: None) -> Two:
    host = make_person(verified=True)
    event = make_conference(0, organisation=make_organisation(owner=host), author=host)
    return Two(host, make_registration(event), make_registration(event))


def test_both_are_told_once_a_day(two: Two) -> None:
    propose_meeting(one=two.one, other=two.other, by=two.host, at=AT)
    for mine, theirs in ((two.one, two.other), (two.other, two.one)):
        notice = Notice.objects.get(to=mine.person)
        assert notice.title["template"] == TITLE
        assert notice.title["values"]["name"] == theirs.name
        assert (notice.address, notice.arguments) == ("events:ask", [mine.event.slug, theirs.pk])
    assert not MeetingRequest.objects.exists()
    assert JournalEntry.objects.about("event", two.one.event_id).filter(verb="meeting.proposed").exists()
    with pytest.raises(NotNow, match="today already"):
        propose_meeting(one=two.other, other=two.one, by=two.host, at=AT)
    propose_meeting(one=two.other, other=two.one, by=two.host, at=AT + timedelta(days=2))
    assert Notice.objects.count() == 4


def test_only_the_hosts_propose_and_nobody_oneself(two: Two) -> None:
    assert two.one.person
    with pytest.raises(NotAllowed):
        propose_meeting(one=two.one, other=two.other, by=two.one.person, at=AT)
    with pytest.raises(BadInput, match="oneself"):
        propose_meeting(one=two.one, other=two.one, by=two.host, at=AT)
    assert not Notice.objects.exists()


def test_who_did_not_agree_to_be_seen_or_does_not_come_is_proposed_to_nobody(two: Two) -> None:
    event = two.one.event
    others = (
        make_registration(event, listed=False),
        make_registration(event, state=RegistrationState.WAITING),
        make_registration(make_event()),
    )
    for other in others:
        with pytest.raises(BadInput, match="agreed to be seen"):
            propose_meeting(one=two.one, other=other, by=two.host, at=AT)
    assert not Notice.objects.exists()


def test_two_who_asked_already_are_left_alone(two: Two) -> None:
    request = make_request(two.one, two.other, state=AskedState.WAITING)
    with pytest.raises(NotNow, match="asked for this meeting"):
        propose_meeting(one=two.other, other=two.one, by=two.host, at=AT)
    request.state = AskedState.WITHDRAWN
    request.save()
    propose_meeting(one=two.other, other=two.one, by=two.host, at=AT)
