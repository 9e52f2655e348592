"""Problems raised in a view, answered in the reader's language; answers to people with a session, kept by nobody."""

import logging
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

from ucap.kernel.errors import Conflict, NotAllowed, NotNow, Problem
from ucap.kernel.full_disk import is_full
from ucap.places.sentences import say
from ucap.web import errors

log = logging.getLogger("ucap.web")


class NothingKeptMiddleware:
    """Has no browser and no proxy keep what somebody with a session was answered, unless the answer itself says for how long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response:
            patch_cache_control(response, private=True, no_store=True)
        return response


class ProblemMiddleware:
    """Turns a `Problem` into the page (or, to htmx, the toast) that says how to mend it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a problem; None leaves any other exception to Django."""
        if isinstance(
            exception, DataError
        ):  # a NUL in a text, a number beyond its column: PostgreSQL takes neither
            route = request.resolver_match.route if request.resolver_match else ""  # says nobody's token
            log.warning(
                "%s %s: the database takes no %s", request.method, route, type(exception.__cause__).__name__
            )
            return errors.bad_request(request)
        if is_full(exception):
            return errors.no_room(request)
        if not isinstance(exception, Problem):
            return None
        if isinstance(exception, NotAllowed) and not request.user.is_authenticated:
            return _to_sign_in(request)
        status, words = _kind(exception)
        response = errors.answer(request, status, words, say(exception.message))
        patch_vary_headers(response, ["HX-Request"])
        return response


def _kind(problem: Problem) -> tuple[int, errors.WhatToDo]:
    if isinstance(problem, NotAllowed):
        return 403, errors.FORBIDDEN
    if isinstance(problem, NotNow | Conflict):
        return 409, errors.CONFLICT
    return 400, errors.BAD_REQUEST


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, which leads back to the page that was being read; not from under somebody who writes."""
    if request.method != "GET" and getattr(request, "htmx", False):
        return errors.signed_out()
    left = request.get_full_path()
    if request.method != "GET" or getattr(request, "htmx", False):
        page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "/")
        left = urlunsplit(("", "", page.path, page.query, ""))
    response = redirect_to_login(left)
    return HttpResponseClientRedirect(response.url) if getattr(request, "htmx", False) else response
