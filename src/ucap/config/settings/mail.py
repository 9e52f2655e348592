"""E-mail: through UCAP_EMAIL_HOST where one is set, else into a folder of files under the data folder."""

import os

from ucap.config.credentials import given

from .environment import DATA, PUBLIC_HOST, number

EMAIL_HOST = os.environ.get("UCAP_EMAIL_HOST", "")
EMAIL_PORT = number("UCAP_EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("UCAP_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = given("UCAP_EMAIL_PASSWORD")
EMAIL_USE_TLS = os.environ.get("UCAP_EMAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "ucap.config.eml_files.EmlFiles"
)
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("UCAP_EMAIL_FROM", f"ucap@{PUBLIC_HOST}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
