"""A page, or only the piece of it that htmx asked for."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails


def render_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, fragment: str | None = None
) -> HttpResponse:
    """The whole page; to htmx only `fragment` (a template's name), where one is named."""
    asked_by_htmx = bool(cast("HtmxRequest", request).htmx) and not cast("HtmxRequest", request).htmx.boosted
    response = render(request, fragment if fragment and asked_by_htmx else page, context)
    response["Vary"] = "HX-Request"
    return response


class HtmxRequest(HttpRequest):
    """A request after django-htmx's middleware."""

    htmx: HtmxDetails
