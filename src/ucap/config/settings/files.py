"""Static files (ours, hashed, served by the application itself) and uploaded files (never served directly)."""

import os

from django.core.exceptions import ImproperlyConfigured

from ucap.kernel.clamd import read_address

from .environment import DATA, ENVIRONMENT, number

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
MAX_UPLOAD = 25 * 1024 * 1024  # bytes of one document
try:  # clamd, which looks through every file that is given (kernel/uploads.py); None: nobody does
    CLAMD = read_address(os.environ.get("UCAP_CLAMD", ""))
except ValueError:
    raise ImproperlyConfigured(
        "UCAP_CLAMD must be the path of clamd's socket, such as /run/clamav/clamd.ctl, or tcp://127.0.0.1:3310."
    ) from None
IMPORT_FILES = number(
    "UCAP_IMPORT_FILES", 100
)  # documents that one person may have here to be read into plans
IMPORT_BYTES = number("UCAP_IMPORT_MB", 500) * 1_000_000  # and how large all of them are together
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # of a form's text: a million characters in any script
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # of a form: 300 rows, each of a dozen fields, with all that is ticked
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "ucap.web.uploads.StopsStoring",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {"BACKEND": "ucap.config.kept_files.KeptFiles"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if ENVIRONMENT == "production"
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = ENVIRONMENT != "production"
WHITENOISE_AUTOREFRESH = ENVIRONMENT == "development"
