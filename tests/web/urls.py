"""The platform's addresses, and one at which every problem can be had."""

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from ucap.config.urls import handler400, handler403, handler404, handler500, urlpatterns
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow, Problem

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

KINDS = {
    "bad": BadInput,
    "conflict": Conflict,
    "not-allowed": NotAllowed,
    "not-now": NotNow,
    "problem": Problem,
}


def problem(request: HttpRequest, kind: str) -> HttpResponse:
    if kind == "bug":
        raise RuntimeError("a bug")
    if kind == "nul":
        raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    raise KINDS[kind]("%(country)s has no city", country="FR")


urlpatterns = [path("en/problems/<kind>/", problem), path("zh-hans/problems/<kind>/", problem), *urlpatterns]
