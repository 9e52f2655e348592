"""What the base template knows about the page it frames."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import get_language

from ucap.notices.queries.inbox import unread_count
from ucap.people.rules import consent_is_due, office_rests
from ucap.people.visits import WARNED
from ucap.web.demonstration import is_demonstration
from ucap.web.languages import in_languages, language_tag
from ucap.web.navigation import navigation
from ucap.web.preferences import chosen_theme
from ucap.web.visits import what_is_left


def page(request: HttpRequest) -> dict[str, Any]:
    """The page's languages, its theme and its lasting address, what its reader has to be told on every page; no query is made for a visitor."""
    person = getattr(request, "user", None) or AnonymousUser()
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "languages": in_languages(request.path, code),
        "language_tag": language_tag(code),
        "navigation": navigation(request),
        "theme": chosen_theme(request),
        "public_url": settings.PUBLIC_URL,
        "here": request.get_full_path(),
        "is_development": settings.DEBUG,
        "is_demonstration": is_demonstration(),
        "unread_notices": lambda: unread_count(person),
        "consent_is_due": consent_is_due(person),
        "visit_left": what_is_left(request),
        "visit_warned": WARNED,
        "office_rests": lambda: office_rests(person),
    }
