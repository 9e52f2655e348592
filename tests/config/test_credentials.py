"""Secrets that the system gives as files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.config.running import environment
from ucap.config.credentials import folder, given, in_file
from ucap.config.openid import read_providers

NAME = "UCAP_EMAIL_PASSWORD"


def test_without_a_folder_secrets_are_in_the_environment() -> None:
    assert folder({}) is None
    assert given(NAME, {NAME: "from there"}) == "from there"
    assert given(NAME, {}) == ""
    assert not in_file(NAME, {NAME: "from there"})


@pytest.mark.parametrize("variable", ["CREDENTIALS_DIRECTORY", "UCAP_CREDENTIALS"])
def test_a_file_of_the_name_of_the_setting_holds_it(variable: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("from the file\n", encoding="utf-8")
    known = {variable: str(tmp_path)}
    assert given(NAME, known) == "from the file"
    assert in_file(NAME, known)
    assert given("UCAP_METRICS_TOKEN", {**known, "UCAP_METRICS_TOKEN": "as before"}) == "as before"


def test_systemd_s_folder_is_the_one_of_this_service(tmp_path: Path) -> None:
    known = {"CREDENTIALS_DIRECTORY": str(tmp_path), "UCAP_CREDENTIALS": "/of/another/service"}
    assert folder(known) == tmp_path


def test_a_folder_that_is_named_and_not_there_is_told() -> None:
    with pytest.raises(ImproperlyConfigured, match="/nowhere, and there is no such folder"):
        given(NAME, {"UCAP_CREDENTIALS": "/nowhere"})


def test_a_secret_in_both_places_is_told_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("from the file", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is given twice") as told:
        given(NAME, {"UCAP_CREDENTIALS": str(tmp_path), NAME: "from there"})
    assert "from" not in str(told.value).replace("out of", "")


@pytest.mark.parametrize(("content", "says"), [(b"", "is empty"), (b"\xff\xfe", "cannot be read")])
def test_a_file_that_holds_nothing_to_read_is_told(content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(ImproperlyConfigured, match=says):
        given(NAME, {"UCAP_CREDENTIALS": str(tmp_path)})


def test_a_provider_s_secret_may_be_such_a_file(tmp_path: Path) -> None:
    (tmp_path / "BOLOGNA_SECRET").write_text("sealed", encoding="utf-8")
    one = {"id": "bologna", "name": "Comune di Bologna", "server": "https://id.example.org", "client_id": "ucap", "secret_from": "BOLOGNA_SECRET"}  # fmt: skip
    (tmp_path / "openid.json").write_text(json.dumps({"providers": [one]}), encoding="utf-8")
    (provider,) = read_providers(tmp_path / "openid.json", {"CREDENTIALS_DIRECTORY": str(tmp_path)})
    assert provider.secret == "sealed"


SETTINGS = """
import django; django.setup()
from django.conf import settings
print(settings.SECRET_KEY, settings.EMAIL_HOST_PASSWORD, settings.METRICS_TOKEN, settings.TRANSLATE_KEY)
print(settings.SECRET_KEY_FALLBACKS, settings.DATABASES["default"]["NAME"])
"""


def test_every_secret_of_the_settings_may_be_a_file_and_then_none_is_kept_in_the_data_folder(
    tmp_path: Path,
) -> None:
    secrets, data = tmp_path / "secrets", tmp_path / "data"
    secrets.mkdir()
    contents = {
        "UCAP_SECRET_KEY": "k" * 50,
        "UCAP_FORMER_SECRET_KEYS": "a" * 50 + "," + "b" * 50,
        NAME: "mail",
        "UCAP_METRICS_TOKEN": "m" * 20,
        "UCAP_TRANSLATE_KEY": "translate",
        "DATABASE_URL": f"sqlite:///{data}/other.sqlite3",
    }
    for name, text in contents.items():
        (secrets / name).write_text(f"{text}\n", encoding="utf-8")
    known = {**environment(data), "CREDENTIALS_DIRECTORY": str(secrets), "DJANGO_SETTINGS_MODULE": "ucap.config.settings"}  # fmt: skip
    known.pop("DATABASE_URL", None)
    known["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run([sys.executable, "-c", SETTINGS], env=known, capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.splitlines()[:2] == [
        f"{'k' * 50} mail {'m' * 20} translate",
        f"['{'a' * 50}', '{'b' * 50}'] {data}/other.sqlite3",
    ]
    assert not (data / "secret-key").exists()
