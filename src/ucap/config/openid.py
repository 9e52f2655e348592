"""The OpenID Connect providers of this installation, read from a file that names each: a city brings its own sign-in.

    {"providers": [{"id": "bologna", "name": "Comune di Bologna", "server": "https://id.comune.bologna.it",
                    "client_id": "ucap", "secret_from": "BOLOGNA_SECRET"}]}

`secret` holds the secret itself, `secret_from` the name of the environment variable or credential that does. `id` stands in addresses and is
never changed. `sign_in_at` is the address of the provider's sign-in page, where that is on another host than `server`..
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from ucap.config.credentials import given

NEEDED = ("id", "name", "server", "client_id")
KNOWN = {*NEEDED, "secret", "secret_from", "sign_in_at"}
LOOPBACK = {"localhost", "127.0.0.1"}
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider; its secret is not shown where it is printed."""

    id: str
    name: str
    server: str
    client_id: str
    secret: str
    origins: tuple[str, ...]  # where a form of ours may lead: the sign-in page of the provider

    def __repr__(self) -> str:
        return f"Provider({self.id!r}, {self.server!r})"


def read_providers(file: str | Path, environment: Mapping[str, str]) -> tuple[Provider, ...]:
    """The providers that the file names; none where there is no file. Raises ImproperlyConfigured naming the file and the key."""
    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if environment.get("UCAP_OPENID_FILE"):
            raise ImproperlyConfigured(f"{path}, named in UCAP_OPENID_FILE, is not there.") from None
        return ()
    try:
        content = json.loads(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"{path} is not JSON ({error}).") from error
    entries = content.get("providers") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise ImproperlyConfigured(f'{path} needs the key "providers" with a list of providers.')
    found = tuple(
        _provider(entry, f"{path}, providers[{number}]", environment) for number, entry in enumerate(entries)
    )
    ids = [one.id for one in found]
    for one in ids:
        if ids.count(one) > 1:
            raise ImproperlyConfigured(f'{path}: the id "{one}" is given to several providers.')
    return found


def apps(providers: tuple[Provider, ...]) -> list[dict[str, Any]]:
    """The providers as django-allauth is told of them."""
    return [
        {
            "provider_id": one.id,
            "name": one.name,
            "client_id": one.client_id,
            "secret": one.secret,
            "settings": {"server_url": one.server},
        }
        for one in providers
    ]


def _provider(entry: Any, where: str, environment: Mapping[str, str]) -> Provider:
    if not isinstance(entry, dict):
        raise ImproperlyConfigured(f"{where} is not an object with the keys {', '.join(NEEDED)}.")
    for key in entry:
        if key not in KNOWN:
            raise ImproperlyConfigured(f'{where}: the key "{key}" is not known.')
    for key in NEEDED:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ImproperlyConfigured(f'{where}: the key "{key}" is missing or empty.')
    if not ID.fullmatch(entry["id"]):
        raise ImproperlyConfigured(
            f'{where}: the key "id" is {entry["id"]!r}; it may have small letters, digits and hyphens.'
        )
    addresses = [_origin(entry, key, where) for key in ("server", "sign_in_at") if key in entry]
    return Provider(
        entry["id"],
        entry["name"].strip(),
        entry["server"],
        entry["client_id"],
        _secret(entry, where, environment),
        tuple(dict.fromkeys(addresses)),
    )


def _origin(entry: dict[str, Any], key: str, where: str) -> str:
    address = urlsplit(str(entry[key]))
    safe = address.scheme == "https" or (address.scheme == "http" and address.hostname in LOOPBACK)
    if not safe or not address.hostname:
        raise ImproperlyConfigured(f'{where}: the key "{key}" must be an address that begins with https://.')
    return f"{address.scheme}://{address.netloc}"


def _secret(entry: dict[str, Any], where: str, environment: Mapping[str, str]) -> str:
    if isinstance(entry.get("secret"), str) and entry["secret"]:
        return str(entry["secret"])
    name = entry.get("secret_from")
    if not isinstance(name, str) or not name:
        raise ImproperlyConfigured(
            f'{where}: give the key "secret", or "secret_from" with the environment variable that holds it.'
        )
    if not (secret := given(name, environment)):
        raise ImproperlyConfigured(
            f'{where}: the environment variable {name}, named in "secret_from", is not set.'
        )
    return secret
