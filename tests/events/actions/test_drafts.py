"""A draft is deleted, brought back within a day, and gone after it; nothing that others have seen is deleted."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.events.factories import (
    AT,
    make_city,
    make_event,
    make_officer,
    make_person,
    make_session,
)
from tests.organisations.factories import GRANADA
from ucap.events.actions import (
    bring_draft_back,
    change_event,
    delete_draft,
    forget_deleted,
)
from ucap.events.actions.drafts import KEPT_DELETED
from ucap.events.content import EventContent
from ucap.events.models import Event, EventFile, EventHost
from ucap.events.queries.mine import asked_of, my_events
from ucap.events.states import COMING, EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def draft(officer: User) -> Event:
    return make_event(author=officer, state=EventState.DRAFT)


def deleted(draft: Event, officer: User) -> Event:
    return delete_draft(event=draft, by=officer, at=AT)


def test_a_deleted_draft_is_apart_from_the_others_and_comes_back(draft: Event, officer: User) -> None:
    session = make_session(draft)
    deleted(draft, officer)
    mine = my_events(officer, AT)
    assert (mine.drafts, [card.id for card in mine.deleted]) == ((), [draft.pk])
    event = bring_draft_back(event=draft, by=officer, at=AT)
    assert (event.state, list(event.sessions.all())) == (EventState.DRAFT, [session])
    verbs = JournalEntry.objects.about("event", draft.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["event.deleted", "event.draft_brought_back"]


def test_nothing_is_changed_of_it_meanwhile(draft: Event, officer: User) -> None:
    deleted(draft, officer)
    with pytest.raises(NotNow, match="Bring it back first"):
        change_event(event=draft, content=EventContent(), seal="", by=officer, at=AT)


@pytest.mark.parametrize("state", [*COMING, EventState.HELD, EventState.CANCELLED, EventState.WITHHELD])
def test_what_others_have_seen_is_not_deleted(officer: User, state: EventState) -> None:
    event = make_event(author=officer, state=state)
    with pytest.raises(NotNow):
        deleted(event, officer)
    with pytest.raises(NotNow):
        bring_draft_back(event=event, by=officer, at=AT)


def test_its_hosts_alone_delete_it(draft: Event, officer: User) -> None:
    with pytest.raises(NotAllowed):
        deleted(draft, make_person(verified=True))
    deleted(draft, officer)
    with pytest.raises(NotAllowed):
        bring_draft_back(event=draft, by=make_person(verified=True), at=AT)


def test_who_holds_it_too_is_told_and_who_was_asked_is_asked_no_more(draft: Event, officer: User) -> None:
    rome, bologna = make_city("Rome"), make_city("Bologna")
    other, asked = make_officer(rome.pk), make_officer(bologna.pk)
    EventHost.objects.create(event=draft, city=rome, at=AT, agreed_at=AT)
    EventHost.objects.create(event=draft, city=bologna, at=AT)
    assert asked_of(asked).exists()
    deleted(draft, officer)
    assert [one.to for one in Notice.objects.all()] == [other]
    assert not asked_of(asked).exists()
    bring_draft_back(event=draft, by=other, at=AT)
    assert asked_of(asked).exists()


def test_after_a_day_it_is_gone_with_its_files(
    draft: Event, officer: User, django_capture_on_commit_callbacks: object
) -> None:
    file = EventFile(event=draft, name="plan.txt", size=1, at=AT)
    file.file.save("plan.txt", ContentFile(b"x"))
    other = make_event(author=officer, state=EventState.DRAFT)
    deleted(draft, officer)
    assert forget_deleted(AT + KEPT_DELETED - timedelta(seconds=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert forget_deleted(AT + KEPT_DELETED) == 1
    assert list(Event.objects.all()) == [other]
    assert not default_storage.exists(file.file.name)
    with pytest.raises(NotNow):
        bring_draft_back(event=draft, by=officer, at=AT)
