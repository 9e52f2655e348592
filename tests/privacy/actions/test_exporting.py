"""Everything that is stored about somebody, for them alone."""

import io
import json
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.plans.conftest import cast  # noqa: F401
from tests.plans.factories import make_plan
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User
from ucap.plans.actions import ask_for_full_plan, start_import
from ucap.privacy.actions import ask_for_export, open_export
from ucap.privacy.actions.exporting import make_export
from ucap.privacy.models import Export
from ucap.privacy.states import ExportState
from ucap.privacy.tasks import export_own_data, put_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(db: None) -> User:
    return User.objects.create_user("li@example.org", "a long enough phrase", name="李伟", language="zh-hans")


def unpacked(export: Export) -> zipfile.ZipFile:
    with default_storage.open(export.file.name) as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def area(export: Export, name: str) -> Any:
    return json.loads(unpacked(export).read(f"{name}.json"))


def test_it_holds_what_every_domain_has_and_the_files(cast: Any, at: datetime) -> None:  # noqa: F811
    li = cast.yangzhou
    plan = make_plan(by=li)
    imported = start_import(data=b"a plan", name="../Plan of Li.txt", by=li, at=at)
    ask_for_full_plan(
        plan=plan,
        name="Li",
        email=li.email.upper(),
        organisation="YZU",
        purpose="To read",
        language="en",
        by=li.pk,
        at=at,
    )
    export = make_export(export=ask_for_export(by=li, at=at), at=at)
    assert (export.state, export.size) == (ExportState.READY, export.file.size)
    assert area(export, "account")["account"]["email"] == li.email
    assert [one["city__name"] for one in area(export, "account")["officer_of"]] == ["Yangzhou"]
    plans = area(export, "plans")
    assert plans["plans_begun"][0]["id"] == plan.id
    assert plans["versions_begun"][0]["content_json"]["title"] == plan.current.title
    assert plans["requests_for_full_plans"][0]["organisation"] == "YZU"
    assert {one["what"] for one in area(export, "journal")["entries"]} >= {"plan.created", "import.started"}
    names = unpacked(export).namelist()
    given = next(name for name in names if name.startswith("files/plans/"))
    assert unpacked(export).read(given) == b"a plan"
    assert ".." not in given
    assert imported.id in given
    assert "your tokens for programs" in unpacked(export).read("README.txt").decode()


def test_no_secret_is_in_it(li: User, at: datetime) -> None:
    export = make_export(export=ask_for_export(by=li, at=at), at=at)
    everything = b"".join(unpacked(export).read(name) for name in unpacked(export).namelist())
    assert b"a long enough phrase" not in everything
    assert li.password.encode() not in everything
    assert b"li@example.org" in everything


def test_what_is_said_of_it_is_in_its_persons_language(li: User, at: datetime) -> None:
    export = export_own_data(by=li, at=at)
    put_together.call(export.pk)
    assert "README.txt" in unpacked(Export.objects.get()).namelist()
    assert Notice.objects.get(to=li).title["template"] == "Your data is ready to be taken away"


def test_one_at_a_time_and_the_new_one_takes_the_place_of_the_old(
    li: User, at: datetime, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first = ask_for_export(by=li, at=at)
    with pytest.raises(NotNow, match="already"):
        ask_for_export(by=li, at=at)
    made = make_export(export=first, at=at)
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_export(by=li, at=at)
    assert not Export.objects.filter(pk=first.pk).exists()
    assert not default_storage.exists(made.file.name)


def test_one_that_was_cut_off_does_not_stand_in_the_way(li: User, at: datetime) -> None:
    ask_for_export(by=li, at=at)
    assert ask_for_export(by=li, at=at + timedelta(hours=1)).state == ExportState.WAITING


def test_it_is_opened_by_its_person_alone_and_for_a_week(li: User, at: datetime) -> None:
    export = make_export(export=ask_for_export(by=li, at=at), at=at)
    secretary = User.objects.create_user("s@example.org", is_secretariat=True)
    with pytest.raises(NotAllowed):
        open_export(export=export, by=secretary, at=at)
    assert open_export(export=export, by=li, at=at) == export
    assert Entry.objects.filter(verb="export.opened", actor=li.pk).count() == 1
    with pytest.raises(NotNow, match="no longer"):
        open_export(export=export, by=li, at=at + timedelta(days=7))


def test_what_goes_wrong_is_said(
    li: User, at: datetime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    export = ask_for_export(by=li, at=at)
    monkeypatch.setattr("ucap.privacy.actions.exporting.pack", lambda *_, **__: 1 / 0)
    put_together.call(export.pk)
    assert Export.objects.get().state == ExportState.FAILED
    put_together.call("not there")  # deleted in the meantime: nothing to do
