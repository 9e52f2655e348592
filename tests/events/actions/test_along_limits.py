"""Who can be brought along to which meeting, and by whom."""

from typing import Any

import pytest

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
)
from tests.events.published import publish
from ucap.events import actions
from ucap.events.actions import along as along_actions
from ucap.events.models import BroughtAlong, Delegation, Event, MeetingRequest, Registration
from ucap.events.states import AskedState, EventState, Mode, RegistrationState
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    return make_conference(0, slots=3, tables=3, city=make_city("Granada"))


@pytest.fixture
def house(db: None) -> Organisation:
    return make_organisation(names={"en": "Canal Institute"})


@pytest.fixture
def mine(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Maria", verified=True), organisation=house)


@pytest.fixture
def colleague(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Chen Jing", verified=True), organisation=house)


@pytest.fixture
def other(event: Event) -> Registration:
    return make_registration(event, make_person("Li Na", verified=True))


@pytest.fixture
def request_(mine: Registration, other: Registration) -> MeetingRequest:
    return make_request(mine, other)


def bring(request: MeetingRequest, who: Registration, **more: Any) -> BroughtAlong:
    beside: Registration = more.pop("beside", request.asker)
    return actions.bring_along(
        **{"request": request, "beside": beside, "who": who, "by": beside.person, "at": AT, **more}
    )


def told(person: User | None) -> list[str]:
    return [str(said(one).title) for one in Notice.objects.filter(to=person).order_by("pk")]


def test_three_of_a_side_and_no_more(event: Event, request_: MeetingRequest, house: Organisation) -> None:
    for _ in range(3):
        bring(request_, make_registration(event, organisation=house))
    with pytest.raises(NotNow, match="At most 3 colleagues"):
        bring(request_, make_registration(event, organisation=house))


def test_each_side_brings_its_own(event: Event, request_: MeetingRequest, colleague: Registration) -> None:
    city = make_city("Yangzhou")
    asked = request_.asked
    asked.city = city
    asked.save()
    theirs = make_registration(event, city=city)
    bring(request_, colleague)
    bring(request_, theirs, beside=asked)
    assert {one.beside_id for one in BroughtAlong.objects.all()} == {request_.asker_id, asked.pk}
    with pytest.raises(BadInput, match="same organisation, city or delegation"):
        bring(request_, theirs)


def test_whoever_is_in_it_already_cannot_be_brought(event: Event, house: Organisation) -> None:
    """The two of one house meet, and each would bring the same."""
    one, other, third = (make_registration(event, organisation=house) for _ in range(3))
    request = make_request(one, other)
    with pytest.raises(BadInput, match="Choose somebody"):
        bring(request, other)
    with pytest.raises(BadInput, match="Choose somebody"):
        bring(request, one)
    bring(request, third)
    with pytest.raises(NotNow, match="with the other side"):
        bring(request, third, beside=other)


def test_only_who_agreed_to_be_seen_or_is_ones_own(
    event: Event, host: User, mine: Registration, other: Registration
) -> None:
    """Somebody who is not listed is named to the other side by whoever registered them, or by the hosts, alone."""
    head = make_person(verified=True)
    delegation = Delegation.objects.create(event=event, name="Two", by=head, at=AT)
    mine.delegation = delegation
    mine.by = head
    mine.save()
    shy = make_registration(event, delegation=delegation, listed=False)
    request = make_request(mine, other)
    with pytest.raises(BadInput, match="agreed to be seen"):
        bring(request, shy)
    along = bring(request, shy, by=head)
    actions.end_along(along=along, by=host, at=AT)
    assert bring(request, shy, by=host)


@pytest.mark.parametrize("state", [RegistrationState.WAITING, RegistrationState.WITHDRAWN])
def test_only_who_comes(request_: MeetingRequest, colleague: Registration, state: RegistrationState) -> None:
    colleague.state = state
    colleague.save()
    with pytest.raises(BadInput, match="who is coming"):
        bring(request_, colleague)


def test_nobody_online_to_a_table(
    event: Event, request_: MeetingRequest, colleague: Registration, other: Registration
) -> None:
    colleague.mode = Mode.ONLINE
    colleague.save()
    with pytest.raises(BadInput, match="take part online"):
        bring(request_, colleague)
    other.mode = Mode.ONLINE
    other.save()
    assert bring(request_, colleague)


def test_strangers_bring_nobody(
    event: Event, request_: MeetingRequest, colleague: Registration, other: Registration
) -> None:
    for person in (make_person(verified=True), other.person, colleague.person):
        with pytest.raises(NotAllowed):
            bring(request_, colleague, by=person)
    with pytest.raises(BadInput, match="one of the two"):
        bring(request_, request_.asker, beside=colleague)
    assert not BroughtAlong.objects.exists()


def test_the_hosts_bring_somebody_too(host: User, request_: MeetingRequest, colleague: Registration) -> None:
    assert bring(request_, colleague, by=host).beside == request_.asker


@pytest.mark.parametrize(
    ("state", "asker", "asked"),
    [
        (AskedState.WAITING, True, False),
        (AskedState.ACCEPTED, True, True),
        (AskedState.DECLINED, False, False),
        (AskedState.WITHDRAWN, False, False),
    ],
)
def test_only_who_wants_the_meeting(
    event: Event, house: Organisation, state: AskedState, asker: bool, asked: bool
) -> None:
    theirs = make_organisation()
    one, other = make_registration(event, organisation=house), make_registration(event, organisation=theirs)
    request = make_request(one, other, state=state)
    for beside, may in ((one, asker), (other, asked)):
        who = make_registration(event, organisation=beside.organisation)
        if may:
            assert bring(request, who, beside=beside)
        else:
            with pytest.raises(NotNow, match="asked for a meeting or accepted it"):
                bring(request, who, beside=beside)


def test_a_meeting_that_is_over_stays_as_it_was(
    event: Event, request_: MeetingRequest, colleague: Registration
) -> None:
    publish(event, [(request_, 0, 1)])
    slot = event.slots.first()
    assert slot
    along = bring(request_, colleague)
    after = {"by": request_.asker.person, "at": slot.ends_at}
    with pytest.raises(NotNow, match="This meeting is over"):
        actions.end_along(along=along, **after)
    along.delete()
    with pytest.raises(NotNow, match="This meeting is over"):
        bring(request_, colleague, **after)
    assert bring(request_, colleague, at=slot.starts_at)  # not yet over


@pytest.mark.parametrize("state", [EventState.HELD, EventState.CANCELLED])
def test_an_event_that_is_over_too(
    event: Event, request_: MeetingRequest, colleague: Registration, state: EventState
) -> None:
    along = bring(request_, colleague)
    event.state = state
    event.save()
    with pytest.raises(NotNow, match="over or cancelled"):
        actions.end_along(along=along, by=request_.asker.person, at=AT)
    along.delete()
    with pytest.raises(NotNow, match="over or cancelled"):
        bring(request_, colleague)


def test_nobody_is_brought_to_a_meeting_of_who_does_not_come(
    request_: MeetingRequest, colleague: Registration
) -> None:
    request_.asked.state = RegistrationState.WITHDRAWN
    request_.asked.save()
    with pytest.raises(NotNow, match="does not come any more"):
        bring(request_, colleague)


def test_so_often_and_no_more_a_day(
    request_: MeetingRequest, colleague: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(along_actions, "PER_DAY", 1)
    actions.end_along(along=bring(request_, colleague), by=request_.asker.person, at=AT)
    with pytest.raises(NotNow, match="very often today"):
        bring(request_, colleague)
