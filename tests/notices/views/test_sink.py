from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.answers import taken
from tests.notices.conftest import Tell
from ucap.people.models import User


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "ucap.config.eml_files.EmlFiles"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def test_each_letter_is_a_file_that_a_mail_program_opens(folder: Path, ana: User, tell: Tell) -> None:
    tell(ana)
    tell(ana)
    files = sorted(folder.iterdir())
    assert [path.suffix for path in files] == [".eml", ".eml"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    read = message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert read.defects == []
    assert read["To"] == "ana@example.org"
    assert b"\r\n" in files[0].read_bytes()


def test_the_page_shows_them_the_last_one_first(folder: Path, ana: User, tell: Tell, client: Client) -> None:
    assert "No letter was sent yet" in client.get("/en/inbox/letters/").content.decode()
    tell(ana)
    page = client.get("/en/inbox/letters/").content.decode()
    assert "ana@example.org" in page
    assert "List-Unsubscribe-Post" in page


def test_a_letter_as_a_file(folder: Path, ana: User, tell: Tell, client: Client) -> None:
    tell(ana)
    (path,) = folder.iterdir()
    answer = client.get(f"/en/inbox/letters/{path.name}/")
    assert b"".join(answer.streaming_content) == path.read_bytes()  # type: ignore[attr-defined]
    taken(answer)


@pytest.mark.parametrize("name", ["x.eml", "..%2Fsecret-key", "secret-key", ".x.eml"])
def test_nothing_but_letters(name: str, folder: Path, client: Client, db: None) -> None:
    assert client.get(f"/en/inbox/letters/{name}/").status_code == 404
