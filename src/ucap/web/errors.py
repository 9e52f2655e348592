"""Pages for what went wrong: what happened, what to do next."""

import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import reswap, retarget

from ucap.api import problems
from ucap.api.problems import Refusal
from ucap.api.views.answers import problem
from ucap.kernel import incident
from ucap.kernel.full_disk import is_full
from ucap.web.languages import in_languages, language_tag

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = logging.getLogger("ucap.web")


@dataclass(frozen=True, slots=True)
class WhatToDo:
    """The words of an error page."""

    title: "StrOrPromise"
    message: "StrOrPromise"


NOT_FOUND = WhatToDo(
    gettext_lazy("This page is not here"),
    gettext_lazy("The address may be mistyped, or what it showed has been moved or withdrawn."),
)
FORBIDDEN = WhatToDo(
    gettext_lazy("This is not open to you"),
    gettext_lazy(
        "Your account may not do this. If it should, ask the officer of your city or the secretariat."
    ),
)
BAD_REQUEST = WhatToDo(
    gettext_lazy("This could not be understood"),
    gettext_lazy(
        "What your browser sent is not what this page expects. Go back, reload the page and try again."
    ),
)
TOO_MUCH = WhatToDo(
    gettext_lazy("This is more than can be sent at once"),
    gettext_lazy("Nothing was saved. Go back and send less of it at a time, or give it as a file."),
)
TOO_OFTEN = WhatToDo(
    gettext_lazy("That was too often"),
    gettext_lazy(
        "For everybody's safety this can be done a few times a minute only. Wait a minute, then try again."
    ),
)
CONFLICT = WhatToDo(gettext_lazy("Not as things stand"), "")
STALE = WhatToDo(
    gettext_lazy("This page has become too old to send"),
    gettext_lazy(
        "For your safety a form can be sent for a limited time only. Go back, reload the page and send it again."
    ),
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    if _is_for_programs(request):
        return problem(request, Refusal(problems.TOO_LARGE if too_much else problems.BAD_REQUEST))
    return answer(request, 400, TOO_MUCH if too_much else BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404, NOT_FOUND)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer(request, 403, STALE)


def too_often(request: HttpRequest) -> HttpResponse:
    return answer(request, 429, TOO_OFTEN)


def signed_out() -> HttpResponse:
    """A toast that leaves the page, and what was written on it, as it is; sign-in is in a window beside it."""
    words = _("You are signed out. What you wrote is still here: sign in in another window, then go on here.")
    link = '{} <a href="{}" target="_blank">{}</a>'
    return _toast(401, format_html(link, words, reverse("account_login"), _("Sign in")))


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an error that nobody foresaw, with the number under which the log has it; of a full disk its own."""
    if is_full(sys.exc_info()[1]):  # in the session, which is written after the view
        return no_room(request)
    if _is_for_programs(request):
        return problem(request, Refusal(problems.OUR_FAULT))
    words = WhatToDo(
        _("Something went wrong on our side"),
        _("It has been written down for the people who run this platform. Try again in a few minutes."),
    )
    return _bare(request, 500, words)


def no_room(request: HttpRequest) -> HttpResponse:
    """Nothing can be written: what was sent is not kept, and reading goes on."""
    log.error("no room on the disk: nothing was saved. Make room; nothing has to be started anew.")
    if _is_for_programs(request):
        return problem(request, Refusal(problems.NO_ROOM))
    words = WhatToDo(
        _("Nothing was saved: there is no room left"),
        _(
            "The platform can be read, and nothing can be written until the people who run it make room. "
            "They have been told. Keep what you wrote, and send it again later."
        ),
    )
    return _bare(request, 507, words)


def _bare(request: HttpRequest, status: int, words: WhatToDo) -> HttpResponse:
    """A page that touches neither database nor session: either may be what failed."""
    if getattr(request, "htmx", False):
        return _toast(status, f"{words.title}. {words.message}")
    code = getattr(request, "LANGUAGE_CODE", "en")
    context = {
        "status": status,
        "title": words.title,
        "message": words.message,
        "incident": incident.number(),
        "language_tag": language_tag(code),
        "languages": in_languages(request.path, code),
    }
    return HttpResponse(render_to_string("errors/server_error.html", context), status=status)


def answer(request: HttpRequest, status: int, words: WhatToDo, message: str = "") -> HttpResponse:
    """The error page with these words; to htmx a toast that leaves the page as it is."""
    said = message or str(words.message)
    if getattr(request, "htmx", False):
        return _toast(status, said)
    context = {"status": status, "title": words.title, "message": said}
    return HttpResponse(render_to_string("errors/error.html", context, request), status=status)


def _is_for_programs(request: HttpRequest) -> bool:
    """Whether a program asked: it is answered in JSON also where the request never came to the API."""
    return request.path.startswith("/api/")


def _toast(status: int, message: str) -> HttpResponse:
    toast = render_to_string("components/toast.html", {"tone": "error", "message": message})
    return retarget(reswap(HttpResponse(toast, status=status), "beforeend"), "#toasts")
