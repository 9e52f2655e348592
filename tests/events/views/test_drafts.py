"""A draft is saved while one writes; it is deleted, and brought back by the message that says so."""

from typing import Any

import pytest
from django.test import Client

from tests.events.factories import AT, make_event, make_officer
from tests.events.views.conftest import ClientOf
from tests.events.views.test_writing import edit, sent
from tests.organisations.factories import GRANADA
from ucap.events.actions import translate_event
from ucap.events.content import Words
from ucap.events.models import Event
from ucap.events.states import EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def draft(officer: User) -> Event:
    return make_event(author=officer, state=EventState.DRAFT)


@pytest.fixture
def client(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


def while_writing(client: Client, event: Event, **changes: Any) -> tuple[int, str]:
    answer = client.post(edit(event), sent(event, **changes), headers={"HX-Request": "true"})
    return answer.status_code, answer.content.decode()


def test_what_is_typed_is_kept_without_a_button(client: Client, draft: Event) -> None:
    assert 'hx-trigger="submit, input delay:1500ms"' in client.get(edit(draft)).content.decode()
    status, answer = while_writing(client, draft, title="Typed before the browser closed")
    draft.refresh_from_db()
    assert (status, draft.title) == (200, "Typed before the browser closed")
    assert "Saved" in answer
    seal = answer.partition('name="base"')[2].partition('value="')[2].partition('"')[0]
    assert while_writing(client, draft, base=seal, title="Typed on")[0] == 200
    draft.refresh_from_db()
    assert draft.title == "Typed on"


def test_what_cannot_be_kept_is_named_beside_the_form(client: Client, draft: Event) -> None:
    status, answer = while_writing(client, draft, capacity="many")
    assert status == 422
    assert 'href="#id_capacity"' in answer
    assert "<form" not in answer


def test_who_else_wrote_is_shown(client: Client, draft: Event, officer: User) -> None:
    before = sent(draft)["base"]
    translate_event(event=draft, words=Words(language="it", title="Canali"), by=officer, at=AT)
    status, answer = while_writing(client, draft, base=before)
    assert status == 422
    assert "Somebody changed this event while you were writing." in answer
    over = answer.partition('name="over" value="')[2].partition('"')[0]
    assert while_writing(client, draft, base=before, over=over)[0] == 200


def test_with_a_button_htmx_goes_on(client: Client, draft: Event) -> None:
    answer = client.post(edit(draft), sent(draft, done="announce"), headers={"HX-Request": "true"})
    draft.refresh_from_db()
    assert answer["HX-Redirect"] == f"/en/events/{draft.slug}/"
    assert draft.state == EventState.OPEN
    other = make_event(author=draft.author, state=EventState.DRAFT)
    answer = client.post(
        edit(other), sent(other, done="announce", summary=""), headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "data-unsaved" in page
    assert "<html" not in page


def test_an_announced_event_is_not_changed_while_one_writes(client: Client, draft: Event) -> None:
    Event.objects.update(state=EventState.OPEN, announced_at=AT)
    assert "data-autosave" not in client.get(edit(draft)).content.decode()
    assert while_writing(client, draft, title="Half a ti")[0] == 409
    draft.refresh_from_db()
    assert draft.title == "Canal cities meet"


def test_what_was_announced_while_it_was_on_its_way_is_saved(client: Client, draft: Event) -> None:
    """The form saves itself a moment after somebody pressed the button that announced the same words."""
    said = sent(draft)
    client.post(edit(draft), said | {"done": "announce"}, headers={"HX-Request": "true"})
    late = client.post(edit(draft), said, headers={"HX-Request": "true"})
    assert late.status_code == 200


def test_a_draft_is_deleted_and_brought_back(client: Client, draft: Event) -> None:
    at = f"/en/events/{draft.pk}/do"
    assert f"{at}/delete/" in client.get(edit(draft)).content.decode()
    page = client.post(f"{at}/delete/", follow=True).content.decode()
    assert "This draft is deleted" in page
    assert page.count(f"{at}/bring_draft_back/") > 1  # of the page, and of the message
    assert f"/{draft.slug}/registrations/" not in page  # nobody registers, nothing is arranged
    assert f"/{draft.slug}/meetings/arrange/" not in page
    assert client.get(edit(draft)).status_code == 302
    assert f"/events/{draft.slug}/" in client.get("/en/events/mine/").content.decode()
    client.post(f"{at}/bring_draft_back/")
    draft.refresh_from_db()
    assert draft.state == EventState.DRAFT
