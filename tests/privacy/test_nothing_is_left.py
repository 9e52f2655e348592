"""After an erasure nothing that is stored says who the person was: every table and every file is looked through."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.plans.factories import AT
from tests.privacy.life import DEEDS, Somebody, somebody
from ucap.config.kept_files import throw_deleted_away
from ucap.journal.apart import holds_address
from ucap.journal.models import Entry
from ucap.people.models import User
from ucap.plans.models import Version
from ucap.privacy.actions import ask_to_be_erased
from ucap.privacy.actions.sweeping import sweep

pytestmark = pytest.mark.django_db
NAMES = ("Wilhelmina Übelhör", "欧阳小明", 'Zoë "Z" O\'Neil')
ADDRESSES = ("w.uebelhoer+ucap@example.org", "欧阳@例子.中国", "zoe.o'neil@example.it")
Life = list[Callable[[Somebody], None]]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


def stored() -> Iterator[tuple[str, str]]:
    """Where, and what is stored there, as text."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            for column, value in row.items():
                yield f"{model.__name__}.{column}", _as_text(value)
    for session in Session.objects.all():
        yield "Session", _as_text(session.get_decoded())
    throw_deleted_away(
        settings.MEDIA_ROOT, older_than=-1
    )  # what is deleted waits a day for the backup that runs
    for folder in (settings.MEDIA_ROOT, Path(settings.EMAIL_FILE_PATH)):
        for path in folder.rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes().decode("utf-8", errors="replace")


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def traces(one: Somebody) -> set[str]:
    words = (one.user.name, one.user.email, one.second, json.dumps(one.user.name, ensure_ascii=False)[1:-1])
    return {place for place, text in stored() if any(word.lower() in text.lower() for word in words)}


@hypothesis_settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    who=st.sampled_from(list(zip(NAMES, ADDRESSES, strict=True))),
    life=st.lists(st.sampled_from(DEEDS), max_size=5, unique=True),
)
def test_whatever_somebody_did_nothing_says_who_they_were(
    who: tuple[str, str], life: Life, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    rmtree(settings.EMAIL_FILE_PATH, ignore_errors=True)
    with transaction.atomic():  # nothing of a life that went wrong is there in the next one
        with django_capture_on_commit_callbacks(execute=True):
            one = somebody(*who)
            for deed in life:
                deed(one)
        assert traces(one)
        with django_capture_on_commit_callbacks(execute=True):
            ask_to_be_erased(by=one.user, at=AT, at_once=True, hand_over=True)
        assert traces(one) == set()
        transaction.set_rollback(True)


@pytest.mark.parametrize("deed", DEEDS, ids=[deed.__name__ for deed in DEEDS])
def test_each_domain_forgets_its_own(
    deed: Callable[[Somebody], None],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sweep at the end (privacy/actions/sweeping.py) is for what nobody thought of, and finds nothing here."""
    found: list[str] = []
    monkeypatch.setattr(
        "ucap.privacy.actions.erasing.sweep", lambda person: found.extend(sweep(person)) or found
    )
    with django_capture_on_commit_callbacks(execute=True):
        one = somebody(NAMES[0], ADDRESSES[0])
        deed(one)
        before = Version.objects.count()
        ask_to_be_erased(by=one.user, at=AT, at_once=True, hand_over=True)
    assert found == []
    assert traces(one) == set()
    assert Version.objects.count() == before
    assert User.objects.filter(pk=one.user.pk).exists()


@pytest.mark.parametrize("deed", DEEDS, ids=[deed.__name__ for deed in DEEDS])
def test_no_entry_of_the_journal_ever_holds_an_address(deed: Callable[[Somebody], None]) -> None:
    deed(somebody(NAMES[0], ADDRESSES[0]))
    entries = Entry.objects.all()
    assert entries
    assert [entry.verb for entry in entries if holds_address([entry.before, entry.after, entry.detail])] == []
    assert [
        entry.verb for entry in entries if NAMES[0] in str([entry.before, entry.after, entry.detail])
    ] == []
