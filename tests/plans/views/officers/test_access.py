"""The full plan: attached, asked for, granted, refused, read."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client, override_settings

from tests.plans.conftest import Cast
from tests.plans.views.officers.conftest import SignedIn, address, queries_of
from ucap.journal.models import Entry
from ucap.plans.actions import ask_for_full_plan, attach_full_plan, grant_access, note_reading
from ucap.plans.models import AccessRequest, FullDocument, Plan

PDF = b"%PDF-1.7 all of it"


@pytest.fixture
def client(signed_in: SignedIn) -> Client:
    return signed_in("yangzhou")


def asked(plan: Plan, at: datetime, organisation: str = "University of Bologna") -> AccessRequest:
    return ask_for_full_plan(
        plan=plan,
        name="Chiara Rossi",
        email=f"{organisation.replace(' ', '')}@example.org",
        organisation=organisation,
        purpose="A joint course\n<script>",
        language="it",
        by="",
        at=at,
    )


def shown(client: Client, plan: Plan) -> str:
    return client.get(address("access", plan.id)).content.decode()


def test_a_document_is_attached_and_put_in_the_place_of_another(client: Client, published: Plan) -> None:
    assert "No document is attached yet." in shown(client, published)
    for name in ("full.pdf", "../later.pdf"):
        file = SimpleUploadedFile(name, PDF)
        answer = client.post(address("access", published.id), {"document": file})
        assert answer["Location"] == address("access", published.id)
    assert FullDocument.objects.get().name == "later.pdf"
    assert "later.pdf" in shown(client, published)


def test_its_officers_read_it_too_and_the_journal_says_so(
    cast: Cast, client: Client, published: Plan, at: datetime
) -> None:
    path = address("access_document", published.id)
    assert client.post(path).status_code == 409
    attach_full_plan(plan=published, data=PDF, name="计划.pdf", by=cast.yangzhou, at=at)
    answer = client.post(path)
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(verb="full.opened", actor=cast.yangzhou.id).count() == 1


@override_settings(MAX_UPLOAD=10)
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ({"document": ""}, "This field is required."),
        ({"document": SimpleUploadedFile("x.pdf", PDF)}, "Give one of at most"),
    ],
)
def test_what_cannot_be_attached(
    client: Client, published: Plan, file: dict[str, object], words: str
) -> None:
    assert words in client.post(address("access", published.id), file).content.decode()
    assert not FullDocument.objects.exists()


def test_who_asks_is_shown_with_their_purpose(client: Client, published: Plan, at: datetime) -> None:
    asked(published, at)
    page = shown(client, published)
    assert "University of Bologna" in page
    assert "&lt;script&gt;" in page
    assert " disabled>Grant" in page  # there is nothing to give yet
    answer = client.post(address("grant", AccessRequest.objects.get().id))
    assert answer.status_code == 409
    assert "Attach the document, then grant the request." in answer.content.decode()


def test_granted_and_counted(cast: Cast, client: Client, published: Plan, at: datetime) -> None:
    attach_full_plan(plan=published, data=PDF, name="full.pdf", by=cast.yangzhou, at=at)
    request = asked(published, at)
    client.post(address("grant", request.id))
    assert "read 0 times" in shown(client, published)
    token = grant_access(request=asked(published, at, "Museum"), by=cast.yangzhou, at=at)
    for _ in range(2):
        note_reading(token=token, at=at)
    assert "read 2 times" in shown(client, published)
    AccessRequest.objects.update(expires_at=at - timedelta(seconds=1))
    assert "Link expired" in shown(client, published)
    assert client.post(address("grant", request.id)).status_code == 409  # decided already


def test_refused_with_a_reason(
    client: Client, published: Plan, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    request = asked(published, at)
    path = address("refuse", request.id)
    assert "University of Bologna" in client.get(path).content.decode()
    assert "This field is required." in client.post(path, {"reason": ""}).content.decode()
    assert client.post(path, {"reason": "Ask your city."})["Location"] == address("access", published.id)
    assert "Ask your city." in shown(client, published)
    assert "Ask your city." in str(mailoutbox[-1].body)


def test_there_is_no_such_request(client: Client) -> None:
    assert client.post(address("grant", "n0where")).status_code == 404


def test_queries_do_not_grow_with_the_requests(
    cast: Cast, client: Client, published: Plan, at: datetime
) -> None:
    attach_full_plan(plan=published, data=PDF, name="full.pdf", by=cast.yangzhou, at=at)
    few = queries_of(client, address("access", published.id))
    for number in range(4):
        asked(published, at, f"Waiting {number}")
        grant_access(request=asked(published, at, f"Granted {number}"), by=cast.yangzhou, at=at)
    assert queries_of(client, address("access", published.id)) == few <= 16
