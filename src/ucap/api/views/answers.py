"""Errors as answers: application/problem+json (RFC 9457), in the caller's language. The one place that decides how."""

import json
import logging
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from ninja.errors import HttpError, ValidationError

from ucap.api.problems import (
    BAD_REQUEST,
    INVALID,
    NO_ROOM,
    NOT_FOUND,
    OUR_FAULT,
    SIGN_IN,
    TOO_LARGE,
    FieldError,
    ProblemKind,
    Refusal,
    kind_of,
)
from ucap.api.views.speaking import say
from ucap.api.wrong_values import in_words
from ucap.kernel.errors import Problem
from ucap.kernel.full_disk import is_full

log = logging.getLogger(__name__)
TYPE = "application/problem+json"
R = TypeVar("R", bound=HttpResponseBase)
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# The last one: a NUL in a text, a number beyond its column. PostgreSQL takes neither.
UNREADABLE = (UnreadablePostError, MultiPartParserError, SuspiciousOperation, HttpError, DataError)


def problem_of(request: HttpRequest, error: Exception) -> HttpResponse:
    """The answer to whatever was raised; what nobody foresaw is logged and told without a detail."""
    refusal = _refusal(request, error)
    if refusal.kind in (OUR_FAULT, NO_ROOM):
        log.error("an API request failed: %s %s", request.method, request.path, exc_info=error)
    return problem(request, refusal)


def problem(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal as an answer."""
    kind = refusal.kind
    said: dict[str, Any] = {
        "type": settings.PUBLIC_URL + reverse("api_problem", args=[kind.name]),
        "title": gettext(kind.title),
        "status": kind.status,
        "detail": say(refusal.detail) or gettext(kind.remedy),
        "instance": request.path,
        **refusal.more,
        **({"errors": [_error(one) for one in refusal.errors]} if refusal.errors else {}),
    }
    headers = dict(refusal.headers)
    if kind.status == 401:
        headers.setdefault("WWW-Authenticate", 'Bearer realm="ucap"')
    body = json.dumps(said, ensure_ascii=False)
    return to_be_saved(HttpResponse(body, status=kind.status, content_type=TYPE, headers=headers))


def to_be_saved(response: R) -> R:
    """The answer, which a browser that is led to it saves: nothing of the API is ever shown as a page of ours."""
    if "Content-Type" in response and "Content-Disposition" not in response:
        is_json = "json" in response["Content-Type"]
        response["Content-Disposition"] = 'attachment; filename="api.json"' if is_json else "attachment"
    return response


def _refusal(request: HttpRequest, error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, Problem):
        kind = kind_of(error, signed_in=request.user.is_authenticated)
        return Refusal(kind, error.message if kind is not SIGN_IN else "")
    if isinstance(error, ValidationError):
        return Refusal(INVALID, errors=list(_wrong_values(error.errors)))
    return Refusal(_kind(error))


def _kind(error: Exception) -> ProblemKind:
    if isinstance(error, Http404):
        return NOT_FOUND
    if isinstance(error, TOO_MUCH):
        return TOO_LARGE
    if is_full(error):
        return NO_ROOM
    return BAD_REQUEST if isinstance(error, UNREADABLE) else OUR_FAULT


def _wrong_values(errors: Sequence[dict[str, Any]]) -> Iterator[FieldError]:
    """What the shapes found wrong: of the body by a JSON pointer, of the address and the headers by the parameter's name."""
    for error in errors:
        source, *place = error["loc"]
        message = in_words(error["type"], error.get("ctx", {}))
        if source in ("body", "form", "file"):
            # ninja puts the name of the function's argument first when the body is one value
            inside = place[1:] if source == "body" else place
            yield FieldError(message, pointer=pointer(inside))
        else:
            # and here when it looked into the parameter: ["asked", "kind", 0]
            yield FieldError(message, parameter=str(place[1] if len(place) > 1 else place[0]))


def pointer(place: Sequence[object]) -> str:
    """The place in the body as a JSON pointer (RFC 6901) in a fragment: "#/themes/0/name"."""
    parts = (str(one).replace("~", "~0").replace("/", "~1") for one in place)
    return "#" + "".join(f"/{part}" for part in parts)


def _error(one: FieldError) -> dict[str, str]:
    where = {"pointer": one.pointer} if one.pointer else {"parameter": one.parameter} if one.parameter else {}
    return {"detail": say(one.detail), **where}
