from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from tests.language.service import speaking
from ucap.config import checking, preparing
from ucap.config.checking import LITTLE, MUCH, Finding, Level
from ucap.config.cli import main
from ucap.kernel.clock import now
from ucap.language import vectors

pytestmark = pytest.mark.django_db


def finding(what: str) -> Finding:
    """What is said of that."""
    (only,) = (one for one in checking.findings() if one.what == what)
    return only


def test_every_look_has_its_line() -> None:
    assert [one.what for one in checking.findings()] == list(checking.LOOKS)


@pytest.mark.parametrize(
    ("free", "level"),
    [(LITTLE - 1, Level.WRONG), (LITTLE, Level.NOTE), (MUCH - 1, Level.NOTE), (MUCH, Level.GOOD)],
)
def test_room_on_the_disk(free: int, level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking.shutil, "disk_usage", lambda _: type("Usage", (), {"free": free}))
    assert finding("data folder").level is level


def test_a_short_key_is_wrong(settings: Any) -> None:
    settings.SECRET_KEY = "secret"
    assert finding("secret key").level is Level.WRONG
    settings.SECRET_KEY = "x" * 50
    assert finding("secret key").level is Level.GOOD


def test_a_key_that_others_can_read(settings: Any, tmp_path: Path) -> None:
    settings.SECRET_KEY, settings.DATA = "x" * 50, tmp_path
    (tmp_path / "secret-key").touch(mode=0o644)
    assert f"chmod 600 {tmp_path / 'secret-key'}" in finding("secret key").says


def test_a_key_that_the_system_gives(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECRET_KEY = "x" * 50
    (tmp_path / "UCAP_SECRET_KEY").write_text("x" * 50, encoding="utf-8")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert finding("secret key") == Finding(
        Level.GOOD, "secret key", "the system gives it as a file, and the data folder keeps none in use"
    )


def test_the_database_answers() -> None:
    assert finding("database").level is Level.GOOD


def test_a_database_that_does_not_answer_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(preparing, "pending_migrations", refused)
    said = [one for one in checking.findings() if "connection refused" in one.says]
    assert [(one.what, one.level) for one in said] == [("database", Level.WRONG)]


def test_changes_that_the_database_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.config.preparing.pending_migrations", lambda: ["plans.0009_more"])
    assert finding("database") == Finding(
        Level.NOTE,
        "database",
        "1 changes are to be made to it (plans.0009_more …). ucap serve makes them when it starts.",
    )


@pytest.mark.parametrize(
    ("url", "hosts", "level", "says"),
    [
        ("https://plans.example.org", ["plans.example.org"], Level.GOOD, "https://plans.example.org"),
        ("http://plans.example.org", ["plans.example.org"], Level.WRONG, "unencrypted"),
        ("https://plans.example.org", ["localhost"], Level.WRONG, "leaves out plans.example.org"),
        ("https://plans.example.org", ["*"], Level.WRONG, "any name"),
        ("http://localhost:8000", ["localhost"], Level.NOTE, "only from this machine"),
    ],
)
def test_the_address(url: str, hosts: list[str], level: Level, says: str, settings: Any) -> None:
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = url, hosts
    settings.PUBLIC_HOST = url.split("//")[1].split(":", maxsplit=1)[0]
    settings.SERVED_BY_TLS = url.startswith("https")
    found = finding("address")
    assert found.level is level
    assert says in found.says


def test_a_mail_server_that_does_not_answer(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert finding("mail").level is Level.WRONG
    assert "127.0.0.1:1 does not take letters" in finding("mail").says


def test_without_a_mail_server_letters_are_files(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    assert finding("mail").level is Level.NOTE


def test_a_missing_catalogue(settings: Any, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    assert finding("languages").says.startswith("no compiled catalogue for zh-hans, es, it, de, fr")
    for code in ("zh_Hans", "es", "it", "de", "fr"):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.mo").touch()
    assert finding("languages").level is Level.GOOD


def test_a_missing_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object) -> None:
        raise vectors.Problem("The language model is missing (%(error)s). Install it again.", error="no file")

    monkeypatch.setattr(vectors, "encode", missing)
    assert finding("model").level is Level.WRONG


def test_tasks_that_failed() -> None:
    assert finding("tasks").level is Level.GOOD
    DBTaskResult.objects.create(
        args_kwargs={},
        task_path="ucap.notices.tasks.deliver_letters",
        backend_name="default",
        run_after=now(),
        finished_at=now(),
        exception_class_path="smtplib.SMTPServerDisconnected",
        traceback="",
        status="FAILED",
    )
    assert finding("tasks").says.endswith(
        "ucap.notices.tasks.deliver_letters (smtplib.SMTPServerDisconnected)"
    )


def test_the_command_fails_only_when_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def look(level: Level) -> Any:
        return {"thing": lambda: iter([(level, "as it is")])}

    for level, status in ((Level.GOOD, 0), (Level.NOTE, 0), (Level.WRONG, 1)):
        monkeypatch.setattr(checking, "LOOKS", look(level))
        assert main(["check"]) == status
        assert capsys.readouterr().out == f"{level.value:5}  thing          as it is\n"
    assert main(["check", "--json"]) == 1
    assert capsys.readouterr().out == '{"level": "wrong", "what": "thing", "says": "as it is"}\n'


def test_settings_that_cannot_work_are_the_only_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("UCAP_DATA", str(tmp_path / "file"))
    (only,) = checking.findings()
    assert (only.level, only.what) == (Level.WRONG, "settings")


def test_without_a_translation_service_nothing_is_wrong() -> None:
    assert finding("translation") == Finding(
        Level.GOOD, "translation", "no service is set up (UCAP_TRANSLATE_URL), so none is offered"
    )


def test_a_translation_service_is_asked_for_its_languages(settings: Any) -> None:
    with speaking() as spoken:
        settings.TRANSLATE_URL = spoken.url
        assert finding("translation").says == f"{spoken.url} answers, in every language of the pages"
        spoken.codes = ("en", "es", "it", "de", "fr")
        assert finding("translation").level is Level.NOTE
        assert "does not translate en to zh-Hans" in finding("translation").says


def test_a_translation_service_that_is_away_is_wrong(settings: Any) -> None:
    settings.TRANSLATE_URL = "http://127.0.0.1:1"
    assert finding("translation").level is Level.WRONG
    assert "UCAP_TRANSLATE_URL" in finding("translation").says
