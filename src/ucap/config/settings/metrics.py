"""Figures for a monitor: who may read them."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from ucap.config.credentials import given as given_secret


def _token() -> str:
    """What whoever asks for /metrics must know; "": nobody may."""
    given, file = given_secret("UCAP_METRICS_TOKEN"), os.environ.get("UCAP_METRICS_TOKEN_FILE")
    if file:
        try:
            given = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(
                f"UCAP_METRICS_TOKEN_FILE: {file} cannot be read ({error})."
            ) from error
    if given and (len(given) < 16 or not given.isascii() or not given.isprintable() or " " in given):
        raise ImproperlyConfigured(
            "the token for /metrics must have 16 characters or more, letters and digits. Make one: openssl rand -hex 24"
        )
    return given


METRICS_TOKEN = _token()
