"""The file that names a city's sign-in providers: what it takes, and what it says when it is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from ucap.config.openid import apps, read_providers

BOLOGNA: dict[str, Any] = {
    "id": "bologna",
    "name": "Comune di Bologna",
    "server": "https://id.comune.bologna.it/realm",
    "client_id": "ucap",
    "secret": "s3cret",
}


def written(folder: Path, *entries: Any) -> Path:
    path = folder / "openid.json"
    path.write_text(json.dumps({"providers": entries}), encoding="utf-8")
    return path


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in BOLOGNA.items() if name != key}


def test_several_providers(tmp_path: Path) -> None:
    granada = without("secret") | {
        "id": "granada",
        "secret_from": "GRANADA",
        "sign_in_at": "https://entrar.granada.org/oidc",
    }
    found = read_providers(written(tmp_path, BOLOGNA, granada), {"GRANADA": "other"})
    assert [(one.id, one.secret) for one in found] == [("bologna", "s3cret"), ("granada", "other")]
    assert found[1].origins == ("https://id.comune.bologna.it", "https://entrar.granada.org")
    assert apps(found)[0]["settings"] == {"server_url": "https://id.comune.bologna.it/realm"}
    assert "s3cret" not in repr(found)


def test_no_file_is_no_provider_unless_one_was_named(tmp_path: Path) -> None:
    path = tmp_path / "openid.json"
    assert read_providers(path, {}) == ()
    with pytest.raises(ImproperlyConfigured, match=r"openid.json, named in UCAP_OPENID_FILE, is not there"):
        read_providers(path, {"UCAP_OPENID_FILE": str(path)})


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (without("name"), r'openid.json, providers\[0\]: the key "name" is missing'),
        (without("secret"), r'"secret", or "secret_from"'),
        (without("secret") | {"secret_from": "NOT_SET"}, r"environment variable NOT_SET.*is not set"),
        (BOLOGNA | {"id": "Bologna 1"}, r'"id" is \'Bologna 1\'; it may have small letters'),
        (
            BOLOGNA | {"server": "http://id.example.org"},
            r'"server" must be an address that begins with https',
        ),
        (BOLOGNA | {"sign_in_at": "entrar"}, r'"sign_in_at" must be an address that begins with https'),
        (BOLOGNA | {"sekret": "x"}, r'the key "sekret" is not known'),
        ("bologna", r"is not an object with the keys"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, entry: Any, told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=told):
        read_providers(written(tmp_path, entry), {})


def test_an_id_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match='the id "bologna" is given to several'):
        read_providers(written(tmp_path, BOLOGNA, BOLOGNA), {})


@pytest.mark.parametrize(("text", "told"), [("{", "is not JSON"), ("[]", 'needs the key "providers"')])
def test_a_file_that_is_none(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "openid.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match=told):
        read_providers(path, {})
