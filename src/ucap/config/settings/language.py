"""Six languages, complete, in the path of every page."""

from pathlib import Path

from django.conf.locale import LANG_INFO

LANGUAGE_CODE = "en"
# Each language under its own name: what somebody looking for it can read.
LANGUAGES = [
    (code, LANG_INFO[code]["name_local"].capitalize()) for code in ("en", "zh-hans", "es", "it", "de", "fr")
]
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "locale"]
LANGUAGE_COOKIE_NAME = "ucap_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True
