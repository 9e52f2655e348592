"""Who these pages are for: people who are signed in. A decorator, and what it leaves in the request."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from ucap.kernel.errors import NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.models import Plan


class OfficerRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]


def for_officers(view: View) -> View:
    """The view for people who are signed in; others are asked to, whatever the address, so that nothing is given away."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            raise NotAllowed(gettext_noop("Sign in to work on plans."))
        request.belongs_to = "plans:mine"  # type: ignore[attr-defined]  # the current place in the navigation
        response = view(cast(OfficerRequest, request), *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return guarded


def go(request: OfficerRequest, to: str, *args: Any, **query: str) -> HttpResponse:
    """On to another page, also for htmx; `fragment` is the place on it."""
    fragment = query.pop("fragment", "")
    address = reverse(to, args=args, query=query or None, fragment=fragment or None)
    if not request.htmx:
        return redirect(address)
    response = HttpResponseClientRedirect(address)
    here = (request.htmx.current_url_abs_path or "").partition("#")[0]
    if fragment and here == address.partition("#")[0]:
        response["HX-Refresh"] = "true"  # else the browser would only go to that place of the page it has
    return response


def say(request: OfficerRequest, text: str, *, undo: str = "") -> None:
    """A message on the next page; `undo` is the address that takes back what was done."""
    messages.success(request, text, extra_tags=undo)


def go_to_plan(request: OfficerRequest, plan: Plan) -> HttpResponse:
    """On to the plan's public page."""
    return go(request, "plans:plan", plan.slug)
