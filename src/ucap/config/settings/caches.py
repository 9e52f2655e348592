"""What a process remembers of pages that anybody may see, so that it does not draw them twice.

Every key says what it depends on (a plan's version, the last publication), so nothing here has to be emptied and processes need
not share it.
"""

from typing import Any

CACHES: dict[str, dict[str, Any]] = {
    # pieces of pages: a plan's card is about 2 kB
    "default": {
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
# Of a visitor's cookies, those that pages are drawn by; the language is in the address.
COOKIES_THAT_CHANGE_PAGES = ("ucap_theme",)
