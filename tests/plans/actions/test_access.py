"""The full plan: attached, asked for, granted or refused, read."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMessage

from tests.plans.conftest import Cast
from ucap.journal.models import Entry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import CityOfficer
from ucap.plans.actions import (
    ask_for_full_plan,
    attach_full_plan,
    change_state,
    grant_access,
    note_reading,
    refuse_access,
)
from ucap.plans.actions.access import VALID_FOR, WAITING_PER_ADDRESS
from ucap.plans.models import AccessRequest, FullDocument, Plan, Version


def ask(
    plan: Plan, at: datetime, *, language: str = "zh-hans", email: str = "asker@example.org"
) -> AccessRequest:
    return ask_for_full_plan(
        plan=plan,
        name="Chen",
        email=email,
        organisation="Yangzhou University",
        purpose="A thesis",
        language=language,
        by="",
        at=at,
    )


@pytest.fixture
def attached(published: Plan, cast: Cast, at: datetime) -> FullDocument:
    return attach_full_plan(plan=published, data=b"%PDF-1.7", name="full.pdf", by=cast.yangzhou, at=at)


@pytest.fixture
def asked(published: Plan, at: datetime, mailoutbox: list[EmailMessage]) -> AccessRequest:
    request = ask(published, at)
    mailoutbox.clear()
    return request


def test_the_next_document_takes_the_place_of_the_first(
    attached: FullDocument, cast: Cast, at: datetime, django_capture_on_commit_callbacks: object
) -> None:
    first = Path(settings.MEDIA_ROOT) / attached.file.name
    assert first.read_bytes() == b"%PDF-1.7"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        second = attach_full_plan(
            plan=attached.plan, data=b"%PDF-new", name="a/b.pdf", by=cast.granada, at=at
        )
    assert (FullDocument.objects.count(), second.name, second.size) == (1, "b.pdf", 8)
    assert not first.exists()


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_attach_nothing(published: Plan, cast: Cast, role: str, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        attach_full_plan(plan=published, data=b"x", name="x", by=getattr(cast, role), at=at)


def test_an_empty_file_is_no_document(published: Plan, cast: Cast, at: datetime) -> None:
    with pytest.raises(BadInput, match="empty"):
        attach_full_plan(plan=published, data=b"", name="x", by=cast.yangzhou, at=at)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.exe", b"MZ\x90\0"),
        ("plan.pdf", b"MZ\x90\0"),
        ("plan.html", b"<script>"),
        ("all.zip", b"PK\x05\x06"),
    ],
)
def test_a_kind_that_is_not_taken_is_refused_with_those_that_are(
    published: Plan, cast: Cast, at: datetime, name: str, data: bytes
) -> None:
    with pytest.raises(BadInput, match=r"PDF, a Word, Excel.*text"):
        attach_full_plan(plan=published, data=data, name=name, by=cast.yangzhou, at=at)
    assert not FullDocument.objects.exists()


def test_the_officers_are_told_who_asks(
    published: Plan, cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    mailoutbox.clear()
    ask(published, at)
    assert sorted(letter.to[0] for letter in mailoutbox) == ["granada@example.org", "yangzhou@example.org"]
    told = Notice.objects.filter(kind="access")
    assert {said(one).url for one in told} == {f"/en/plans/{published.id}/access/"}
    assert "Yangzhou University" in mailoutbox[0].body
    entry = Entry.objects.get(verb="full.asked")
    assert whole(entry).detail["organisation"] == "Yangzhou University"
    assert "organisation" not in entry.detail  # a person's own firm can be erased
    assert "Chen" not in str(whole(entry))


def test_where_no_officer_is_left_the_secretariat_is_told(
    published: Plan, cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    CityOfficer.objects.all().delete()
    ask(published, at)
    assert cast.secretary.email in [letter.to[0] for letter in mailoutbox]


def test_a_draft_cannot_be_asked_for(draft: Version, at: datetime) -> None:
    with pytest.raises(NotNow):
        ask(draft.plan, at)


def test_one_address_does_not_ask_without_end(published: Plan, at: datetime) -> None:
    for _ in range(WAITING_PER_ADDRESS):
        ask(published, at)
    with pytest.raises(NotNow):
        ask(published, at, email="ASKER@example.org")
    ask(published, at, email="other@example.org")


def test_granted_the_asker_gets_a_link_in_their_language(
    asked: AccessRequest, attached: FullDocument, cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    token = grant_access(request=asked, by=cast.granada, at=at)
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.expires_at) == ("granted", cast.granada, at + VALID_FOR)
    (letter,) = mailoutbox
    assert letter.to == ["asker@example.org"]
    assert f"{settings.PUBLIC_URL}/full/{token}/" in letter.body


def test_each_reading_is_journalled_until_the_link_expires(
    asked: AccessRequest, attached: FullDocument, cast: Cast, at: datetime
) -> None:
    token = grant_access(request=asked, by=cast.yangzhou, at=at)
    for _ in range(2):
        assert note_reading(token=token, at=at + timedelta(days=13)) == attached
    assert Entry.objects.filter(verb="full.read", detail__request=asked.id).count() == 2
    with pytest.raises(NotAllowed):
        note_reading(token=token, at=at + VALID_FOR + timedelta(seconds=1))


def test_a_forged_link_opens_nothing(asked: AccessRequest, attached: FullDocument, at: datetime) -> None:
    for token in ("", asked.id, f"{asked.id}:x"):
        with pytest.raises(NotAllowed):
            note_reading(token=token, at=at)


def test_nothing_is_granted_before_there_is_a_document(
    asked: AccessRequest, cast: Cast, at: datetime
) -> None:
    with pytest.raises(NotNow, match="Attach"):
        grant_access(request=asked, by=cast.yangzhou, at=at)
    assert AccessRequest.objects.get().state == "waiting"


def test_taken_away_meanwhile(asked: AccessRequest, attached: FullDocument, cast: Cast, at: datetime) -> None:
    token = grant_access(request=asked, by=cast.yangzhou, at=at)
    attached.delete()
    with pytest.raises(NotNow):
        note_reading(token=token, at=at)


def test_refused_with_a_reason(
    asked: AccessRequest, cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    with pytest.raises(BadInput):
        refuse_access(request=asked, reason=" ", by=cast.yangzhou, at=at)
    refused = refuse_access(request=asked, reason="Only for partners.", by=cast.yangzhou, at=at)
    assert (refused.state, refused.reason) == ("refused", "Only for partners.")
    assert "Only for partners." in mailoutbox[0].body


def test_it_is_decided_once(asked: AccessRequest, attached: FullDocument, cast: Cast, at: datetime) -> None:
    grant_access(request=asked, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow):
        refuse_access(request=asked, reason="No.", by=cast.granada, at=at)


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_decide_nothing(asked: AccessRequest, cast: Cast, role: str, at: datetime) -> None:
    for decide in (
        lambda by: grant_access(request=asked, by=by, at=at),
        lambda by: refuse_access(request=asked, reason="No.", by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            decide(getattr(cast, role))


def test_a_closed_plan_can_still_be_asked_for(published: Plan, cast: Cast, at: datetime) -> None:
    change_state(plan=published, verb="close", by=cast.yangzhou, at=at)
    assert ask(published, at).state == "waiting"
