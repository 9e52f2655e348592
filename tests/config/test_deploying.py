from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.plans.factories import make_secretariat
from ucap.config import checking, deploying
from ucap.config.backup.keys import new_key
from ucap.config.checking import Finding, Level
from ucap.config.cli import main
from ucap.config.models import ChoreRun
from ucap.journal.actions import record
from ucap.kernel.clock import now
from ucap.notices.models import Letter

pytestmark = pytest.mark.django_db


def said(what: str) -> Finding:
    """What the strict check says of that, alone."""
    ((level, says),) = deploying.LOOKS[what]()
    return Finding(level, what, says)


def test_notes_are_strict_where_people_come(monkeypatch: pytest.MonkeyPatch) -> None:
    def looks() -> Iterator[tuple[Level, str]]:
        yield Level.NOTE, "as it is"

    monkeypatch.setattr(checking, "LOOKS", {"mail": looks, "static files": looks})
    monkeypatch.setattr(deploying, "LOOKS", {})
    assert [(one.what, one.level) for one in deploying.findings()] == [
        ("mail", Level.WRONG),
        ("static files", Level.NOTE),
    ]


def test_an_installation_that_is_only_tried_out_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--deploy"]) == 1
    wrong = {
        line.split("  ")[1].strip()
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("wrong")
    }
    assert {
        "environment",
        "proxy",
        "cookies",
        "second factor",
        "operator",
        "backups",
        "secretariat",
        "worker",
    } <= wrong


@pytest.mark.parametrize(
    ("database", "mail", "wrong"),
    [
        ({"HOST": ""}, ("", True), []),
        ({"HOST": "/var/run/postgresql"}, ("localhost", False), []),
        ({"HOST": "db.example.org"}, ("smtp.example.org", True), ["sslmode=verify-full"]),
        ({"HOST": "db.example.org", "OPTIONS": {"sslmode": "require"}}, ("", True), ["sslmode=verify-full"]),
        ({"HOST": "db.example.org", "OPTIONS": {"sslmode": "verify-full"}}, ("", True), []),
        ({"HOST": "db.example.org"}, ("smtp.example.org", False), ["sslmode=verify-full", "UCAP_EMAIL_TLS"]),
    ],
)
def test_what_leaves_the_machine_is_encrypted(
    database: dict[str, Any],
    mail: tuple[str, bool],
    wrong: list[str],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections["default"], "settings_dict", database)
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = mail
    found = list(deploying._connections())
    assert [level for level, _ in found] == ([Level.WRONG] * len(wrong) or [Level.GOOD])
    assert all(remedy in says for remedy, (_, says) in zip(wrong, found, strict=False))


def test_every_finding_that_is_wrong_says_how_to_mend_it() -> None:
    for what in deploying.LOOKS:
        for level, says in deploying.LOOKS[what]():
            assert level is not Level.WRONG or says.rstrip(")").count(".") or "Set" in says, (what, says)


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("environment", {"ENVIRONMENT": "production", "DEBUG": False}),
        ("proxy", {"SERVED_BY_TLS": True, "ALLAUTH_TRUSTED_PROXY_COUNT": 1}),
        ("cookies", {"SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True}),
        ("second factor", {"SECOND_FACTOR_REQUIRED": True}),
        ("operator", {"OPERATOR_NAME": "City of Yangzhou", "OPERATOR_CONTACT": "it@example.org"}),
    ],
)
def test_settings_that_are_right(what: str, changes: dict[str, Any], settings: Any) -> None:
    assert said(what).level is Level.WRONG
    for name, value in changes.items():
        setattr(settings, name, value)
    assert said(what).level is Level.GOOD


def test_a_proxy_that_nobody_counts(settings: Any) -> None:
    settings.SERVED_BY_TLS, settings.ALLAUTH_TRUSTED_PROXY_COUNT = True, 0
    assert "UCAP_PROXIES" in said("proxy").says


def test_people(settings: Any) -> None:
    assert said("secretariat").says.endswith("ucap invite --role secretariat EMAIL")
    person = make_secretariat()
    assert said("secretariat").level is Level.GOOD
    assert said("examples").level is Level.GOOD
    person.is_example = True
    person.save()
    assert said("examples").level is Level.WRONG


def test_the_worker_and_what_it_sends(at: datetime) -> None:
    assert "it has never run" in said("worker").says
    ChoreRun.objects.create(name="notices.letters", due_at=now() + timedelta(minutes=1))
    assert said("worker").level is Level.GOOD
    ChoreRun.objects.update(due_at=now() - timedelta(hours=1))
    assert "notices.letters is due since" in said("worker").says
    assert said("letters").level is Level.GOOD
    Letter.objects.create(to="ana@example.org", language="en", at=at, due_at=at, state="dead")
    assert said("letters") == Finding(
        Level.WRONG,
        "letters",
        "1 were given up. The page of letters that did not arrive says why and sends them again.",
    )


def test_a_clock_behind_what_was_written() -> None:
    assert said("clock").level is Level.GOOD
    record("plan.created", subject=("plan", "x"), actor="", at=now() + timedelta(days=1))
    assert said("clock").level is Level.WRONG


def test_backups(settings: Any, tmp_path: Path) -> None:
    settings.BACKUPS = None
    assert "Set UCAP_BACKUPS" in said("backups").says
    settings.BACKUPS, settings.BACKUP_RECIPIENT = tmp_path, new_key(tmp_path / "key")
    assert "there is none" in said("backups").says
    path = tmp_path / f"ucap-{now():%Y-%m-%d-%H%M%S}.tar.gz.age"
    path.write_bytes(b"age-encryption.org/v1\n--")
    assert said("backups").level is Level.GOOD  # nobody here can open it
    settings.BACKUP_KEY_FILE = tmp_path / "key"
    assert "cannot be read" in said("backups").says
    settings.BACKUP_KEY_FILE = None
    path.rename(tmp_path / "ucap-2026-01-01-000000.tar.gz.age")
    assert "too old" in said("backups").says
    settings.BACKUP_RECIPIENT = ""
    assert [level for level, _ in deploying.LOOKS["backups"]()] == [Level.WRONG, Level.WRONG]


def test_what_django_says_is_silenced_with_a_reason_or_told(settings: Any) -> None:
    settings.X_FRAME_OPTIONS = "SAMEORIGIN"
    assert any("security.W019" in says for _, says in deploying.LOOKS["django"]())
    assert all(deploying.SILENCED.values())
