"""How long somebody with an office stays signed in: watched with each request, told to the page, and answered when it is over.

What was being written is never thrown away: a fragment leaves the page as it is, and a form that came too late is shown again.
"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_from_path, gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ucap.kernel.clock import now
from ucap.people import visits
from ucap.people.rules import is_bounded
from ucap.web import errors

NEVER_SHOWN = ("csrfmiddlewaretoken", "password", "credential", "code")  # what a field's name may not hold


class VisitMiddleware:
    """Ends what has gone on for too long; else writes down, once a minute, that somebody is here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not is_bounded(request.user):
            return self.get_response(request)
        at = now()
        left = _left(request, at)
        if left.is_over:
            logout(request)
            return _ended(request, left) or self.get_response(request)
        if not _only_asks(request):
            visits.seen(request.session, at)
        return self.get_response(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest) -> JsonResponse:
    """What is left of the visit, in seconds, and for whom; a POST says that somebody is here (the middleware wrote it down)."""
    left = what_is_left(request)
    return JsonResponse(
        {
            "idle": left.idle if left else 0,
            "whole": left.whole if left else 0,
            "person": request.user.pk or "",
            "token": get_token(request),  # forms of before one signed in again need the new one
        }
    )


def what_is_left(request: HttpRequest) -> visits.Left | None:
    """What is left of this reader's visit; None where no hours are counted."""
    person = getattr(request, "user", None)
    if person is None or not is_bounded(person):
        return None
    return _left(request, now())


def _left(request: HttpRequest, at: datetime) -> visits.Left:
    return visits.left(request.session, at, idle=settings.OFFICE_IDLE, longest=settings.OFFICE_LONGEST)


def _only_asks(request: HttpRequest) -> bool:
    return request.method != "POST" and request.path == reverse("visit")


def _ended(request: HttpRequest, left: visits.Left) -> HttpResponse | None:
    """What somebody is answered whose visit is over; None where the address itself has an answer for who is not signed in."""
    if not get_language_from_path(request.path) or request.path == reverse("account_login"):
        return None
    if getattr(request, "htmx", False):
        return errors.signed_out()
    if request.method not in {"GET", "HEAD"}:
        return _form_too_late(request)
    messages.warning(request, _why(left))
    return redirect_to_login(request.get_full_path())


def _why(left: visits.Left) -> str:
    if left.whole <= 0:
        hours = int(settings.OFFICE_LONGEST.total_seconds()) // 3600
        words = ngettext(
            "%(hours)d hour after signing in, whoever holds an office signs in anew. You come back to the page you were on.",
            "%(hours)d hours after signing in, whoever holds an office signs in anew. You come back to the page you were on.",
            hours,
        )
        return words % {"hours": hours}
    minutes = int(settings.OFFICE_IDLE.total_seconds()) // 60
    return gettext(
        "You were signed out, for nothing was done for %(minutes)d minutes. You come back to the page you were on."
    ) % {"minutes": minutes}


def _form_too_late(request: HttpRequest) -> HttpResponse:
    """What was sent, to be read and copied: it is not saved, and the browser may not have it any more."""
    page = urlsplit(request.headers.get("Referer") or "/")
    written = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if isinstance(text, str) and text.strip() and not any(one in name for one in NEVER_SHOWN)
    ]
    context = {"written": written, "back": urlunsplit(("", "", page.path, page.query, ""))}
    return render(request, "errors/too_late.html", context, status=401)
