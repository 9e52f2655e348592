"""Who runs this installation and answers for what is stored, as the privacy text says it."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

OPERATOR_NAME = os.environ.get("UCAP_OPERATOR_NAME", "").strip()
OPERATOR_CONTACT = os.environ.get("UCAP_OPERATOR_CONTACT", "").strip()
if (
    OPERATOR_CONTACT
    and "@" not in OPERATOR_CONTACT
    and urlsplit(OPERATOR_CONTACT).scheme not in {"http", "https"}
):
    raise ImproperlyConfigured(
        f"UCAP_OPERATOR_CONTACT is {OPERATOR_CONTACT!r}; it must be an e-mail address or the address of a page (https://…)."
    )
