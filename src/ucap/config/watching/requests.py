"""Every request from its beginning to its end: numbered, timed, written down and counted."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ucap.kernel import incident

log = logging.getLogger("ucap.requests")
UNWATCHED = frozenset({"health", "ready", "metrics"})  # asked for every few seconds, by machines
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class WatchMiddleware:
    """The first of all: what it sees is what is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = incident.begin(request.headers.get(incident.HEADER, ""))
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers[incident.HEADER] = incident.number()
            self._note(request, response, time.perf_counter() - began)
            return response
        finally:
            incident.end(token)

    def _note(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        match = request.resolver_match
        page = (match.view_name or "unnamed") if match else "none"
        if page in UNWATCHED:
            return
        method = request.method if request.method in METHODS else "other"
        if settings.METRICS_TOKEN:
            from ucap.config.watching.figures import count

            count(page, str(method), response.status_code, seconds)
        if log.isEnabledFor(logging.INFO):
            figures = {
                "method": method,
                "page": page,
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
                "role": role(request),
            }
            log.info("answered", extra={"figures": figures})


def role(request: Any) -> str:
    """What the person is, not who; asked of nobody: "-" where the page had no need to know."""
    user = getattr(request, "_cached_user", None)  # Django's own, set once the user was asked for
    if user is None:
        return "-"
    if not user.is_authenticated:
        return "visitor"
    offices = {"secretariat": user.is_secretariat, "operator": user.is_operator}
    offices["officer"] = bool(user.__dict__.get("city_ids"))
    return next((office for office, holds in offices.items() if holds), "account")
