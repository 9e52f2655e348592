"""Minutes and the recording of what was held."""

from datetime import timedelta
from typing import Any

import pytest

from tests.events.after import OVER
from tests.events.factories import (
    AT,
    make_event,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.organisations.factories import GRANADA, make_member
from ucap.events.actions import set_minutes, undo_minutes
from ucap.events.actions.minutes import seal_of
from ucap.events.models import Event
from ucap.events.states import EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
RECORDING = "https://video.example.org/1"


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def held(officer: User) -> Event:
    return make_event(author=officer, state=EventState.HELD)


def kept(event: Event) -> tuple[str, str, bool]:
    event.refresh_from_db()
    return event.minutes, event.recording, event.minutes_public


def test_minutes_are_kept_and_journalled_apart(held: Event, officer: User) -> None:
    said: dict[str, Any] = {"minutes": "Agreed:\n<i>meet</i> again.", "recording": RECORDING, "public": True}
    set_minutes(event=held, by=officer, at=OVER, **said)
    assert kept(held) == ("Agreed:\nmeet again.", RECORDING, True)
    (entry,) = JournalEntry.objects.about("event", held.pk)
    assert entry.verb == "event.minutes_set"
    assert "minutes" not in (entry.after or {})
    assert whole(entry).after["minutes"] == "Agreed:\nmeet again."


def test_what_was_changed_is_taken_back_and_brought_back(held: Event, officer: User) -> None:
    set_minutes(event=held, minutes="One", by=officer, at=OVER)
    set_minutes(event=held, minutes="Two", recording=RECORDING, public=True, by=officer, at=OVER)
    undo_minutes(event=held, by=officer, at=OVER)
    assert kept(held) == ("One", "", False)
    undo_minutes(event=held, by=officer, at=OVER)
    assert kept(held) == ("Two", RECORDING, True)


def test_the_same_minutes_once_more_are_no_change(held: Event, officer: User) -> None:
    for _ in range(2):
        set_minutes(event=held, minutes="One", by=officer, at=OVER)
    assert JournalEntry.objects.about("event", held.pk).count() == 1


def test_there_is_nothing_to_take_back_before(held: Event, officer: User) -> None:
    with pytest.raises(NotNow):
        undo_minutes(event=held, by=officer, at=OVER)


def test_nobody_writes_over_what_they_have_not_seen(held: Event, officer: User) -> None:
    seal = seal_of(held)
    set_minutes(event=held, minutes="One", seal=seal, by=officer, at=OVER)
    with pytest.raises(Conflict):
        set_minutes(event=held, minutes="Two", seal=seal, by=officer, at=OVER)
    assert kept(held)[0] == "One"


def test_minutes_can_be_taken_while_it_goes_on_and_not_before(officer: User) -> None:
    event = make_event(author=officer, state=EventState.CLOSED)
    assert event.starts_at
    with pytest.raises(NotNow):
        set_minutes(event=event, minutes="One", by=officer, at=event.starts_at - timedelta(minutes=1))
    assert set_minutes(event=event, minutes="One", by=officer, at=event.starts_at).minutes == "One"


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.CANCELLED, EventState.WITHHELD])
def test_what_is_not_held_has_no_minutes(officer: User, state: EventState) -> None:
    with pytest.raises(NotNow):
        set_minutes(event=make_event(author=officer, state=state), minutes="One", by=officer, at=OVER)


def test_only_verified_hosts_write_them(held: Event) -> None:
    guest = make_registration(held).person
    strangers: list[Any] = [guest, make_officer(), make_person(verified=True)]
    verbs: list[Any] = [(set_minutes, {"minutes": "One"}), (undo_minutes, {})]
    for person in strangers:
        for does, more in verbs:
            with pytest.raises(NotAllowed):
                does(event=held, by=person, at=OVER, **more)
    house = make_organisation()
    member = make_member(house)
    own = make_event(organisation=house, author=member, state=EventState.HELD)
    with pytest.raises(NotAllowed, match="vouched"):
        set_minutes(event=own, minutes="One", by=member, at=OVER)


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "x" * 8001},
        {"minutes": "", "recording": "javascript:alert(1)"},
        {"minutes": "", "recording": "ftp://example.org/1"},
        {"minutes": "", "recording": "https://example.org/" + "x" * 500},
        {"minutes": "", "recording": "not an address"},
    ],
)
def test_what_cannot_be_kept_is_said(held: Event, officer: User, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        set_minutes(event=held, by=officer, at=AT, **wrong)
    assert kept(held) == ("", "", False)
