"""Giving a document, waiting for it, looking through what was doubted."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from tests.plans.conftest import Cast
from tests.plans.factories import yangzhou_content
from tests.plans.views.officers.conftest import HTMX, SignedIn, address
from ucap.kernel.errors import Problem
from ucap.kernel.messages import Message
from ucap.plans import tasks
from ucap.plans.actions import finish_import, start_import
from ucap.plans.actions.importing import begin_reading
from ucap.plans.models import Import, Version
from ucap.plans.queries.importing import PATIENCE
from ucap.plans.reading.reading import Reading, Source, Warning  # noqa: A004 - the contract's word

READING = Reading(
    yangzhou_content(),
    (
        Warning("sides[0].population", "4,6mio", Message("Read as %(number)s.", {"number": 4_600_000})),
        Warning("themes[1].sdgs", "<b>SGD 4</b>", Message("Read as SDG 4.")),
    ),
    (Source("sides[0].population", "Population: 4,6mio", page=1, line=7),),
)


@pytest.fixture
def client(signed_in: SignedIn) -> Client:
    return signed_in("yangzhou")


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Import:
    return start_import(data=b"City: Yangzhou", name="plan.txt", by=cast.yangzhou, at=at)


@pytest.fixture
def read(waiting: Import, at: datetime) -> Import:
    return finish_import(imported=waiting, outcome=READING, at=at)


class Queue:
    """Where tasks wait, here for ever."""

    def __init__(self) -> None:
        self.waiting: list[str] = []

    def enqueue(self, import_id: str) -> None:
        self.waiting.append(import_id)


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    queue = Queue()
    monkeypatch.setattr(tasks, "read_document", queue)
    return queue


def shown(client: Client, imported: Import, **headers: str) -> str:
    return client.get(address("import_progress", imported.id), headers=headers).content.decode()


@pytest.mark.parametrize(
    "given", [{"document": SimpleUploadedFile("plan.pdf", b"%PDF-")}, {"text": "City: Yangzhou"}]
)
def test_what_is_given_waits_to_be_read(client: Client, queue: Queue, given: dict[str, object]) -> None:
    answer = client.post(address("import"), given)
    imported = Import.objects.get()
    assert answer["Location"] == address("import_progress", imported.id)
    assert queue.waiting == [imported.id]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": " "}, "Choose a file, or paste the text of the plan."),
        ({"document": SimpleUploadedFile("plan.pdf", b"x" * 101)}, "Give one of at most"),
    ],
)
@override_settings(MAX_UPLOAD=100)
def test_what_cannot_be_taken_is_said_at_once(
    client: Client, queue: Queue, given: dict[str, object], words: str
) -> None:
    assert words in client.post(address("import"), given).content.decode()
    assert not Import.objects.exists()
    assert queue.waiting == []


@override_settings(IMPORT_FILES=0)
def test_a_quota_that_is_used_up_is_said_and_the_text_is_still_there(client: Client, queue: Queue) -> None:
    page = client.post(address("import"), {"text": "City: Yangzhou"}).content.decode()
    assert "Publish or throw away drafts" in page
    assert "City: Yangzhou</textarea>" in page
    assert not Import.objects.exists()


def test_a_book_can_be_pasted_and_two_books_are_said_to_be_too_much(client: Client, queue: Queue) -> None:
    assert client.post(address("import"), {"text": "扬" * 900_000}).status_code == 302
    answer = client.post(address("import"), {"text": "扬" * 2_000_000})
    assert answer.status_code == 400
    assert "send less of it at a time, or give it as a file" in answer.content.decode()


def test_an_empty_file_is_said_to_be_empty(client: Client, queue: Queue) -> None:
    answer = client.post(address("import"), {"document": SimpleUploadedFile("plan.pdf", b"")})
    assert answer.status_code in (200, 400)
    assert "empty" in answer.content.decode()
    assert not Import.objects.exists()


def test_the_page_asks_again_until_it_is_read(
    client: Client, waiting: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucap.plans.views.importing.now", lambda: waiting.at)
    page = shown(client, waiting)
    assert "Waiting for its turn" in page
    assert f'hx-get="{address("import_progress", waiting.id)}"' in page
    assert "<noscript>" in page
    begin_reading(import_id=waiting.id)
    assert "Reading and understanding" in shown(client, waiting)
    finish_import(imported=waiting, outcome=READING, at=waiting.at)
    version = Version.objects.get()
    answer = client.get(address("import_progress", waiting.id), headers=HTMX)
    assert answer["HX-Redirect"] == address("edit", version.plan_id)


def test_a_reading_that_takes_too_long_can_be_begun_anew(
    client: Client, waiting: Import, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = waiting.at + PATIENCE + timedelta(seconds=1)
    monkeypatch.setattr("ucap.plans.views.importing.now", lambda: later)
    page = shown(client, waiting)
    assert "This takes longer than it should" in page
    assert "hx-get" in page.partition('id="reading"')[2].partition(">")[0]  # it may begin after all
    client.post(address("import_again", waiting.id))
    assert queue.waiting == [waiting.id]


def test_a_failure_says_what_to_do(client: Client, waiting: Import, at: datetime) -> None:
    finish_import(imported=waiting, outcome=Problem("“%(name)s” is a picture.", name="<plan>"), at=at)
    page = shown(client, waiting)
    assert "“&lt;plan&gt;” is a picture." in page
    assert address("import_again", waiting.id) in page


def test_a_bug_of_ours_is_an_answer_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(data: bytes, *, number: str) -> Reading:
        raise RuntimeError("a bug")

    monkeypatch.setattr("ucap.plans.reading.sandbox.read_safely", breaks)
    answer = client.post(address("import"), {"text": "City: Yangzhou"}, follow=True)
    assert "Something went wrong on our side" in answer.content.decode()


def test_the_draft_that_is_gone_is_said_to_be(client: Client, read: Import) -> None:
    Version.objects.get().plan.delete()
    assert "no longer there" in shown(client, read)


def test_each_doubt_stands_at_its_part_beside_its_source(client: Client, read: Import) -> None:
    page = client.get(address("edit", read.plan_id)).content.decode()
    sides = page.partition('id="part-sides"')[2].partition('id="part-period"')[0]
    assert "4,6mio" in sides
    assert "Read as 4600000." in sides.replace(",", "").replace("\u202f", "")
    assert "page 1, line 7" in sides
    themes = page.partition('id="part-themes"')[2].partition('id="part-goals"')[0]
    assert "&lt;b&gt;SGD 4&lt;/b&gt;" in themes
    assert "2 doubts left" in page


def test_a_doubt_is_settled_and_the_count_follows(client: Client, read: Import) -> None:
    answer = client.post(address("settle", read.id, 0), {"settled": "1"}, headers=HTMX).content.decode()
    assert "Settled." in answer
    assert "1 doubt left" in answer
    assert 'href="#doubt-1"' in answer
    answer = client.post(address("settle", read.id, 1), {"settled": "1"}, headers=HTMX).content.decode()
    assert "Every doubt is settled." in answer
    plain = client.post(address("settle", read.id, 1), {"settled": "0"})
    assert plain["Location"] == address("edit", read.plan_id) + "#doubt-1"
    assert [one["settled"] for one in Import.objects.get().warnings] == [True, False]


@pytest.mark.parametrize("index", [2, 10**12])
def test_there_is_no_such_doubt(client: Client, read: Import, index: int) -> None:
    assert client.post(address("settle", read.id, index), {"settled": "1"}).status_code == 400
