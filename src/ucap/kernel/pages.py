"""A page, or only the piece of it that htmx asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django_htmx.middleware import HtmxDetails

View = Callable[..., HttpResponseBase]


def render_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, fragment: str | None = None
) -> HttpResponse:
    """The whole page; to htmx only `fragment` (a template's name), where one is named."""
    asked_by_htmx = bool(cast("HtmxRequest", request).htmx) and not cast("HtmxRequest", request).htmx.boosted
    response = render(request, fragment if fragment and asked_by_htmx else page, context)
    response["Vary"] = "HX-Request"
    return response


def opened_by_its_address(view: View) -> View:
    """A view whose address is the key: kept by no cache, found by no search engine, told to no other site.

    To our own site it is told: a browser that tells nobody says nothing of where a form comes from either, and is refused
    (Fetch standard, "serialize a request origin"; Django's check of Origin).
    """

    @never_cache
    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return seen


class HtmxRequest(HttpRequest):
    """A request after django-htmx's middleware."""

    htmx: HtmxDetails
