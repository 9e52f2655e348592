"""Where this installation runs and where it keeps its data."""

import os
from pathlib import Path
from urllib.parse import urlsplit

# production (the default), development (shows /styleguide and error details) or test
ENVIRONMENT = os.environ.get("UCAP_ENV", "production")
DEBUG = ENVIRONMENT == "development"
DATA = Path(os.environ.get("UCAP_DATA", "data")).resolve()
PUBLIC_URL = os.environ.get("UCAP_PUBLIC_URL", "http://localhost:8000").rstrip("/")
PUBLIC_HOST = urlsplit(PUBLIC_URL).hostname or "localhost"
SERVED_BY_TLS = PUBLIC_URL.startswith("https://")

ROOT_URLCONF = "ucap.config.urls"
WSGI_APPLICATION = "ucap.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
