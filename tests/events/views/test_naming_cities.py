"""Hosts name the cities whose people see an event."""

import pytest

from tests.events.factories import make_event
from tests.events.views.test_writing import ClientOf, edit, officer, sent
from tests.plans.factories import PLACES
from ucap.events.states import EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.people.models import User

__all__ = ["officer"]
pytestmark = pytest.mark.django_db


def test_an_event_is_for_the_people_of_the_cities_that_its_hosts_name(
    client_of: ClientOf, officer: User
) -> None:
    event, client = make_event(author=officer, state=EventState.DRAFT), client_of(officer)
    for_cities = {"visibility": "cities", "done": "save"}
    # a draft is kept without them
    assert client.post(edit(event), sent(event, **for_cities)).status_code == 302
    event.refresh_from_db()
    answer = client.post(edit(event), sent(event, **{**for_cities, "done": "announce"}))
    assert answer.status_code == 422
    assert "Name at least one city whose people are to see the event." in answer.content.decode()
    assert 'href="#id_seen_in"' in answer.content.decode()
    names = {**for_cities, "seen_in": "扬州\nRome, Italy\nYangzhou", "done": "announce"}
    assert client.post(edit(event), sent(event, **names)).status_code == 302
    event.refresh_from_db()
    assert (event.state, event.visibility) == ("open", "cities")
    assert set(event.seen_in.values_list("city__name", flat=True)) == {"Yangzhou", "Rome"}
    page = client.get(edit(event)).content.decode()
    assert "Rome, IT" in page
    (entry,) = JournalEntry.objects.filter(
        verb="event.changed", subject_id=event.pk, after__has_key="seen_in"
    )
    assert isinstance(entry.after, dict)
    assert entry.after["seen_in"] == sorted((PLACES["Yangzhou"], PLACES["Rome"]))
    client.post(edit(event), sent(event, visibility="members", seen_in="Rome", done="save"))
    assert not event.seen_in.exists()
