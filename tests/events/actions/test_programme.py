"""The programme of an event is changed as a whole; sessions keep what hangs on them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.events.factories import AT, make_event, make_person
from tests.organisations.factories import GRANADA
from tests.plans.factories import make_officer
from ucap.events.actions import add_file, change_programme, remove_file
from ucap.events.models import Event, EventFile
from ucap.events.programme import Programme, RoomSaid, SessionSaid, seal_of
from ucap.events.queries.programme import programme_of
from ucap.events.states import EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
NINE = datetime(2027, 3, 23, 1, tzinfo=UTC)  # in Shanghai
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(author=officer)


OPENING = SessionSaid(title="Opening", starts_at=NINE, ends_at=NINE + timedelta(hours=1), room="Hall")
LUNCH = SessionSaid(
    title="Lunch", starts_at=NINE + timedelta(hours=3), ends_at=NINE + timedelta(hours=4), is_break=True
)


def change(event: Event, by: User, *sessions: SessionSaid, rooms: tuple[RoomSaid, ...] = ()) -> Event:
    seal = seal_of(programme_of(event))
    return change_programme(event=event, programme=Programme(rooms, sessions), seal=seal, by=by, at=AT)


def test_rooms_and_sessions_are_kept(event: Event, officer: User) -> None:
    online = RoomSaid("Online", "https://meet.example/canals")
    change(event, officer, LUNCH, OPENING, rooms=(online,))
    kept = programme_of(event)
    assert kept.rooms == (online, RoomSaid("Hall"))
    assert [(one.title, one.room, one.is_break) for one in kept.sessions] == [
        ("Opening", "Hall", False),
        ("Lunch", "", True),
    ]
    entry = JournalEntry.objects.about("event", event.pk).get()
    assert entry.verb == "event.programme_changed"
    assert "Opening" not in str(entry.after)
    assert whole(entry).after["sessions"][0]["title"] == "Opening"


def test_a_session_keeps_its_id_and_its_documents(event: Event, officer: User) -> None:
    change(event, officer, OPENING)
    session = event.sessions.get()
    add_file(event=event, data=PDF, name="slides.pdf", session=session, by=officer, at=AT)
    known = programme_of(event).sessions[0]
    change(event, officer, replace(known, title="Welcome"), LUNCH)
    session.refresh_from_db()
    assert (session.title, session.files.count()) == ("Welcome", 1)


def test_an_id_of_another_event_is_a_new_session(event: Event, officer: User) -> None:
    other = make_event(author=officer)
    change(other, officer, OPENING)
    theirs = programme_of(other).sessions[0]
    change(event, officer, theirs)
    assert programme_of(other).sessions == (theirs,)
    assert event.sessions.get().pk != theirs.id


def test_what_is_taken_out_is_gone_with_its_documents(
    event: Event,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    change(event, officer, OPENING, rooms=(RoomSaid("Garden"),))
    file = add_file(event=event, data=PDF, name="a.pdf", session=event.sessions.get(), by=officer, at=AT)
    path = Path(file.file.path)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        change(event, officer)
    assert programme_of(event) == Programme()
    assert not EventFile.objects.exists()
    assert not path.exists()


def test_what_cannot_be_is_refused_and_nothing_changes(event: Event, officer: User) -> None:
    change(event, officer, OPENING)
    before = programme_of(event)
    twice = replace(OPENING, title="Twice")
    late = replace(LUNCH, ends_at=NINE + timedelta(hours=9))
    for sessions in ((*before.sessions, twice), (late,)):
        with pytest.raises(BadInput):
            change(event, officer, *sessions)
    assert programme_of(event) == before


def test_nobody_writes_over_what_they_have_not_seen(event: Event, officer: User) -> None:
    seal = seal_of(programme_of(event))
    change(event, officer, OPENING)
    with pytest.raises(Conflict):
        change_programme(event=event, programme=Programme(), seal=seal, by=officer, at=AT)


def test_nothing_changed_is_nothing_done(event: Event, officer: User) -> None:
    change(event, officer, OPENING)
    kept = programme_of(event)
    change(event, officer, *kept.sessions, rooms=kept.rooms)
    assert JournalEntry.objects.about("event", event.pk).count() == 1


def test_only_its_hosts_write_it_and_only_before_it_is_over(event: Event, officer: User) -> None:
    with pytest.raises(NotAllowed):
        change(event, make_person(verified=True), OPENING)
    with pytest.raises(NotNow):
        change(make_event(author=officer, state=EventState.HELD), officer, OPENING)


def test_documents_come_and_go(
    event: Event,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    file = add_file(event=event, data=PDF, name="C:\\docs\\invitation.pdf", by=officer, at=AT)
    assert (file.name, file.size, file.session) == ("invitation.pdf", len(PDF), None)
    assert str(file.file).endswith(".pdf")
    path = Path(file.file.path)
    with pytest.raises(NotAllowed):
        remove_file(file=file, by=make_person(verified=True), at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file=file, by=officer, at=AT)
    assert not path.exists()
    with pytest.raises(NotNow):
        remove_file(file=file, by=officer, at=AT)
    verbs = [one.verb for one in JournalEntry.objects.about("event", event.pk).order_by("pk")]
    assert verbs == ["event.file_added", "event.file_removed"]


def test_slides_come_after_the_event_but_nothing_once_it_is_cancelled(officer: User) -> None:
    held = make_event(author=officer, state=EventState.HELD)
    add_file(event=held, data=PDF, name="slides.pdf", by=officer, at=AT)
    cancelled = make_event(author=officer, state=EventState.CANCELLED)
    with pytest.raises(NotNow):
        add_file(event=cancelled, data=PDF, name="slides.pdf", by=officer, at=AT)


@pytest.mark.parametrize(
    ("name", "data"), [("a.exe", b"MZ"), ("a.pdf", b"MZ"), ("a.pdf", b""), ("a", PDF), ("a.png", b"no")]
)
def test_what_is_no_document_is_refused(event: Event, officer: User, name: str, data: bytes) -> None:
    with pytest.raises(BadInput):
        add_file(event=event, data=data, name=name, by=officer, at=AT)
    assert not EventFile.objects.exists()


def test_a_session_of_another_event_takes_no_file(event: Event, officer: User) -> None:
    other = make_event(author=officer)
    change(other, officer, OPENING)
    with pytest.raises(BadInput):
        add_file(event=event, data=PDF, name="a.pdf", session=other.sessions.get(), by=officer, at=AT)
    with pytest.raises(NotAllowed):
        add_file(event=event, data=PDF, name="a.pdf", by=make_person(verified=True), at=AT)
