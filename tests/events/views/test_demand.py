"""Who comes along to meetings, in the demand of a conference."""

import csv
import io

import pytest
from django.test import Client

from tests.events.factories import make_person, make_registration, make_request
from tests.events.views.test_arranging_meetings import address, body, conference, office
from ucap.events.models import BroughtAlong, Event, MeetingRequest
from ucap.events.states import AskedState
from ucap.kernel.clock import now

__all__ = ["conference", "office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(conference: Event) -> BroughtAlong:
    """Ada and Benno meet; Chen comes along with Ada, and has no meeting of their own."""
    ada, benno, chen = (make_registration(conference, make_person(name)) for name in ("Ada", "Benno", "Chen"))
    return BroughtAlong.objects.create(request=make_request(ada, benno), beside=ada, who=chen, at=now())


def test_who_comes_along_is_in_a_meeting_and_beside_whom_is_named(
    office: Client, conference: Event, brought: BroughtAlong
) -> None:
    answer = office.get(address("demand", conference))
    assert answer.context["seen"].without == 0
    assert "Comes along with" in body(answer)
    line = next(one for one, _ in answer.context["seen"].rows if one.party.name == "Chen")
    assert (line.accepted, line.along, line.beside) == (0, 1, ("Ada",))
    first = office.get(address("demand", conference), {"sort": "-along"}).context["seen"].rows[0][0]
    assert first.party.name == "Chen"
    table = office.get(address("demand_download", conference))
    text = b"".join(table.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, *lines = list(csv.reader(io.StringIO(text)))
    assert head[-1] == "Comes along with"
    assert {line[0]: line[-1] for line in lines} == {"Ada": "", "Benno": "", "Chen": "Ada"}


def test_a_meeting_that_is_not_accepted_takes_nobody_along(
    office: Client, conference: Event, brought: BroughtAlong
) -> None:
    MeetingRequest.objects.update(state=AskedState.WAITING)
    seen = office.get(address("demand", conference)).context["seen"]
    assert seen.without == 3
    assert all(line.along == 0 for line, _ in seen.rows)
