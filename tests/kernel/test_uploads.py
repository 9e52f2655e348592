"""Every file is looked through where there is a scanner, and none comes in another way."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import ucap
from tests.exchange.factories import make_entry
from tests.kernel.scanner import EICAR, SmallClamd, listening
from tests.organisations.factories import make_organisation
from tests.plans.factories import make_draft, make_officer
from ucap.config import checking
from ucap.exchange.forms.interests import MessageForm
from ucap.exchange.models import EntryFile
from ucap.kernel.clamd import Scanner, read_address
from ucap.people.models import User
from ucap.plans.forms.importing import AttachForm, ImportForm
from ucap.plans.models import FullDocument, Import

SOURCE = Path(ucap.__file__).parent
pytestmark = pytest.mark.django_db


@pytest.fixture
def clamd() -> SmallClamd:
    return SmallClamd()


@pytest.fixture
def scanned(settings: Any, clamd: SmallClamd, tmp_path: Path) -> Iterator[SmallClamd]:
    """The platform with a scanner."""
    with listening(clamd, tmp_path / "clamd.ctl") as address:
        settings.CLAMD = read_address(address)
        yield clamd


def given(name: str = "plan.txt", data: bytes = EICAR) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(("kind", "field"), [(ImportForm, "document"), (AttachForm, "document")])
def test_a_harmful_document_is_refused_beside_its_field(kind: Any, field: str, scanned: SmallClamd) -> None:
    form = kind({}, {field: given()})
    assert not form.is_valid()
    assert "Eicar-Test" in str(form.errors[field])


def test_a_clean_one_is_taken_and_still_whole(scanned: SmallClamd) -> None:
    form = ImportForm({}, {"document": given(data=b"City: Yangzhou")})
    assert form.is_valid()
    assert form.given() == (b"City: Yangzhou", "plan.txt")
    assert scanned.taken == [b"City: Yangzhou"]


def test_each_file_of_a_message_is_looked_through(scanned: SmallClamd) -> None:
    files: Any = type("Files", (dict,), {"getlist": dict.get})
    form = MessageForm({"text": "Hello"}, files(attached=[given("a.txt", b"a"), given("b.txt")]))
    assert not form.is_valid()
    assert "Eicar-Test" in str(form.errors["attached"])
    assert len(scanned.taken) == 2


def test_a_file_of_an_entry_is_refused_with_the_reason(client: Client, scanned: SmallClamd) -> None:
    entry = make_entry()
    assert entry.author
    client.force_login(entry.author)
    answer = client.post(reverse("exchange:add_file", args=[entry.pk]), {"file": given("a.txt")})
    assert answer.status_code == 400
    assert "Eicar-Test" in answer.content.decode()
    assert not EntryFile.objects.exists()


def test_a_logo_is_refused_with_the_reason(client: Client, scanned: SmallClamd) -> None:
    owner = User.objects.create_user("owner@example.org")
    organisation = make_organisation(owner=owner)
    client.force_login(owner)
    path = reverse("organisations:set_logo", args=[organisation.slug])
    assert "Eicar-Test" in client.post(path, {"logo": given("a.png")}).content.decode()


def test_the_api_has_the_same_way_in(client: Client, scanned: SmallClamd) -> None:
    officer = make_officer()
    plan = make_draft(by=officer).plan
    client.force_login(officer)
    client.get(reverse("desk"))  # for the token
    token = client.cookies["csrftoken"].value if "csrftoken" in client.cookies else ""
    for path in ("/api/v1/imports", f"/api/v1/drafts/{plan.pk}/full-document"):
        answer = client.post(path, {"document": given()}, headers={"X-CSRFToken": token})
        assert (answer.status_code, "Eicar-Test" in answer.content.decode()) == (422, True)
    assert not Import.objects.exists()
    assert not FullDocument.objects.exists()


def test_a_scanner_that_does_not_answer_lets_nothing_in(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLAMD = Scanner(path="/nowhere/clamd.ctl")
    form = ImportForm({}, {"document": given(data=b"City: Yangzhou")})
    assert not form.is_valid()
    assert "Try again later" in str(form.errors["document"])
    assert "does not answer" in caplog.text
    assert ImportForm({"text": "City: Yangzhou"}, {}).is_valid()


def test_without_a_scanner_nothing_changes(settings: Any) -> None:
    assert settings.CLAMD is None
    assert ImportForm({}, {"document": given()}).is_valid()


def test_no_form_takes_a_file_in_another_way() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    fields = {
        path.name
        for path, text in texts.items()
        if re.search(r"\bforms\.(File|Image)Field\(|\(forms\.(File|Image)Field\)", text)
    }
    assert fields == {"uploads.py", "samples.py"}  # the second is the style guide, which takes nothing
    bare = {path.name for path, text in texts.items() if re.search(r"\.FILES(\[|\.)", text)}
    assert bare == set()
    taken = re.compile(r"(\w+): File\[(list)?")
    by_api = {path.name: names for path, text in texts.items() if (names := taken.findall(text))}
    assert set(by_api) == {"requests.py", "importing.py", "files.py"}
    for path, text in texts.items():
        for name, several in by_api.get(path.name, ()) if path.parent.parent.name == "api" else ():
            given_to_a_form = f'({{"{name}": {name if several else f"[{name}]"}}}'
            assert re.search(rf"MultiValueDict(\[str, Any\])?{re.escape(given_to_a_form)}", text), name


def test_the_check_says_when_it_does_not_answer(settings: Any, scanned: SmallClamd) -> None:
    look = checking.LOOKS["scanner"]
    assert [(level.value, "ClamAV 1.0.9" in says) for level, says in look()] == [("ok", True)]
    settings.CLAMD = Scanner(path="/nowhere/clamd.ctl")
    assert [(level.value, "does not answer" in says) for level, says in look()] == [("wrong", True)]
    settings.CLAMD = None
    assert [level.value for level, _ in look()] == ["ok"]
