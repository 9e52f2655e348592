"""What a reader has chosen, kept in a cookie: the language, and light or dark.

Both are set by plain forms, so that they work without JavaScript. They change nothing but what this browser is shown, so they need no
CSRF token, and public pages stay free of one.
"""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ucap.web.languages import same_page

THEME_COOKIE = "ucap_theme"
THEMES = ("auto", "light", "dark")


def chosen_theme(request: HttpRequest) -> str:
    """The theme this browser asked for; "auto" follows the reader's system."""
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    return theme if theme in THEMES else "auto"


@csrf_exempt
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Back to the same page in the chosen language, which is remembered."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return HttpResponseRedirect(_way_back(request))
    parts = urlsplit(_way_back(request))
    response = HttpResponseRedirect(urlunsplit(parts._replace(path=same_page(parts.path, code))))
    _remember(response, settings.LANGUAGE_COOKIE_NAME, code)
    return response


@csrf_exempt
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Back to the same page in the chosen theme, which is remembered."""
    response = HttpResponseRedirect(_way_back(request))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        _remember(response, THEME_COOKIE, theme)
    return response


def _way_back(request: HttpRequest) -> str:
    """The page that was left, if it is one of ours; else the home page."""
    page = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if safe else "/"


def _remember(response: HttpResponse, cookie: str, value: str) -> None:
    response.set_cookie(
        cookie,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
