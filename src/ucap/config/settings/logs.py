"""Logs to standard error, one line an event, no personal data: for a person to read, or (UCAP_LOGS=json) one JSON object each."""

import os

from django.core.exceptions import ImproperlyConfigured

LOGS = os.environ.get("UCAP_LOGS") or "lines"
if LOGS not in {"lines", "json"}:
    raise ImproperlyConfigured(f"UCAP_LOGS is {LOGS!r}; it must be lines or json.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {"()": "ucap.config.watching.lines.Line"},
        "json": {"()": "ucap.config.watching.lines.JsonLine"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOGS}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "ucap": {"level": "INFO"},
        # Every request is a line only where a machine reads them
        "ucap.requests": {"level": "INFO" if LOGS == "json" else "WARNING"},
        # Django puts its own handler on this one; what it says, with addresses in it, is for ours alone
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
