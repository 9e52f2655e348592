"""Pictures and documents of entries."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.exchange.factories import make_entry, make_organisation
from tests.organisations.factories import make_member, make_person
from tests.permissions.world.of_organisations import picture
from ucap.exchange.actions import add_file, describe_file, remove_file
from ucap.exchange.files import MOST_BYTES, MOST_FILES
from ucap.exchange.models import Entry, EntryFile
from ucap.exchange.states import EntryState
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.moderation.models import Case
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def author_of(entry: Entry) -> User:
    assert entry.author
    return entry.author


def test_a_picture_is_drawn_anew_and_described(at: datetime) -> None:
    entry = make_entry()
    by = author_of(entry)
    file = add_file(
        entry=entry, data=picture(), name="C:\\pictures\\canal.PNG", alt=" A  canal ", by=by, at=at
    )
    assert (file.name, file.is_image, file.width, file.alt) == ("canal.PNG", True, 64, "A canal")
    with file.file.open("rb") as kept:
        assert Image.open(kept).format == "WEBP"
    describe_file(file=file, alt="A canal at dawn", by=by, at=at)
    assert entry.files.get().alt == "A canal at dawn"


def test_a_document_is_kept_as_it_is(at: datetime) -> None:
    entry = make_entry()
    file = add_file(entry=entry, data=b"%PDF-1.7 x", name="more.pdf", by=author_of(entry), at=at)
    assert (file.is_image, file.size) == (False, 10)
    assert file.file.name.endswith(".pdf")
    with file.file.open("rb") as kept:
        assert kept.read() == b"%PDF-1.7 x"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"MZ"),
        ("a.docx", b"<html>"),
        ("a.docx", b"PK\x03\x04 no document"),
        ("a.bat", b"del"),
        ("a.png", b"<svg/>"),
        ("a.svg", b"<svg/>"),
        ("a.txt", b"\xff\xfe\x00"),
        ("a.txt", b"x\0"),
        ("pdf", b"%PDF-"[:3]),
        ("a.pdf", b""),
        ("a.pdf", b"%PDF-" + bytes(MOST_BYTES)),
    ],
)
def test_what_it_is_not_said_to_be_is_not_taken(name: str, data: bytes, at: datetime) -> None:
    entry = make_entry()
    with pytest.raises(BadInput):
        add_file(entry=entry, data=data, name=name, by=author_of(entry), at=at)
    assert not EntryFile.objects.exists()


def test_no_more_than_eight(at: datetime) -> None:
    entry = make_entry()
    for _ in range(MOST_FILES):
        add_file(entry=entry, data="für".encode(), name="a.txt", by=author_of(entry), at=at)
    with pytest.raises(NotNow):
        add_file(entry=entry, data=b"x", name="a.txt", by=author_of(entry), at=at)


def test_a_file_is_taken_away_with_its_bytes(
    at: datetime, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    entry = make_entry()
    file = add_file(entry=entry, data=b"x", name="a.txt", by=author_of(entry), at=at)
    path = Path(file.file.path)
    assert path.exists()
    with pytest.raises(NotAllowed):
        remove_file(file=file, by=make_person(verified=True), at=at)
    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file=file, by=author_of(entry), at=at)
    assert not path.exists()
    with pytest.raises(NotNow):
        remove_file(file=EntryFile(pk=file.pk, entry=entry), by=author_of(entry), at=at)


def test_what_somebody_unknown_adds_waits_for_a_moderator(at: datetime) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    draft = make_entry(organisation=organisation, author=member, state=EntryState.DRAFT)
    add_file(entry=draft, data=b"x", name="a.txt", by=member, at=at)
    assert not Case.objects.exists()
    entry = make_entry(organisation=organisation, author=member, state=EntryState.EXPIRED)
    add_file(entry=entry, data=b"x", name="a.txt", by=member, at=at)
    entry.refresh_from_db()
    assert entry.state == EntryState.WAITING
    assert Case.objects.get().subject_id == entry.pk
    with pytest.raises(NotNow):
        add_file(entry=entry, data=b"x", name="b.txt", by=member, at=at)


def test_what_is_withdrawn_gets_no_files(at: datetime) -> None:
    entry = make_entry(state=EntryState.WITHDRAWN)
    with pytest.raises(NotNow):
        add_file(entry=entry, data=b"x", name="b.txt", by=author_of(entry), at=at)
