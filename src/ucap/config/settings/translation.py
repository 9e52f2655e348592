"""The translation service that entries are read in other languages through: none unless the operator names one."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from ucap.config.credentials import given


def _url() -> str:
    """Where it is, without a slash at the end; "": there is none."""
    address = (os.environ.get("UCAP_TRANSLATE_URL") or "").strip().rstrip("/")
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1)
    except ValueError:
        known = False
    if not known or parts.query or parts.fragment or "@" in parts.netloc or not address.isprintable():
        raise ImproperlyConfigured(
            "UCAP_TRANSLATE_URL must be the address of a LibreTranslate service, such as https://translate.example.org;"
            " its key goes into UCAP_TRANSLATE_KEY."
        )
    return address


TRANSLATE_URL = _url()
TRANSLATE_KEY = given("UCAP_TRANSLATE_KEY").strip()
