"""Every night what is too old is deleted, and nothing else."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.organisations.factories import make_organisation
from tests.plans.factories import PLACES, make_officer, make_plan, make_secretariat
from ucap.api.models import ApiToken, RequestCount
from ucap.journal.models import Entry, Private
from ucap.kernel.errors import Problem
from ucap.moderation.actions import answer, decide, report
from ucap.moderation.models import Answer, Case, Concern
from ucap.moderation.states import Ground, Verdict
from ucap.organisations.models import JoinRequest, OrganisationInvitation
from ucap.people.actions import invite
from ucap.people.models import Invitation, User
from ucap.people.states import Office
from ucap.plans.actions import ask_for_full_plan, discard_version, finish_import, refuse_access, start_import
from ucap.plans.actions.importing import begin_reading
from ucap.plans.models import AccessRequest, Import, Plan
from ucap.plans.reading.reading import Reading
from ucap.privacy.actions import ask_for_export, ask_to_be_erased
from ucap.privacy.actions.exporting import make_export
from ucap.privacy.actions.keeping import keep_no_longer
from ucap.privacy.models import Export
from ucap.privacy.retention import DAYS

pytestmark = pytest.mark.django_db


def before_and_on(name: str, at: datetime) -> tuple[int, int]:
    """How many of that period were deleted a moment before the time, and when it was come."""
    due = at + timedelta(days=DAYS[name])
    early = keep_no_longer(due - timedelta(seconds=1)).get(name, 0)
    return early, keep_no_longer(due).get(name, 0)


@pytest.fixture
def li(db: None) -> User:
    return User.objects.create_user("li@example.org", name="Li Wei")


def test_exports(li: User, at: datetime) -> None:
    make_export(export=ask_for_export(by=li, at=at), at=at)
    assert before_and_on("exports", at) == (0, 1)
    assert not Export.objects.exists()


def test_erasures(li: User, at: datetime) -> None:
    ask_to_be_erased(by=li, at=at)
    assert before_and_on("erasures", at) == (0, 1)


def test_sessions(at: datetime) -> None:
    Session.objects.create(session_key="old", expire_date=at)
    Session.objects.create(session_key="new", expire_date=at + timedelta(days=1))
    assert before_and_on("sessions", at) == (0, 1)


def test_accounts_that_were_never_confirmed(at: datetime) -> None:
    make_officer(PLACES["Yangzhou"], email="officer@example.org")
    for email, verified in (
        ("never@example.org", False),
        ("confirmed@example.org", True),
        ("made@example.org", None),
    ):
        user = User.objects.create_user(email)
        if verified is not None:
            EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    User.objects.update(joined_at=at)
    assert before_and_on("unconfirmed", at) == (0, 1)
    assert not User.objects.filter(email="never@example.org").exists()


def test_invitations(at: datetime) -> None:
    invite(email="ana@example.org", office=Office.SECRETARIAT, by=make_secretariat(), at=at)
    OrganisationInvitation.objects.create(
        organisation=make_organisation(), email="ana@example.org", token_hash="x", at=at, expires_at=at
    )
    Invitation.objects.update(expires_at=at)
    assert before_and_on("invitations", at) == (0, 2)


def test_tokens_and_counts(li: User, at: datetime) -> None:
    usual = {"person": li, "name": "x", "secret_sha256": "x", "created_at": at - timedelta(days=1)}
    ApiToken.objects.create(public_prefix="a", expires_at=at, **usual)
    ApiToken.objects.create(public_prefix="b", expires_at=at + timedelta(days=365), withdrawn_at=at, **usual)
    ApiToken.objects.create(public_prefix="c", expires_at=at + timedelta(days=365), **usual)
    assert before_and_on("tokens", at) == (0, 2)
    RequestCount.objects.create(caller_digest="x", minute=at.timestamp() // 60)
    assert before_and_on("counts", at)[1] == 1


def test_counts_of_attempts(at: datetime) -> None:
    insert = "INSERT INTO ucap_counts (cache_key, value, expires) VALUES ('k', 'v', %s)"
    with connection.cursor() as cursor:
        cursor.execute(insert, [connection.ops.adapt_datetimefield_value(at)])
    assert before_and_on("counts", at) == (0, 1)


def test_documents_that_nothing_came_of(at: datetime) -> None:
    officer = make_officer()
    failed = start_import(data=b"x", name="x.txt", by=officer, at=at)
    finish_import(imported=failed, outcome=Problem("no"), at=at)
    thrown = start_import(data=b"x", name="x.txt", by=officer, at=at)
    begin_reading(import_id=thrown.pk)
    read = finish_import(imported=thrown, outcome=Reading(make_plan().current.content), at=at)
    assert read.plan
    discard_version(version=read.plan.versions.get(), by=officer, at=at)
    start_import(data=b"x", name="waits.txt", by=officer, at=at)
    assert before_and_on("failed_imports", at) == (0, 2)
    assert Import.objects.get().name == "waits.txt"


def test_documents_that_plans_were_read_from(
    at: datetime, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    plan = make_plan()
    imported = start_import(data=b"x", name="x.txt", by=make_officer(), at=at)
    Import.objects.update(plan=plan, state="read")
    Plan.objects.update(published_at=at)
    with django_capture_on_commit_callbacks(execute=True):
        assert before_and_on("read_imports", at) == (0, 1)
    assert not imported.file.storage.exists(imported.file.name)


def test_requests_for_full_plans(at: datetime) -> None:
    asked = ask_for_full_plan(
        plan=make_plan(),
        name="Chen",
        email="chen@example.org",
        organisation="Chen & Co",
        purpose="x",
        language="en",
        by="",
        at=at - timedelta(days=1),
    )
    refuse_access(request=asked, reason="No.", by=make_secretariat(), at=at)
    assert before_and_on("access_requests", at) == (0, 1)
    assert not AccessRequest.objects.exists()
    private = Private.objects.get(entry__verb="full.asked")
    assert (private.data, private.erased_at is not None) == ({}, True)


def test_requests_to_join(li: User, at: datetime) -> None:
    JoinRequest.objects.create(
        user=li, organisation=make_organisation(), text="x", at=at, decided_at=at, state="refused"
    )
    assert before_and_on("join_requests", at) == (0, 1)


def test_what_was_written_to_moderators(li: User, at: datetime) -> None:
    plan = make_plan()
    case = report(subject=("plan", plan.pk), by=li, ground=Ground.FALSE, text="I, Li, know", at=at)
    answer(case=case, text="Thank you, Li", by=(secretary := make_secretariat()), at=at)
    decide(case=case, verdict=Verdict.DISMISS, reason="It is true.", by=secretary, at=at)
    assert before_and_on("reports", at) == (0, 2)
    assert (Concern.objects.get().text, Concern.objects.get().by) == ("", None)
    assert "Li" not in Answer.objects.get().text
    assert Case.objects.get().reason == "It is true."
    assert "reports" not in keep_no_longer(at + timedelta(days=1000))


def test_background_work_that_is_done(at: datetime) -> None:
    for finished in (at, None):
        DBTaskResult.objects.create(args_kwargs={}, run_after=at, finished_at=finished)
    assert before_and_on("tasks", at) == (0, 1)


def test_files_that_nothing_refers_to(at: datetime, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    kept = start_import(data=b"x", name="x.txt", by=make_officer(), at=at)
    loose = kept.file.storage.save("imports/2026/loose.bin", ContentFile(b"x"))
    full = kept.file.storage.save("full/2026/thrown-away.bin", ContentFile(b"x"))
    for name in (kept.file.name, loose, full):
        os.utime(tmp_path / name, (at.timestamp(), at.timestamp()))
    assert before_and_on("loose_files", at) == (0, 1)
    assert [kept.file.storage.exists(name) for name in (kept.file.name, loose, full)] == [True, False, True]


def test_the_journal_says_how_many(li: User, at: datetime) -> None:
    Session.objects.create(session_key="old", expire_date=at)
    keep_no_longer(at)
    keep_no_longer(at)
    assert Entry.objects.get(verb="retention.done").detail == {"sessions": 1}
