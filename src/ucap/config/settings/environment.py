"""Where this installation runs and where it keeps its data."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from ucap.config.installation import data_folder

ENVIRONMENTS = (
    "production",  # the default
    "development",  # shows /styleguide and the details of errors
    "test",
)


def number(name: str, default: int) -> int:
    """The whole number in that environment variable."""
    text = os.environ.get(name) or str(default)
    if not text.strip().isdecimal():
        raise ImproperlyConfigured(f"{name} is {text!r}; it must be a whole number such as {default}.")
    return int(text)


def _environment() -> str:
    name = os.environ.get("UCAP_ENV") or ENVIRONMENTS[0]
    if name not in ENVIRONMENTS:
        raise ImproperlyConfigured(f"UCAP_ENV is {name!r}; it must be one of {', '.join(ENVIRONMENTS)}.")
    return name


def _public_url() -> str:
    address = (os.environ.get("UCAP_PUBLIC_URL") or "http://localhost:8000").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(
            f"UCAP_PUBLIC_URL is {address!r}; it must be the platform's address alone, such as https://plans.example.org."
        )
    return address


ENVIRONMENT = _environment()
DEBUG = ENVIRONMENT == "development"
DATA = data_folder()
PUBLIC_URL = _public_url()
PUBLIC_HOST = urlsplit(PUBLIC_URL).hostname or "localhost"
SERVED_BY_TLS = PUBLIC_URL.startswith("https://")

ROOT_URLCONF = "ucap.config.urls"
WSGI_APPLICATION = "ucap.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
