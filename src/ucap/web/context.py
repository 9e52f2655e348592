"""What the base template knows about the page it frames."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from ucap.web.languages import in_languages, language_tag
from ucap.web.navigation import navigation
from ucap.web.preferences import chosen_theme


def page(request: HttpRequest) -> dict[str, Any]:
    """The page's languages, its theme and its lasting address; no query is made for it."""
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "languages": in_languages(request.path, code),
        "language_tag": language_tag(code),
        "navigation": navigation(request),
        "theme": chosen_theme(request),
        "public_url": settings.PUBLIC_URL,
        "here": request.get_full_path(),
        "is_development": settings.DEBUG,
    }
