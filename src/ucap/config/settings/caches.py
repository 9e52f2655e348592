"""What is remembered for a while: counts that all processes share, and pieces of pages that each keeps for itself."""

from typing import Any

from .environment import ENVIRONMENT

# Attempts to sign in and the like are counted here (django-allauth always takes the cache called "default"). Every process must see
# the same counts, on one machine or on several, so they are in the database: no further server to run, and a restart forgets nothing (kernel/counts.py).
_SHARED: dict[str, Any] = {
    "BACKEND": "ucap.kernel.counts.Counts",
    "LOCATION": "ucap_counts",
    "OPTIONS": {"MAX_ENTRIES": 100_000},
}
_ALONE: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "counts",
}

# Every key of a piece or a page says what it depends on (a plan's version, the last publication), so nothing of these has to be emptied
# and processes need not share it.
CACHES: dict[str, dict[str, Any]] = {
    "default": _ALONE if ENVIRONMENT == "test" else _SHARED,
    # what {% cache %} keeps: a plan's card is about 2 kB
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pieces",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
    # whole pages, compressed: about 15 kB each
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
# For so many seconds a process goes on with what it read of what is asked for with every page (kernel/remembering.py); a test changes
# something and looks at once.
KEPT_BRIEFLY = 0 if ENVIRONMENT == "test" else 5
# Of a visitor's cookies, those that pages are drawn by; the language is in the address.
COOKIES_THAT_CHANGE_PAGES = ("ucap_theme",)
